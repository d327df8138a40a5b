package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who is whom, as far as events have told. What belongs to a lead changes only while that lead is locked. */
public interface IdentityBook {

    /**
     * Holds identifiers that stand for no lead yet until the transaction ends, so that two transactions cannot both make a
     * lead of one.
     */
    void reserve(WorkspaceId workspace, Collection<Identifier> identifiers);

    /**
     * Lets go of those of these identifiers that stand for no lead, and were only held: nothing is to be kept of them.
     */
    void release(WorkspaceId workspace, Collection<Identifier> identifiers);

    /** The leads these identifiers stand for. */
    Set<LeadId> leadsOf(WorkspaceId workspace, Collection<Identifier> identifiers);

    /**
     * The leads these identifiers most likely stand for: to be locked, and then asked for by {@link #leadsOf}, for they may
     * be others.
     */
    default Set<LeadId> likelyLeadsOf(WorkspaceId workspace, Collection<Identifier> identifiers) {
        return leadsOf(workspace, identifiers);
    }

    /** All identifiers of these leads, the claims on them and whom they are cut from. */
    Identities load(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * Writes what a resolution changed, and logs its merges with who was on which side: see {@link Merges}.
     *
     * @param before what it started from
     * @param at when, UTC
     */
    void save(WorkspaceId workspace, Identities before, Identities.Resolution resolution, Instant at);

    /** The identifiers of a lead, strongest first. */
    List<Identifier> identifiersOf(WorkspaceId workspace, LeadId lead);
}
