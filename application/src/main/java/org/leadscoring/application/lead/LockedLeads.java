package org.leadscoring.application.lead;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Locks leads that may be others by the time they are held: those are looked up again. */
public final class LockedLeads {

    private final Leads leads;
    private final IdentityBook identities;

    public LockedLeads(Leads leads, IdentityBook identities) {
        this.leads = leads;
        this.identities = identities;
    }

    /** The leads these identifiers stand for, locked until the transaction ends; none that was merged is among them. */
    public SortedMap<LeadId, Lead> holding(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var locked = new TreeMap<>(leads.lock(workspace, identities.likelyLeadsOf(workspace, identifiers)));
        var found = new TreeSet<LeadId>();
        until(workspace, locked, () -> {
            found.clear();
            found.addAll(identities.leadsOf(workspace, identifiers));
            return found;
        });
        locked.keySet().retainAll(found);
        return locked;
    }

    /** Locks leads until all that are needed are locked; what is needed may change while we wait. */
    public SortedMap<LeadId, Lead> until(WorkspaceId workspace, Supplier<Set<LeadId>> needed) {
        return until(workspace, new TreeMap<>(), needed);
    }

    private SortedMap<LeadId, Lead> until(
            WorkspaceId workspace, SortedMap<LeadId, Lead> locked, Supplier<Set<LeadId>> needed) {
        for (var found = needed.get(); !locked.keySet().containsAll(found); found = needed.get()) {
            var missing = new TreeSet<>(found);
            missing.removeAll(locked.keySet());
            locked.putAll(leads.lock(workspace, missing));
        }
        return locked;
    }
}
