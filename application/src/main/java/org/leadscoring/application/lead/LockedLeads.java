package org.leadscoring.application.lead;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Locks the leads that identifiers stand for; one that changed hands while we waited is looked up again. */
public final class LockedLeads {

    private final Leads leads;
    private final IdentityBook identities;

    public LockedLeads(Leads leads, IdentityBook identities) {
        this.leads = leads;
        this.identities = identities;
    }

    /** The leads these identifiers stand for, locked until the transaction ends; none that was merged is among them. */
    public Map<LeadId, Lead> holding(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var locked = new TreeMap<LeadId, Lead>();
        var found = identities.leadsOf(workspace, identifiers);
        while (!locked.keySet().containsAll(found)) {
            var missing = new TreeSet<>(found);
            missing.removeAll(locked.keySet());
            locked.putAll(leads.lock(workspace, missing));
            found = identities.leadsOf(workspace, identifiers);
        }
        locked.keySet().retainAll(found);
        return locked;
    }
}
