package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.Map;
import org.leadscoring.application.lead.MergeNotPossibleException;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.Separation.Separated;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Makes two leads one because somebody knows that they are one person, where no event says so. Their events are scored as
 * those of one from the start; nothing is counted twice (spec ID-2). {@link UnmergeLeads} undoes it.
 */
public final class MergeLeads {

    /** What leads are called in the audit log. */
    public static final String SUBJECT = "lead";

    private final Transactions transactions;
    private final Separation separation;
    private final RescoreLeads scores;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public MergeLeads(
            Transactions transactions,
            Separation separation,
            RescoreLeads scores,
            AuditLog audit,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.separation = separation;
        this.scores = scores;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Merges.
     *
     * @param survivor the lead both live on in
     * @param other the lead that ends
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws MergeNotPossibleException if they are one already, nothing is known to recognise one by, or somebody took them
     *     apart
     */
    public Separated merge(WorkspaceId workspace, LeadId survivor, LeadId other, UserId by) {
        return transactions.run(() -> {
            var step = new Step(time.instant(), by);
            var merged = separation.join(workspace, survivor, other, step);
            scores.merged(workspace, merged.merged(), step.at());
            scores.rescore(
                    workspace,
                    Work.same(Work.REPLAY, merged.changed().keySet()),
                    merged.changed(),
                    merged.identifiers(),
                    true,
                    step.at());
            merged.merged()
                    .forEach((ended, into) -> audit.record(
                            workspace,
                            new Change(
                                    ids.next(),
                                    step.at(),
                                    by,
                                    "merge",
                                    new Subject(SUBJECT, into.value()),
                                    Attributes.NONE,
                                    new Attributes(Map.of("ended", ended.value().toString())))));
            return merged;
        });
    }
}
