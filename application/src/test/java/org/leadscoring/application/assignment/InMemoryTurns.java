package org.leadscoring.application.assignment;

import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Turns in memory. Transactions run one at a time there, so that whoever has one holds it. */
public final class InMemoryTurns implements Turns {

    private final InMemoryDatabase database;

    public InMemoryTurns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Turn of(WorkspaceId workspace) {
        return database.turns.find(workspace, workspace).orElse(Turn.START);
    }

    @Override
    public Turn take(WorkspaceId workspace) {
        if (database.assignmentPolicies.find(workspace, workspace).isEmpty()) {
            throw new IllegalStateException("workspace " + workspace.value() + " has no policy of assignment");
        }
        return of(workspace);
    }

    @Override
    public void put(WorkspaceId workspace, Turn turn) {
        database.turns.put(workspace, workspace, turn);
    }
}
