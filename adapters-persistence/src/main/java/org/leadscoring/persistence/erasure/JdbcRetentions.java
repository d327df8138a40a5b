package org.leadscoring.persistence.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.erasure.AgedLeads.Position;
import org.leadscoring.application.erasure.Retention;
import org.leadscoring.application.erasure.Retentions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Decisions and how far they have come in the table {@code retentions}. */
public final class JdbcRetentions implements Retentions {

    private static final String SELECT = """
            select months, decided_by, decided_at, next_at, after_at, after_id, erased, ended_at from retentions
            where workspace_id = :workspace
            """;

    private final Database database;

    public JdbcRetentions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Kept> of(WorkspaceId workspace) {
        return database.sql(SELECT)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> kept(row))
                .optional();
    }

    @Override
    public void save(WorkspaceId workspace, Retention retention) {
        remove(workspace);
        database.sql("""
                        insert into retentions (workspace_id, months, decided_by, decided_at, next_at, erased)
                        values (:workspace, :months, :by, :since, :since, 0)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("months", retention.months())
                .param("by", Columns.bytes(retention.by().value()))
                .param("since", Columns.utc(retention.since()))
                .update();
    }

    @Override
    public void remove(WorkspaceId workspace) {
        database.sql("delete from retentions where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<WorkspaceId> due(Instant now) {
        return database.sql("select workspace_id from retentions where next_at <= :now order by next_at, workspace_id")
                .param("now", Columns.utc(now))
                .query((row, n) -> new WorkspaceId(Columns.id(row, "workspace_id")))
                .list();
    }

    @Override
    public Optional<Kept> claim(WorkspaceId workspace, Instant now) {
        return database.sql(SELECT + "and next_at <= :now for update skip locked")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("now", Columns.utc(now))
                .query((row, n) -> kept(row))
                .optional();
    }

    @Override
    public void save(WorkspaceId workspace, Progress progress) {
        var after = progress.after();
        database.sql("""
                        update retentions set next_at = :next, after_at = :after, after_id = :lead, erased = :erased,
                            ended_at = :ended
                        where workspace_id = :workspace
                        """)
                .param("next", Columns.utc(progress.nextAt()))
                .param("after", Columns.utcOrNull(after == null ? null : after.activeAt()))
                .param(
                        "lead",
                        Columns.bytesOrNull(after == null ? null : after.lead().value()))
                .param("erased", progress.erased())
                .param("ended", Columns.utcOrNull(progress.endedAt()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var retention = new Retention(
                row.getInt("months"), new UserId(Columns.id(row, "decided_by")), Columns.instant(row, "decided_at"));
        var after = Columns.instantOrNull(row, "after_at");
        return new Kept(
                retention,
                new Progress(
                        Columns.instant(row, "next_at"),
                        after == null ? null : new Position(after, new LeadId(Columns.id(row, "after_id"))),
                        row.getLong("erased"),
                        Columns.instantOrNull(row, "ended_at")));
    }
}
