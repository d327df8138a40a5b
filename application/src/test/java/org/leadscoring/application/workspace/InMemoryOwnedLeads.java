package org.leadscoring.application.workspace;

import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Counts in memory. */
public final class InMemoryOwnedLeads implements OwnedLeads {

    private final InMemoryDatabase database;

    public InMemoryOwnedLeads(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Load of(WorkspaceId workspace, UserId owner) {
        var own = database.leads.rows(workspace).values().stream()
                .map(InMemoryDatabase.StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null && owner.equals(lead.owner()))
                .toList();
        var waiting = own.stream()
                .filter(lead -> database.clocks
                        .find(workspace, lead.id())
                        .filter(clock -> clock.owed())
                        .isPresent())
                .count();
        return new Load(own.size(), waiting);
    }
}
