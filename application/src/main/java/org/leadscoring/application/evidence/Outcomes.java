package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How leads ended: won or lost, by whoever moved them there – people, a CRM, an import. */
public interface Outcomes {

    /** How many leads of a workspace are won or lost. */
    long count(WorkspaceId workspace);

    /** How many leads of a workspace were moved to won or lost between two instants, UTC, whatever became of them since. */
    long count(WorkspaceId workspace, Instant from, Instant until);

    /**
     * Leads that are won or lost, by id; merged ones are with the lead they live on in.
     *
     * @param after begins behind this lead; null begins at the first
     * @param limit at most so many, from 1
     */
    List<Outcome> after(WorkspaceId workspace, @Nullable LeadId after, int limit);

    /** How many leads of a workspace were first heard of between two instants, UTC; merged ones are not counted. */
    long arrived(WorkspaceId workspace, Instant from, Instant until);

    /** Some of these leads: those on the first side of a division. */
    List<Arrived> arrived(WorkspaceId workspace, Instant from, Instant until, Division division);

    /**
     * A lead that came in.
     *
     * @param at when it was first heard of, UTC; what it did may have been told later
     */
    record Arrived(LeadId lead, Instant at) {}

    /**
     * How a lead ended.
     *
     * @param won whether it was won; else it was lost
     * @param at when it was moved there last, UTC
     */
    record Outcome(LeadId lead, boolean won, Instant at) {}
}
