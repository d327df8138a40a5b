package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The clocks, one a lead, and the ledger of what happened to them. */
public interface SlaClocks {

    /**
     * The clocks of these leads; a lead that was never workable is missing. They are changed only by who holds the locks of
     * the leads.
     */
    Map<LeadId, SlaClock> of(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * Writes clocks as they stand now, and what happened to each as rows of the ledger.
     *
     * @param at when it happened, UTC
     */
    void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at);

    /**
     * Whose open clocks have their warning or breach due, longest due first.
     *
     * @param limit at most so many, from 1
     */
    List<Due> due(Instant now, int limit);

    /** What happened to the clock of a lead, in order. */
    List<Happened> ledger(WorkspaceId workspace, LeadId lead);

    /** A clock to be looked at. */
    record Due(WorkspaceId workspace, LeadId lead) {}

    /**
     * A row of the ledger.
     *
     * @param at when, UTC
     * @param dueAt the deadline from then on, UTC
     */
    record Happened(SlaClock.Transition transition, Instant at, Instant dueAt) {}
}
