package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.LockedLeads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Declares a bad source, a bot or a test user void: its events stay, marked, and score nothing (spec ID-3). Allows suspects
 * that turn out to be people (spec ID-4). Everything can be taken back, to the exact earlier scores.
 */
public final class VoidEvents {

    private final Transactions transactions;
    private final Sources sources;
    private final Voids voids;
    private final EventLog log;
    private final IdentityBook identities;
    private final Leads leads;
    private final LockedLeads locks;
    private final Replays replays;
    private final RescoreLeads scores;
    private final Clock time;

    public VoidEvents(
            Transactions transactions,
            Sources sources,
            Voids voids,
            EventLog log,
            IdentityBook identities,
            Leads leads,
            Replays replays,
            RescoreLeads scores,
            Clock time) {
        this.transactions = transactions;
        this.sources = sources;
        this.voids = voids;
        this.log = log;
        this.identities = identities;
        this.leads = leads;
        this.locks = new LockedLeads(leads, identities);
        this.replays = replays;
        this.scores = scores;
        this.time = time;
    }

    /** All that is void in a workspace, the latest decision first. */
    public List<Voids.Entry> all(WorkspaceId workspace) {
        return transactions.run(() -> voids.all(workspace));
    }

    /**
     * Voids a source; the leads it told of are replayed in the background.
     *
     * @param reason 1 to 200 characters
     * @throws UnknownSourceException if the workspace has no such source
     */
    public void voidSource(WorkspaceId workspace, SourceId source, String reason, UserId by) {
        var decision = new Decision(reason, time.instant(), by);
        replaySource(workspace, source, () -> voids.voidSource(workspace, source, decision));
    }

    /**
     * Lets a source count again; the leads it told of are replayed in the background.
     *
     * @throws UnknownSourceException if the workspace has no such source
     */
    public void unvoidSource(WorkspaceId workspace, SourceId source) {
        replaySource(workspace, source, () -> voids.unvoidSource(workspace, source));
    }

    private void replaySource(WorkspaceId workspace, SourceId source, Runnable decide) {
        if (sources.all(workspace).stream().noneMatch(own -> own.id().equals(source))) {
            throw new UnknownSourceException(source);
        }
        transactions.run(() -> {
            decide.run();
            replays.requestSource(workspace, source, time.instant());
            return source;
        });
    }

    /**
     * Voids a lead: all events under the identifiers it has now, past and to come. It needs no answer any more.
     *
     * @param reason 1 to 200 characters
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public void voidLead(WorkspaceId workspace, LeadId id, String reason, UserId by) {
        var now = time.instant();
        var decision = new Decision(reason, now, by);
        transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            voids.voidLead(workspace, lead.id(), identities.identifiersOf(workspace, lead.id()), decision);
            scores.rescore(workspace, Map.of(lead.id(), Work.REPLAY), Map.of(lead.id(), lead), false, now);
            return lead;
        });
    }

    /**
     * Lets a lead count again that was voided, whoever its identifiers stand for now.
     *
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public void unvoidLead(WorkspaceId workspace, LeadId id) {
        transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var identifiers = new TreeSet<>(voids.unvoidLead(workspace, id));
            identifiers.addAll(voids.unvoidLead(workspace, lead.id()));
            var locked = locks.holding(workspace, identifiers);
            scores.rescore(workspace, Work.same(Work.REPLAY, locked.keySet()), locked, true, time.instant());
            return locked;
        });
    }

    /**
     * Lets what was suspect so far of this lead count.
     *
     * @return how many events
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public int allowSuspects(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var allowed = log.allow(workspace, lead.id());
            scores.rescore(workspace, Map.of(lead.id(), Work.REPLAY), Map.of(lead.id(), lead), true, time.instant());
            return allowed;
        });
    }
}
