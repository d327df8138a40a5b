package org.leadscoring.application.sla;

import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How soon each workspace answers its leads. */
public interface SlaPolicies {

    /**
     * The policy of a workspace.
     *
     * @throws IllegalStateException if it has none
     */
    SlaPolicy of(WorkspaceId workspace);

    /** Sets the policy of a workspace. */
    void save(WorkspaceId workspace, SlaPolicy policy);
}
