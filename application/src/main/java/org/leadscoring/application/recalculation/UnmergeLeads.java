package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.List;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.Separation.Separated;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Undoes merges, and does them again: both to the exact scores that the events then make (spec ID-2). */
public final class UnmergeLeads {

    private final Transactions transactions;
    private final Leads leads;
    private final Merges merges;
    private final Separation separation;
    private final RescoreLeads scores;
    private final Clock time;

    public UnmergeLeads(
            Transactions transactions,
            Leads leads,
            Merges merges,
            Separation separation,
            RescoreLeads scores,
            Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.merges = merges;
        this.separation = separation;
        this.scores = scores;
        this.time = time;
    }

    /**
     * The merges that concern this lead: those by which others became part of it, and those by which it was part of others.
     *
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public List<Merge> mergesOf(WorkspaceId workspace, LeadId lead) {
        return transactions.run(() -> {
            var found = merges.of(workspace, lead);
            if (found.isEmpty() && leads.byId(workspace, lead).isEmpty()) {
                throw new UnknownLeadException(lead);
            }
            return found;
        });
    }

    /**
     * Undoes a merge; both sides are replayed.
     *
     * @return which leads changed, the one that came back among them
     * @throws org.leadscoring.application.lead.UnknownMergeException if the workspace has no such merge
     * @throws org.leadscoring.application.lead.SeparationNotPossibleException if there is nothing to undo
     */
    public Separated unmerge(WorkspaceId workspace, MergeId merge, UserId by) {
        return transactions.run(() -> {
            var step = new Step(time.instant(), by);
            return rescored(workspace, separation.undo(workspace, merge, step), step);
        });
    }

    /**
     * Does a merge again that was undone.
     *
     * @throws org.leadscoring.application.lead.UnknownMergeException if the workspace has no such merge
     * @throws org.leadscoring.application.lead.SeparationNotPossibleException if it is not undone
     */
    public Separated remerge(WorkspaceId workspace, MergeId merge, UserId by) {
        return transactions.run(() -> {
            var step = new Step(time.instant(), by);
            return rescored(workspace, separation.redo(workspace, merge, step), step);
        });
    }

    private Separated rescored(WorkspaceId workspace, Separated separated, Step step) {
        scores.merged(workspace, separated.merged(), step.at());
        var work = Work.same(Work.REPLAY, separated.changed().keySet());
        scores.rescore(workspace, work, separated.changed(), separated.identifiers(), true, step.at());
        return separated;
    }
}
