package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.application.workspace.ReadAuditLog.Position;
import org.leadscoring.application.workspace.ReadAuditLog.Trail;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/**
 * The table {@code audit_log} in the order of time. For every filter there is an index in which what it wants stands in
 * that order: {@code audit_log_latest}, {@code _by}, {@code _kind}, {@code _by_and_kind}.
 */
public final class JdbcTrail implements Trail {

    private final Database database;

    public JdbcTrail(Database database) {
        this.database = database;
    }

    @Override
    public List<Change> latest(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        var sql = new StringBuilder("""
                select id, happened_at, user_id, action, subject_type, subject_id, was, became from audit_log
                where workspace_id = :workspace
                """);
        sql.append(filter.by() == null ? "" : " and user_id = :by");
        sql.append(filter.kind() == null ? "" : " and subject_type = :kind");
        sql.append(filter.from() == null ? "" : " and happened_at >= :from");
        sql.append(filter.until() == null ? "" : " and happened_at < :until");
        // Said twice, so that the index is entered at the instant: a comparison of pairs alone would not do that.
        sql.append(after == null ? "" : " and happened_at <= :at and (happened_at < :at or id < :id)");
        sql.append(" order by happened_at desc, id desc limit :limit");
        return database.sql(sql.toString())
                .param("workspace", Columns.bytes(workspace.value()))
                .param(
                        "by",
                        filter.by() == null ? null : Columns.bytes(filter.by().value()))
                .param("kind", filter.kind())
                .param("from", Columns.utcOrNull(filter.from()))
                .param("until", Columns.utcOrNull(filter.until()))
                .param("at", after == null ? null : Columns.utc(after.at()))
                .param("id", after == null ? null : Columns.bytes(after.id()))
                .param("limit", limit)
                .query((row, n) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                Columns.id(row, "id"),
                Columns.instant(row, "happened_at"),
                new UserId(Columns.id(row, "user_id")),
                row.getString("action"),
                new Subject(row.getString("subject_type"), Columns.id(row, "subject_id")),
                Json.attributes(row.getString("was")),
                Json.attributes(row.getString("became")));
    }

    /** MySQL jumps from kind to kind in the index {@code audit_log_kind}. */
    @Override
    public List<String> kinds(WorkspaceId workspace) {
        return database.sql("""
                        select distinct subject_type from audit_log where workspace_id = :workspace
                        order by subject_type
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getString("subject_type"))
                .list();
    }
}
