package org.leadscoring.application.assignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Loads in memory. */
public final class InMemoryLoads implements Loads {

    private final InMemoryDatabase database;

    public InMemoryLoads(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<UserId, Long> of(WorkspaceId workspace, Collection<UserId> owners) {
        var loads = new HashMap<UserId, Long>();
        for (var stored : database.leads.rows(workspace).values()) {
            var lead = stored.lead();
            var owner = lead.owner();
            if (owner != null
                    && owners.contains(owner)
                    && lead.mergedInto() == null
                    && !lead.status().ended()) {
                loads.merge(owner, 1L, Long::sum);
            }
        }
        return loads;
    }
}
