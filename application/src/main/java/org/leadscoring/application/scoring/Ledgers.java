package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Ledgers of any length, read in parts: an entry is found by its place, from 0 in the order of time, so that a page costs the
 * same however much a lead has done.
 */
public interface Ledgers {

    /** How many entries a ledger has. */
    int size(WorkspaceId workspace, LeadId lead, ModelId model);

    /**
     * The entries at these places, in order; places where there is none are passed over.
     *
     * @param places any number, in any order
     */
    List<LedgerEntry> at(WorkspaceId workspace, LeadId lead, ModelId model, Collection<Integer> places);

    /**
     * The entries from one place to another, in order.
     *
     * @param from the first, from 0
     * @param to the first that does not belong to them any more
     */
    List<LedgerEntry> between(WorkspaceId workspace, LeadId lead, ModelId model, int from, int to);

    /** The whole ledger summed up, where the database is: each line without what was before it. */
    List<Waterfall.Line> sums(WorkspaceId workspace, LeadId lead, ModelId model);

    /**
     * The latest crossings before an instant, the latest first.
     *
     * @param before UTC; null for the very latest
     * @param limit at most so many, from 1
     */
    List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant before, int limit);

    /**
     * How many entries took effect before an instant: the place of the first that did not. Found by halving, so that even
     * of a million some twenty are looked at.
     */
    default int before(WorkspaceId workspace, LeadId lead, ModelId model, Instant at) {
        var from = 0;
        var to = size(workspace, lead, model);
        while (from < to) {
            var middle = (from + to) >>> 1;
            var entry = at(workspace, lead, model, List.of(middle)).getFirst();
            if (entry.at().isBefore(at)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
