package org.leadscoring.application.assignment;

import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Policies in memory. */
public final class InMemoryAssignmentPolicies implements AssignmentPolicies {

    private final InMemoryDatabase database;

    public InMemoryAssignmentPolicies(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public AssignmentPolicy of(WorkspaceId workspace) {
        return database.assignmentPolicies.find(workspace, workspace).orElse(AssignmentPolicy.STANDARD);
    }

    @Override
    public AssignmentPolicy hold(WorkspaceId workspace) {
        return of(workspace);
    }

    @Override
    public void save(WorkspaceId workspace, AssignmentPolicy policy) {
        database.assignmentPolicies.put(workspace, workspace, policy);
    }
}
