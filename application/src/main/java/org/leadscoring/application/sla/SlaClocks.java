package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The clocks, one a lead, and the ledger of what happened to them. */
public interface SlaClocks {

    /** The clocks of these leads; a lead that was never workable is missing. */
    Map<LeadId, SlaClock> of(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * The same, held until the transaction ends, so that no timer changes them in between. The caller holds the locks of
     * the leads.
     */
    Map<LeadId, SlaClock> lock(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * Writes clocks as they stand now, and what happened to each as rows of the ledger.
     *
     * @param at when it happened, UTC
     */
    void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at);

    /**
     * Open clocks whose warning or breach is due, longest due first, held until the transaction ends. Clocks that another
     * transaction holds are passed over, so that several nodes share the work.
     *
     * @param limit at most so many, from 1
     */
    Collection<Due> due(Instant now, int limit);

    /** What happened to the clock of a lead, in order. */
    List<Happened> ledger(WorkspaceId workspace, LeadId lead);

    /** A clock to be looked at. */
    record Due(WorkspaceId workspace, LeadId lead, SlaClock clock) {}

    /**
     * A row of the ledger.
     *
     * @param at when, UTC
     * @param dueAt the deadline from then on, UTC
     */
    record Happened(SlaClock.Transition transition, Instant at, Instant dueAt) {}
}
