package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/** Changes of the configuration in the table {@code audit_log}. */
public final class JdbcAuditLog implements AuditLog {

    private final Database database;

    public JdbcAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(WorkspaceId workspace, Change change) {
        database.sql("""
                        insert into audit_log (id, workspace_id, happened_at, user_id, action, subject_type, subject_id,
                            was, became)
                        values (:id, :workspace, :at, :user, :action, :type, :subject, :was, :became)
                        """)
                .param("id", Columns.bytes(change.id()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("at", Columns.utc(change.at()))
                .param("user", Columns.bytes(change.by().value()))
                .param("action", change.action())
                .param("type", change.subject().type())
                .param("subject", Columns.bytes(change.subject().id()))
                .param("was", Json.text(change.before()))
                .param("became", Json.text(change.after()))
                .update();
    }

    @Override
    public List<Change> of(WorkspaceId workspace, Subject subject, int limit) {
        return database.sql("""
                        select id, happened_at, user_id, action, was, became from audit_log
                        where subject_id = :subject and subject_type = :type and workspace_id = :workspace
                        order by id desc limit :limit
                        """)
                .param("subject", Columns.bytes(subject.id()))
                .param("type", subject.type())
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> change(row, subject))
                .list();
    }

    @Override
    public List<Change> all(WorkspaceId workspace, String type, Collection<UUID> subjects, String action) {
        var scope =
                Map.<String, Object>of("workspace", Columns.bytes(workspace.value()), "type", type, "action", action);
        return database
                .byKeys(
                        """
                        select id, subject_id, happened_at, user_id, action, was, became from audit_log
                        where subject_id in (:keys) and subject_type = :type and action = :action
                            and workspace_id = :workspace
                        """,
                        scope,
                        subjects.stream().map(Columns::bytes).toList(),
                        (row, n) -> change(row, new Subject(type, Columns.id(row, "subject_id"))))
                .stream()
                .sorted(Comparator.comparing(Change::id))
                .toList();
    }

    private static Change change(ResultSet row, Subject subject) throws SQLException {
        return new Change(
                Columns.id(row, "id"),
                Columns.instant(row, "happened_at"),
                new UserId(Columns.id(row, "user_id")),
                row.getString("action"),
                subject,
                Json.attributes(row.getString("was")),
                Json.attributes(row.getString("became")));
    }
}
