package org.leadscoring.persistence.recalculation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Publications in the table {@code publications}; the leads they walk over, by the index {@code leads_unmerged}. */
public final class JdbcPublications implements Publications {

    private static final String COLUMNS = """
            workspace_id, model_id, replaces_id, acts, asked_by, asked_at, phase, cursor_id, done, total, finished_at
            """;

    private static final String UNFINISHED =
            "finished_at is null and (phase not in ('catching_up', 'cancelling') or asked_at < :settled)";

    private final Database database;

    public JdbcPublications(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Publication publication) {
        database.sql("delete from publications where model_id = :model and workspace_id = :workspace")
                .param("model", Columns.bytes(publication.model().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
        with(database.sql("""
                        insert into publications (workspace_id, model_id, replaces_id, acts, asked_by, asked_at, phase,
                            cursor_id, done, total, finished_at)
                        values (:workspace, :model, :replaces, :acts, :by, :at, :phase, :cursor, :done, :total, :finished)
                        """), workspace, publication)
                .param("replaces", idOrNull(publication.replaces()))
                .param("acts", publication.acts())
                .param("by", Columns.bytes(publication.by().value()))
                .update();
    }

    @Override
    public void save(WorkspaceId workspace, Publication publication) {
        with(database.sql("""
                        update publications set phase = :phase, asked_at = :at, cursor_id = :cursor, done = :done,
                            total = :total, finished_at = :finished
                        where model_id = :model and workspace_id = :workspace
                        """), workspace, publication).update();
    }

    private static StatementSpec with(StatementSpec statement, WorkspaceId workspace, Publication publication) {
        var cursor = publication.cursor();
        return statement
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytes(publication.model().value()))
                .param("phase", Columns.key(publication.phase()))
                .param("cursor", Columns.bytesOrNull(cursor == null ? null : cursor.value()))
                .param("at", Columns.utc(publication.at()))
                .param("done", publication.done())
                .param("total", publication.total())
                .param("finished", Columns.utcOrNull(publication.finishedAt()));
    }

    private static byte @Nullable [] idOrNull(@Nullable ModelId model) {
        return Columns.bytesOrNull(model == null ? null : model.value());
    }

    @Override
    public List<ModelId> unfinished(Instant settled) {
        return database.sql("select model_id from publications where " + UNFINISHED + " order by asked_at, model_id")
                .param("settled", Columns.utc(settled))
                .query((row, n) -> new ModelId(Columns.id(row, "model_id")))
                .list();
    }

    @Override
    public Optional<Unfinished> hold(ModelId model, Instant settled) {
        return database.sql("select " + COLUMNS + " from publications where model_id = :model and " + UNFINISHED
                        + " for update skip locked")
                .param("model", Columns.bytes(model.value()))
                .param("settled", Columns.utc(settled))
                .query((row, n) -> new Unfinished(new WorkspaceId(Columns.id(row, "workspace_id")), publication(row)))
                .optional();
    }

    @Override
    public Optional<Publication> lock(WorkspaceId workspace, ModelId model) {
        return database.sql("select " + COLUMNS
                        + " from publications where model_id = :model and workspace_id = :workspace for update")
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> publication(row))
                .optional();
    }

    @Override
    public List<Publication> all(WorkspaceId workspace) {
        return database.sql("select " + COLUMNS
                        + " from publications where workspace_id = :workspace order by asked_at desc, model_id desc")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> publication(row))
                .list();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        var replaces = Columns.idOrNull(row, "replaces_id");
        var cursor = Columns.idOrNull(row, "cursor_id");
        return new Publication(
                new ModelId(Columns.id(row, "model_id")),
                replaces == null ? null : new ModelId(replaces),
                row.getBoolean("acts"),
                new UserId(Columns.id(row, "asked_by")),
                Columns.instant(row, "asked_at"),
                Columns.constant(Phase.class, row, "phase"),
                cursor == null ? null : new LeadId(cursor),
                row.getLong("done"),
                row.getLong("total"),
                Columns.instantOrNull(row, "finished_at"));
    }

    @Override
    public long leads(WorkspaceId workspace) {
        return database.sql("select count(*) from leads where workspace_id = :workspace and merged_into is null")
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .single();
    }

    /** A range of {@code leads_unmerged}, or of the primary key where nearly all leads are of this workspace. */
    @Override
    public List<LeadId> leadsAfter(WorkspaceId workspace, @Nullable LeadId after, int limit) {
        var statement = database.sql("""
                        select id from leads where workspace_id = :workspace and merged_into is null
                        """ + (after == null ? "" : " and id > :after") + " order by id limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("after", Columns.bytes(after.value()));
        }
        return statement.query((row, n) -> new LeadId(Columns.id(row, "id"))).list();
    }

    /** Passes all leads of the workspace, each by primary keys: seconds for a million, asked a few times a publication. */
    @Override
    public List<LeadId> leadsWithout(WorkspaceId workspace, ModelId model, int limit) {
        return database.sql("""
                        select l.id from leads l
                        left join scores s on s.lead_id = l.id and s.model_id = :model
                        where l.workspace_id = :workspace and l.merged_into is null and s.lead_id is null
                        order by l.id limit :limit
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytes(model.value()))
                .param("limit", limit)
                .query((row, n) -> new LeadId(Columns.id(row, "id")))
                .list();
    }
}
