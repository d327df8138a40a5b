package org.leadscoring.application.sla;

import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Policies in memory. */
public final class InMemorySlaPolicies implements SlaPolicies {

    private final InMemoryDatabase database;

    public InMemorySlaPolicies(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public SlaPolicy of(WorkspaceId workspace) {
        return database.policies
                .find(workspace, workspace)
                .orElseThrow(() -> new IllegalStateException("workspace " + workspace.value() + " has no policy"));
    }

    @Override
    public void save(WorkspaceId workspace, SlaPolicy policy) {
        database.policies.put(workspace, workspace, policy);
    }
}
