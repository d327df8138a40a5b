package org.leadscoring.application.assignment;

import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who gets leads in each workspace. */
public interface AssignmentPolicies {

    /** The policy of a workspace; {@link AssignmentPolicy#STANDARD} if none was ever saved. */
    AssignmentPolicy of(WorkspaceId workspace);

    /** The same, held until the transaction ends, so that who changes it changes what is in force. */
    AssignmentPolicy hold(WorkspaceId workspace);

    /** Sets the policy of a workspace. */
    void save(WorkspaceId workspace, AssignmentPolicy policy);
}
