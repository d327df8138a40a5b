package org.leadscoring.persistence.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.EvidenceRun;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.EvidenceRuns;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Evidence in the table {@code evidence_runs}; a version's by {@code evidence_runs_of_model}, what runs by
 * {@code evidence_runs_state}. What became of its suggestions stands in {@code evidence_drafts}.
 */
public final class JdbcEvidenceRuns implements EvidenceRuns {

    private static final String SELECT = """
            select id, workspace_id, model_id, challenger_id, question, asked_by, began_at, state, step, done, total,
                evidence, problem, finished_at
            from evidence_runs
            """;

    private final Database database;

    public JdbcEvidenceRuns(Database database) {
        this.database = database;
    }

    @Override
    public void add(EvidenceRun run) {
        var challenger = run.challenger();
        database.sql("""
                        insert into evidence_runs (id, workspace_id, model_id, challenger_id, question, asked_by, began_at,
                            state, step, done, total)
                        values (:id, :workspace, :model, :challenger, :question, :by, :began, :state, :step, :done, :total)
                        """)
                .param("id", Columns.bytes(run.id()))
                .param("workspace", Columns.bytes(run.workspace().value()))
                .param("model", Columns.bytes(run.model().value()))
                .param("challenger", Columns.bytesOrNull(challenger == null ? null : challenger.value()))
                .param("question", QuestionDocument.text(run.question()))
                .param("by", Columns.bytes(run.by().value()))
                .param("began", Columns.utc(run.at()))
                .param("state", Columns.key(run.state()))
                .param("step", Columns.key(run.step()))
                .param("done", run.done())
                .param("total", run.total())
                .update();
    }

    @Override
    public Optional<EvidenceRun> byId(WorkspaceId workspace, UUID id) {
        return database.sql(SELECT + "where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(id))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> run(row))
                .optional();
    }

    @Override
    public Optional<EvidenceRun> running(WorkspaceId workspace, ModelId model) {
        return latest(workspace, model, "state = 'running'");
    }

    @Override
    public Optional<EvidenceRun> last(WorkspaceId workspace, ModelId model) {
        return latest(workspace, model, "state in ('done', 'failed')");
    }

    private Optional<EvidenceRun> latest(WorkspaceId workspace, ModelId model, String which) {
        return database.sql(SELECT + "where model_id = :model and workspace_id = :workspace and " + which
                        + " order by began_at desc, id desc limit 1")
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> run(row))
                .optional();
    }

    @Override
    public Optional<EvidenceRun> claim(Instant now, Instant until) {
        var next = database.sql(SELECT + """
                        where state = 'running' and (claimed_until is null or claimed_until <= :now)
                        order by began_at limit 1 for update skip locked
                        """)
                .param("now", Columns.utc(now))
                .query((row, n) -> run(row))
                .optional();
        next.ifPresent(run -> database.sql("update evidence_runs set claimed_until = :until where id = :id")
                .param("until", Columns.utc(until))
                .param("id", Columns.bytes(run.id()))
                .update());
        return next;
    }

    @Override
    public boolean advance(UUID run, Step step, long done, long total, Instant until) {
        return database.sql("""
                                update evidence_runs set step = :step, done = :done, total = :total, claimed_until = :until
                                where id = :id and state = 'running'
                                """)
                        .param("step", Columns.key(step))
                        .param("done", done)
                        .param("total", total)
                        .param("until", Columns.utc(until))
                        .param("id", Columns.bytes(run))
                        .update()
                > 0;
    }

    @Override
    public void finish(UUID run, State state, @Nullable Evidence evidence, @Nullable String problem, Instant at) {
        database.sql("""
                        update evidence_runs set state = :state, evidence = :evidence, problem = :problem, finished_at = :at
                        where id = :id and state = 'running'
                        """)
                .param("state", Columns.key(state))
                .param("evidence", evidence == null ? null : EvidenceDocument.text(evidence))
                .param("problem", problem)
                .param("at", Columns.utc(at))
                .param("id", Columns.bytes(run))
                .update();
    }

    @Override
    public void drafted(UUID run, ModelId draft) {
        database.sql("insert into evidence_drafts (draft_id, run_id) values (:draft, :run)")
                .param("draft", Columns.bytes(draft.value()))
                .param("run", Columns.bytes(run))
                .update();
    }

    @Override
    public Optional<EvidenceRun> origin(WorkspaceId workspace, ModelId draft) {
        return database.sql(SELECT + """
                        where id = (select run_id from evidence_drafts where draft_id = :draft) and workspace_id = :workspace
                        """)
                .param("draft", Columns.bytes(draft.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> run(row))
                .optional();
    }

    private static EvidenceRun run(ResultSet row) throws SQLException {
        var challenger = Columns.idOrNull(row, "challenger_id");
        var evidence = row.getString("evidence");
        return new EvidenceRun(
                Columns.id(row, "id"),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                new ModelId(Columns.id(row, "model_id")),
                challenger == null ? null : new ModelId(challenger),
                QuestionDocument.question(row.getString("question")),
                new UserId(Columns.id(row, "asked_by")),
                Columns.instant(row, "began_at"),
                Columns.constant(State.class, row, "state"),
                Columns.constant(Step.class, row, "step"),
                row.getLong("done"),
                row.getLong("total"),
                evidence == null ? null : EvidenceDocument.evidence(evidence),
                row.getString("problem"),
                Columns.instantOrNull(row, "finished_at"));
    }
}
