package org.leadscoring.persistence.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.assignment.AssignmentPolicies;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/**
 * Policies in the tables {@code assignment_policies}, {@code assignment_seats} and {@code assignment_absences}. Whoever saves
 * one makes the row of {@code assignment_turns}, so that nobody has to who takes a turn.
 */
public final class JdbcAssignmentPolicies implements AssignmentPolicies {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcAssignmentPolicies(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public AssignmentPolicy of(WorkspaceId workspace) {
        return settings.get(workspace, AssignmentPolicy.class, () -> read(workspace, ""));
    }

    @Override
    public AssignmentPolicy hold(WorkspaceId workspace) {
        return read(workspace, " for update");
    }

    private AssignmentPolicy read(WorkspaceId workspace, String lock) {
        var id = Columns.bytes(workspace.value());
        return database.sql("select method from assignment_policies where workspace_id = :workspace" + lock)
                .param("workspace", id)
                .query((row, n) -> Columns.constant(AssignmentMethod.class, row, "method"))
                .optional()
                .map(method -> new AssignmentPolicy(method, seats(id)))
                .orElse(AssignmentPolicy.STANDARD);
    }

    private List<Seat> seats(byte[] workspace) {
        var absences = absences(workspace);
        return database.sql("""
                        select user_id, weight, capacity, in_office_hours from assignment_seats
                        where workspace_id = :workspace order by place
                        """)
                .param("workspace", workspace)
                .query((row, n) -> {
                    var user = user(row);
                    return new Seat(
                            user,
                            row.getInt("weight"),
                            row.getObject("capacity", Integer.class),
                            row.getBoolean("in_office_hours"),
                            absences.getOrDefault(user, List.of()));
                })
                .list();
    }

    private Map<UserId, List<Absence>> absences(byte[] workspace) {
        var absences = new HashMap<UserId, List<Absence>>();
        database.sql("""
                        select user_id, away_from, away_until, note from assignment_absences
                        where workspace_id = :workspace order by user_id, place
                        """).param("workspace", workspace).query(row -> {
            absences.computeIfAbsent(user(row), user -> new ArrayList<>())
                    .add(new Absence(
                            Columns.instant(row, "away_from"),
                            Columns.instant(row, "away_until"),
                            row.getString("note")));
        });
        return absences;
    }

    private static UserId user(ResultSet row) throws SQLException {
        return new UserId(Columns.id(row, "user_id"));
    }

    @Override
    public void save(WorkspaceId workspace, AssignmentPolicy policy) {
        settings.changed(workspace);
        var id = Columns.bytes(workspace.value());
        database.sql("""
                        insert into assignment_policies (workspace_id, method) values (:workspace, :method)
                        on duplicate key update method = values(method)
                        """)
                .param("workspace", id)
                .param("method", Columns.key(policy.method()))
                .update();
        for (var table : List.of("assignment_seats", "assignment_absences")) {
            database.sql("delete from " + table + " where workspace_id = :workspace")
                    .param("workspace", id)
                    .update();
        }
        saveSeats(id, policy.seats());
        makeTurn(id);
    }

    private void saveSeats(byte[] workspace, List<Seat> seats) {
        var rows = new ArrayList<Object[]>();
        var away = new ArrayList<Object[]>();
        for (var seat : seats) {
            var user = Columns.bytes(seat.user().value());
            rows.add(new Object[] {workspace, user, rows.size(), seat.weight(), seat.capacity(), seat.inOfficeHours()});
            for (int place = 0; place < seat.absences().size(); place++) {
                var absence = seat.absences().get(place);
                away.add(new Object[] {
                    workspace, user, place, Columns.utc(absence.from()), Columns.utc(absence.until()), absence.note()
                });
            }
        }
        database.batch("""
                insert into assignment_seats (workspace_id, user_id, place, weight, capacity, in_office_hours)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
        database.batch("""
                insert into assignment_absences (workspace_id, user_id, place, away_from, away_until, note)
                values (?, ?, ?, ?, ?, ?)
                """, away);
    }

    /** Looks first: to insert all the same would wait for whoever has the turn. */
    private void makeTurn(byte[] workspace) {
        var there = database.sql("select count(*) from assignment_turns where workspace_id = :workspace")
                .param("workspace", workspace)
                .query(Long.class)
                .single();
        if (there == 0) {
            database.sql("insert into assignment_turns (workspace_id, turn) values (:workspace, :turn)")
                    .param("workspace", workspace)
                    .param("turn", TurnDocument.START)
                    .update();
        }
    }
}
