package org.leadscoring.persistence.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.Progress;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.Import.UploadedFile;
import org.leadscoring.application.importing.Imports;
import org.leadscoring.application.importing.Position;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Imports in the table {@code imports}; what waits for work is found by {@code imports_state}. */
public final class JdbcImports implements Imports {

    private static final String SELECT = """
            select id, workspace_id, kind, file_name, file_bytes, file_hash, file_kept, plan, state, checked, asked_by,
                created_at, started_at, ended_at, at_byte, at_line, read_rows, taken, duplicates, refused, new_leads,
                known_leads, claimed_by, claimed_until, problem
            from imports
            """;

    private static final String UNCLAIMED =
            "state in ('checking', 'running') and (claimed_until is null or claimed_until <= :now";

    private final Database database;

    public JdbcImports(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Import added) {
        var asked = added.by();
        with(database.sql("""
                        insert into imports (id, workspace_id, kind, file_name, file_bytes, file_hash, file_kept, plan,
                            state, checked, asked_by, created_at, started_at, ended_at, last_at, at_byte, at_line,
                            read_rows, taken, duplicates, refused, new_leads, known_leads, claimed_by, claimed_until,
                            problem)
                        values (:id, :workspace, :kind, :name, :bytes, :hash, :kept, :plan, :state, :checked, :by,
                            :created, :started, :ended, :last, :byte, :line, :rows, :taken, :duplicates, :refused, :new,
                            :known, :worker, :until, :problem)
                        """), workspace, added)
                .param("kind", Columns.key(added.kind()))
                .param("by", Columns.bytesOrNull(asked == null ? null : asked.value()))
                .param("created", Columns.utc(added.createdAt()))
                .update();
    }

    @Override
    public void save(WorkspaceId workspace, Import changed) {
        with(database.sql("""
                        update imports set file_name = :name, file_bytes = :bytes, file_hash = :hash, file_kept = :kept,
                            plan = :plan, state = :state, checked = :checked, started_at = :started, ended_at = :ended,
                            last_at = :last, at_byte = :byte, at_line = :line, read_rows = :rows, taken = :taken,
                            duplicates = :duplicates, refused = :refused, new_leads = :new, known_leads = :known,
                            claimed_by = :worker, claimed_until = :until, problem = :problem
                        where id = :id and workspace_id = :workspace
                        """), workspace, changed).update();
    }

    private static StatementSpec with(StatementSpec statement, WorkspaceId workspace, Import found) {
        var plan = found.plan();
        var claim = found.claim();
        var progress = found.progress();
        var ended = found.endedAt();
        return statement
                .param("id", Columns.bytes(found.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("name", found.file().name())
                .param("bytes", found.file().bytes())
                .param("hash", found.file().hash())
                .param("kept", found.file().kept())
                .param("plan", plan == null ? null : PlanDocument.text(plan))
                .param("state", Columns.key(found.state()))
                .param("checked", found.checked())
                .param("started", Columns.utcOrNull(found.startedAt()))
                .param("ended", Columns.utcOrNull(ended))
                .param("last", Columns.utc(ended == null ? found.createdAt() : ended))
                .param("byte", progress.position().offset())
                .param("line", progress.position().line())
                .param("rows", progress.rows())
                .param("taken", progress.taken())
                .param("duplicates", progress.duplicates())
                .param("refused", progress.refused())
                .param("new", progress.newLeads())
                .param("known", progress.knownLeads())
                .param("worker", claim == null ? null : claim.worker())
                .param("until", Columns.utcOrNull(claim == null ? null : claim.until()))
                .param("problem", found.problem());
    }

    @Override
    public Optional<Import> byId(WorkspaceId workspace, ImportId id) {
        return find(workspace, id, "");
    }

    @Override
    public Optional<Import> lock(WorkspaceId workspace, ImportId id) {
        return find(workspace, id, " for update");
    }

    private Optional<Import> find(WorkspaceId workspace, ImportId id, String lock) {
        return database.sql(SELECT + "where id = :id and workspace_id = :workspace" + lock)
                .param("id", Columns.bytes(id.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> found(row))
                .optional();
    }

    @Override
    public List<Import> all(WorkspaceId workspace, int limit) {
        return database.sql(SELECT + "where workspace_id = :workspace order by created_at desc, id desc limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> found(row))
                .list();
    }

    @Override
    public List<ImportId> waiting(Instant now) {
        return database.sql("select id from imports where " + UNCLAIMED + ") order by started_at, id")
                .param("now", Columns.utc(now))
                .query((row, n) -> new ImportId(Columns.id(row, "id")))
                .list();
    }

    @Override
    public Optional<Waiting> hold(ImportId id, String worker, Instant now) {
        return database.sql(
                        SELECT + "where id = :id and " + UNCLAIMED + " or claimed_by = :worker) for update skip locked")
                .param("id", Columns.bytes(id.value()))
                .param("now", Columns.utc(now))
                .param("worker", worker)
                .query((row, n) -> waiting(row))
                .optional();
    }

    @Override
    public List<Waiting> idleSince(Instant before, int limit) {
        return database.sql(SELECT + """
                        where file_kept = true and last_at < :before and state not in ('checking', 'running')
                        order by last_at, id limit :limit
                        """)
                .param("before", Columns.utc(before))
                .param("limit", limit)
                .query((row, n) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(new WorkspaceId(Columns.id(row, "workspace_id")), found(row));
    }

    private static Import found(ResultSet row) throws SQLException {
        var plan = row.getString("plan");
        var by = Columns.idOrNull(row, "asked_by");
        return new Import(
                new ImportId(Columns.id(row, "id")),
                Columns.constant(ImportKind.class, row, "kind"),
                new UploadedFile(
                        row.getString("file_name"),
                        row.getLong("file_bytes"),
                        row.getString("file_hash"),
                        row.getBoolean("file_kept")),
                plan == null ? null : PlanDocument.plan(plan),
                Columns.constant(State.class, row, "state"),
                row.getBoolean("checked"),
                by == null ? null : new UserId(by),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                new Progress(
                        new Position(row.getLong("at_byte"), row.getLong("at_line")),
                        row.getLong("read_rows"),
                        row.getLong("taken"),
                        row.getLong("duplicates"),
                        row.getLong("refused"),
                        row.getLong("new_leads"),
                        row.getLong("known_leads")),
                claim(row),
                row.getString("problem"));
    }

    private static @Nullable Claim claim(ResultSet row) throws SQLException {
        var worker = row.getString("claimed_by");
        return worker == null ? null : new Claim(worker, Columns.instant(row, "claimed_until"));
    }
}
