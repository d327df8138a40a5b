package org.leadscoring.application.assignment;

import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Whose turn it is in each workspace. */
public interface Turns {

    /** The turn as it stands, which may change at once. {@link Turn#START} if nobody has had one. */
    Turn of(WorkspaceId workspace);

    /**
     * The same, held until the transaction ends: whoever else wants to take it waits. So no turn is taken twice, and whoever
     * comes next sees who owns what since.
     *
     * <p>Taken after the leads that are given away are locked; no lead may be locked after it.
     *
     * @throws IllegalStateException if the workspace has no policy
     */
    Turn take(WorkspaceId workspace);

    /** Writes how the turn stands; the transaction has taken it. */
    void put(WorkspaceId workspace, Turn turn);
}
