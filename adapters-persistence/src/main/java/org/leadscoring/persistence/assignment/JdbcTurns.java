package org.leadscoring.persistence.assignment;

import java.util.Optional;
import org.leadscoring.application.assignment.Turns;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Turns in the table {@code assignment_turns}: whoever takes one holds its row, found by its key. */
public final class JdbcTurns implements Turns {

    private static final String SELECT = "select turn from assignment_turns where workspace_id = :workspace";

    private final Database database;

    public JdbcTurns(Database database) {
        this.database = database;
    }

    @Override
    public Turn of(WorkspaceId workspace) {
        return read(SELECT, workspace).orElse(Turn.START);
    }

    @Override
    public Turn take(WorkspaceId workspace) {
        return read(SELECT + " for update", workspace)
                .orElseThrow(() ->
                        new IllegalStateException("workspace " + workspace.value() + " has no policy of assignment"));
    }

    private Optional<Turn> read(String sql, WorkspaceId workspace) {
        return database.sql(sql)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> TurnDocument.turn(row.getString("turn")))
                .optional();
    }

    @Override
    public void put(WorkspaceId workspace, Turn turn) {
        database.sql("update assignment_turns set turn = :turn where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("turn", TurnDocument.text(turn))
                .update();
    }
}
