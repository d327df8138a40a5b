package org.leadscoring.application.ingestion;

import java.util.List;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Separation.Separated;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;

/** Undoes merges of what was delivered. */
final class Undoing {

    private final Deliveries deliveries;
    private final UserId by;

    Undoing(Deliveries deliveries) {
        this.deliveries = deliveries;
        this.by = deliveries
                .application
                .ports
                .users()
                .all(deliveries.workspace)
                .getFirst()
                .id();
    }

    /** All merges there were, in order. */
    List<Merge> merges() {
        return List.copyOf(deliveries
                .application
                .ports
                .transactions()
                .merges
                .rows(deliveries.workspace)
                .values());
    }

    /** The latest merge that ended this lead. */
    Merge endOf(LeadId ended) {
        return merges().reversed().stream()
                .filter(merge -> merge.ended().equals(ended))
                .findFirst()
                .orElseThrow();
    }

    Separated undo(MergeId merge) {
        return deliveries.application.unmergeLeads.unmerge(deliveries.workspace, merge, by);
    }

    /** Undoes a merge if that is possible. */
    boolean undone(Merge merge) {
        try {
            undo(merge.id());
            return true;
        } catch (SeparationNotPossibleException e) {
            return false;
        }
    }

    Separated redo(MergeId merge) {
        return deliveries.application.unmergeLeads.remerge(deliveries.workspace, merge, by);
    }
}
