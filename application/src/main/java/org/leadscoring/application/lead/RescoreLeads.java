package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Outcome;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.stage.ActOnCrossings.Passed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The one path on which leads change because of what happened: their scores, what is known of them, and, if the change is
 * to act, their clocks. Part of the caller's transaction; the caller holds the locks of the leads.
 */
public final class RescoreLeads {

    private final ScoreLeads scoring;
    private final IdentityBook identities;
    private final EventLog log;
    private final Leads leads;
    private final ScoreBook book;
    private final SetClocks clocks;
    private final ActOnLeads acting;
    private final ChangedLeads crms;

    public RescoreLeads(
            ScoreLeads scoring,
            IdentityBook identities,
            EventLog log,
            Leads leads,
            ScoreBook book,
            SetClocks clocks,
            ActOnLeads acting,
            ChangedLeads crms) {
        this.scoring = scoring;
        this.identities = identities;
        this.log = log;
        this.leads = leads;
        this.book = book;
        this.clocks = clocks;
        this.acting = acting;
        this.crms = crms;
    }

    /**
     * Ends what merged leads had of their own: their scores, for their events count elsewhere now, and their clocks, which
     * are handed on.
     *
     * @param merged the leads that ended, with the lead they live on in
     */
    public void merged(WorkspaceId workspace, Map<LeadId, LeadId> merged, Instant at) {
        if (!merged.isEmpty()) {
            book.remove(workspace, merged.keySet());
            clocks.join(workspace, merged, at);
        }
    }

    /** Takes the promises back that are still owed to leads of which it is told that the work on them ended. */
    public void ended(WorkspaceId workspace, Set<LeadId> ended, Instant at) {
        clocks.cancel(workspace, ended, at);
    }

    /**
     * Scores leads and writes them as they are then.
     *
     * @param locked the leads, at least those of the work
     * @param acts whether clocks are set by it, and stages act; what concerns the past does not act (spec ST-4)
     * @param now UTC
     */
    public void rescore(
            WorkspaceId workspace, Map<LeadId, Work> work, Map<LeadId, Lead> locked, boolean acts, Instant now) {
        var told = new TreeSet<>(work.keySet());
        told.removeIf(lead -> work.getOrDefault(lead, Work.NOTHING_NEW).equals(Work.NOTHING_NEW));
        var byLead = told.isEmpty()
                ? Map.<LeadId, List<Identifier>>of()
                : identities.load(workspace, told).identifiersByLead();
        rescore(workspace, work, locked, byLead, acts, now);
    }

    /**
     * The same where the identifiers of the leads are known already.
     *
     * @param byLead at least those of leads with more to do than let time pass
     */
    public void rescore(
            WorkspaceId workspace,
            Map<LeadId, Work> work,
            Map<LeadId, Lead> locked,
            Map<LeadId, List<Identifier>> byLead,
            boolean acts,
            Instant now) {
        var standing = new HashMap<LeadId, Lead>();
        var nothing = new TreeSet<LeadId>();
        var seen = new ArrayList<Findable>();
        var passed = new ArrayList<Passed>();
        scoring.score(workspace, work, now).forEach((id, outcome) -> {
            var lead = find(locked, id);
            var todo = work.getOrDefault(id, Work.NOTHING_NEW);
            if (todo.equals(Work.NOTHING_NEW)) {
                lead = lead.scored(outcome.standing(), outcome.state().lastActivityAt());
            } else {
                var own = byLead.getOrDefault(id, List.of());
                lead = seen(workspace, lead, todo, outcome, own);
                seen.add(new Findable(lead, lead.profile().searchTerms(own)));
            }
            // A lead of which nothing counts, for it is void or a machine, needs no answer: that is no deed of the
            // past. Time that only cools a lead makes no promise: it may have been imported, and then nobody asked.
            if (outcome.state().events() == 0) {
                nothing.add(id);
            } else if (outcome.rose() || !todo.equals(Work.NOTHING_NEW)) {
                standing.put(id, lead);
            }
            if (outcome.state().events() > 0 && !outcome.news().isEmpty()) {
                passed.add(new Passed(lead, outcome.news()));
            }
        });
        leads.save(workspace, seen);
        clocks.cancel(workspace, nothing, now);
        if (acts) {
            clocks.set(workspace, standing, now);
            acting.act(workspace, passed, now);
        }
        crms.changed(workspace, work.keySet());
    }

    private Lead seen(WorkspaceId workspace, Lead lead, Work todo, Outcome outcome, List<Identifier> identifiers) {
        var traits = traits(workspace, lead, todo, outcome);
        return lead.seen(
                traits,
                Profile.of(traits, identifiers),
                outcome.standing(),
                outcome.state().lastActivityAt());
    }

    /** The latest word on each trait: of the new events if they come after all others, else of all events that told any. */
    private Attributes traits(WorkspaceId workspace, Lead lead, Work todo, Outcome outcome) {
        if (todo.replay()) {
            return log.told(workspace, lead.id());
        }
        if (todo.events().stream().allMatch(event -> event.traits().isEmpty())) {
            return lead.traits();
        }
        var plain = todo.events().stream().allMatch(event -> event.mark() instanceof Mark.Clear);
        if (!lead.traits().isEmpty() && !(plain && outcome.resumed())) {
            return log.told(workspace, lead.id());
        }
        var traits = lead.traits();
        for (var event : todo.events().stream().sorted().map(Event::traits).toList()) {
            traits = traits.with(event);
        }
        return traits;
    }

    private static Lead find(Map<LeadId, Lead> locked, LeadId id) {
        var lead = locked.get(id);
        if (lead == null) {
            throw new IllegalStateException("lead " + id.value() + " is to be scored but was not locked");
        }
        return lead;
    }
}
