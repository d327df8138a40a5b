package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.UserId;
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
     * @param doing who made it happen, and why
     */
    void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at, Doing doing);

    /** The same, where nobody but time or the lead itself made it happen. */
    default void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at) {
        write(workspace, changes, at, Doing.NOBODYS);
    }

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
     * Who made something happen to a clock.
     *
     * @param by null if nobody did
     * @param why in their words, at most {@value #LONGEST_REASON} characters; null if they gave none
     */
    record Doing(@Nullable UserId by, @Nullable String why) {

        /** The longest reason, in characters. */
        public static final int LONGEST_REASON = 200;

        static final Doing NOBODYS = new Doing(null, null);
    }

    /**
     * A row of the ledger.
     *
     * @param at when, UTC
     * @param dueAt the deadline from then on, UTC
     * @param doing who made it happen, and why
     */
    record Happened(SlaClock.Transition transition, Instant at, Instant dueAt, Doing doing) {

        /** What nobody but time or the lead itself made happen. */
        public Happened(SlaClock.Transition transition, Instant at, Instant dueAt) {
            this(transition, at, dueAt, Doing.NOBODYS);
        }
    }
}
