package org.leadscoring.application.erasure;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Leads of whom nothing was heard since an instant: they were added before it, their last event happened before it, nobody
 * logged a contact or moved their status since, their status is new, contacted or lost, and if a promise to answer them is
 * open its deadline, and the end of its rest, passed before it. Those that were merged into others, or erased, are none.
 */
public interface AgedLeads {

    /**
     * Passes over leads by their last activity, the longest ago first; of one minute by their ids, the last first.
     *
     * @param after where the former passage ended, null to begin
     * @param examined at most so many leads that were last active before the instant are looked at, from 1
     */
    Found find(WorkspaceId workspace, Instant before, @Nullable Position after, int examined);

    /** Those of these leads that are aged. */
    Set<LeadId> among(WorkspaceId workspace, Set<LeadId> leads, Instant before);

    /**
     * What was found.
     *
     * @param goesOnAfter the last lead that was looked at; null if there is none after it
     */
    record Found(Set<LeadId> aged, @Nullable Position goesOnAfter) {

        public Found {
            aged = Set.copyOf(aged);
        }
    }

    /**
     * A place in the order of last activities.
     *
     * @param activeAt UTC
     */
    record Position(Instant activeAt, LeadId lead) {}
}
