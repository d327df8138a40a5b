package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
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
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Declares a bad source, a bot or a test user void: its events stay, marked, and score nothing (spec ID-3). Allows suspects
 * that turn out to be people (spec ID-4). Everything can be taken back, to the exact earlier scores, and is recorded with who
 * did it.
 */
public final class VoidEvents {

    /** What leads are called in the audit log. */
    public static final String LEAD = "lead";

    private final Transactions transactions;
    private final Sources sources;
    private final Voids voids;
    private final EventLog log;
    private final IdentityBook identities;
    private final Leads leads;
    private final LockedLeads locks;
    private final Replays replays;
    private final RescoreLeads scores;
    private final AuditLog audit;
    private final Ids ids;
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
            AuditLog audit,
            Ids ids,
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
        this.audit = audit;
        this.ids = ids;
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
        replaySource(workspace, source, () -> {
            voids.voidSource(workspace, source, decision);
            record(workspace, of(source), "void", Map.of("reason", reason), by);
        });
    }

    /**
     * Lets a source count again; the leads it told of are replayed in the background.
     *
     * @throws UnknownSourceException if the workspace has no such source
     */
    public void unvoidSource(WorkspaceId workspace, SourceId source, UserId by) {
        replaySource(workspace, source, () -> {
            voids.unvoidSource(workspace, source);
            record(workspace, of(source), "unvoid", Map.of(), by);
        });
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
        voidIdentifiers(workspace, id, identifier -> true, reason, by);
    }

    /**
     * Voids some of what a lead is recognised by: all events under those identifiers, past and to come.
     *
     * @param which those of the lead that are meant
     * @param reason 1 to 200 characters
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public void voidIdentifiers(
            WorkspaceId workspace, LeadId id, Predicate<Identifier> which, String reason, UserId by) {
        var now = time.instant();
        var decision = new Decision(reason, now, by);
        transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var identifiers = identities.identifiersOf(workspace, lead.id()).stream()
                    .filter(which)
                    .toList();
            voids.voidLead(workspace, lead.id(), identifiers, decision);
            record(workspace, of(lead.id()), "void", Map.of("reason", reason), by);
            scores.rescore(workspace, Map.of(lead.id(), Work.REPLAY), Map.of(lead.id(), lead), false, now);
            return lead;
        });
    }

    /**
     * Lets a lead count again that was voided, whoever its identifiers stand for now.
     *
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public void unvoidLead(WorkspaceId workspace, LeadId id, UserId by) {
        transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var identifiers = new TreeSet<>(voids.unvoidLead(workspace, id));
            identifiers.addAll(voids.unvoidLead(workspace, lead.id()));
            record(workspace, of(lead.id()), "unvoid", Map.of(), by);
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
    public int allowSuspects(WorkspaceId workspace, LeadId id, UserId by) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var allowed = log.allow(workspace, lead.id());
            record(workspace, of(lead.id()), "allow_suspects", Map.of("events", allowed), by);
            scores.rescore(workspace, Map.of(lead.id(), Work.REPLAY), Map.of(lead.id(), lead), true, time.instant());
            return allowed;
        });
    }

    private static Subject of(SourceId source) {
        return new Subject(EditSources.SUBJECT, source.value());
    }

    private static Subject of(LeadId lead) {
        return new Subject(LEAD, lead.value());
    }

    private void record(WorkspaceId workspace, Subject subject, String action, Map<String, Object> facts, UserId by) {
        var change =
                new Change(ids.next(), time.instant(), by, action, subject, Attributes.NONE, new Attributes(facts));
        audit.record(workspace, change);
    }
}
