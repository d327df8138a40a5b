package org.leadscoring.persistence.assignment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.Assignment;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Assignments in the table of this name, of a lead by the index {@code assignments_lead}. */
public final class JdbcAssignments implements Assignments {

    /** In the place of a method where there was none. */
    private static final String BY_HAND = "by_hand";

    private final Database database;

    public JdbcAssignments(Database database) {
        this.database = database;
    }

    @Override
    public void record(WorkspaceId workspace, List<Recorded> assignments) {
        database.batch("""
                insert into assignments (workspace_id, lead_id, user_id, assigned_at, method, reason, assigned_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """, assignments.stream().map(one -> row(workspace, one)).toList());
    }

    private static @Nullable Object[] row(WorkspaceId workspace, Recorded one) {
        return new @Nullable Object[] {
            Columns.bytes(workspace.value()),
            Columns.bytes(one.lead().value()),
            bytesOrNull(one.assignment().owner()),
            Columns.utc(one.at()),
            one.method() == null ? BY_HAND : Columns.key(one.method()),
            ReasonDocument.text(one.assignment().reason()),
            bytesOrNull(one.by())
        };
    }

    @Override
    public List<Recorded> of(WorkspaceId workspace, LeadId lead) {
        return database.sql("""
                        select user_id, assigned_at, method, reason, assigned_by from assignments
                        where lead_id = :lead and workspace_id = :workspace order by id
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Recorded(
                        lead,
                        new Assignment(
                                userOrNull(Columns.idOrNull(row, "user_id")),
                                ReasonDocument.reason(row.getString("reason"))),
                        Columns.instant(row, "assigned_at"),
                        BY_HAND.equals(row.getString("method"))
                                ? null
                                : Columns.constant(AssignmentMethod.class, row, "method"),
                        userOrNull(Columns.idOrNull(row, "assigned_by"))))
                .list();
    }

    private static byte @Nullable [] bytesOrNull(@Nullable UserId user) {
        return Columns.bytesOrNull(user == null ? null : user.value());
    }

    private static @Nullable UserId userOrNull(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }
}
