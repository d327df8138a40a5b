package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Outcome;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Takes outcomes that are told afterwards into the history of leads, each at its own instant. Nobody is told and nothing
 * acts, for it concerns the past (spec ST-4). Part of the caller's transaction; the caller holds the locks of the leads.
 */
public final class TakeOutcomes {

    private final Leads leads;
    private final RescoreLeads scores;

    public TakeOutcomes(Leads leads, RescoreLeads scores) {
        this.leads = leads;
        this.scores = scores;
    }

    /**
     * Writes what is new of these outcomes. A promise that is still owed to a lead that has ended by it is cancelled: it
     * counts neither as kept nor as broken. The caller saves the leads.
     *
     * @param told by lead, in the order in which it is told
     * @param made leads that the running transaction makes: nothing was done with them yet
     * @param locked the leads, at least those that are told of; afterwards with the status they have then
     * @param now when the promises are cancelled, UTC
     * @return the leads whose status it changed
     */
    public Set<LeadId> take(
            WorkspaceId workspace,
            Map<LeadId, List<Told>> told,
            Set<LeadId> made,
            Map<LeadId, Lead> locked,
            Instant now) {
        if (told.isEmpty()) {
            return Set.of();
        }
        var known = new TreeSet<>(told.keySet());
        known.removeAll(made);
        var histories = leads.statusHistories(workspace, known);
        var added = new HashMap<LeadId, List<StatusChange>>();
        var changed = new TreeSet<LeadId>();
        told.forEach((id, outcomes) -> {
            var lead = locked.get(id);
            if (lead == null) {
                throw new IllegalStateException("lead " + id.value() + " has an outcome but was not locked");
            }
            var taken = taken(lead.status(), histories.getOrDefault(id, List.of()), outcomes);
            added.put(id, taken.steps());
            if (taken.status() != lead.status()) {
                locked.put(id, lead.with(taken.status()));
                changed.add(id);
            }
        });
        leads.record(workspace, added);
        scores.ended(workspace, changed, now);
        return changed;
    }

    private static Taken taken(LeadStatus before, List<StatusChange> history, List<Told> outcomes) {
        var status = before;
        var steps = new ArrayList<StatusChange>();
        var all = new ArrayList<>(history);
        for (var told : outcomes) {
            var more = told.outcome().steps(status, all, told.by());
            if (!more.isEmpty()) {
                status = told.outcome().standing(status, all);
                steps.addAll(more);
                all.addAll(more);
                all.sort(Comparator.comparing(StatusChange::at));
            }
        }
        return new Taken(status, steps);
    }

    /**
     * An outcome as it is told.
     *
     * @param by who tells it
     */
    public record Told(Outcome outcome, UserId by) {}

    /** What is new of a lead's history, and where the work stands then. */
    private record Taken(LeadStatus status, List<StatusChange> steps) {}
}
