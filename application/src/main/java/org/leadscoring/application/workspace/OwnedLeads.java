package org.leadscoring.application.workspace;

import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How much work lies with a user. */
public interface OwnedLeads {

    /** What a user owns now. */
    Load of(WorkspaceId workspace, UserId owner);

    /**
     * What somebody owns.
     *
     * @param leads all that are theirs
     * @param waiting those of them to whom an answer is still owed
     */
    record Load(long leads, long waiting) {}
}
