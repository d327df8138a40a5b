package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Outcome;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The one way in for events. In one transaction: duplicates are put aside, each event is given to its lead (leads are
 * made and merged as the events tell), filed, scored, and the clocks are set.
 */
public final class IngestEvents {

    private final Transactions transactions;
    private final Ids ids;
    private final IdentityBook identities;
    private final Leads leads;
    private final EventLog log;
    private final ScoreBook book;
    private final ScoreLeads scoring;
    private final SetClocks clocks;

    public IngestEvents(
            Transactions transactions,
            Ids ids,
            IdentityBook identities,
            Leads leads,
            EventLog log,
            ScoreBook book,
            ScoreLeads scoring,
            SetClocks clocks) {
        this.transactions = transactions;
        this.ids = ids;
        this.identities = identities;
        this.leads = leads;
        this.log = log;
        this.book = book;
        this.scoring = scoring;
        this.clocks = clocks;
    }

    /**
     * Takes events in; when it returns they are on disk. Idempotent: a message that is in the log already, or stands
     * earlier in the same list, changes nothing.
     *
     * @param events any number, in any order
     * @param receivedAt when they arrived, UTC: promises to respond count from here
     * @return what became of each, in the order given
     */
    public List<Receipt> ingest(WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt) {
        return events.isEmpty() ? List.of() : transactions.run(() -> take(workspace, events, receivedAt));
    }

    private List<Receipt> take(WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt) {
        var identifiers = events.stream()
                .flatMap(event -> event.identifiers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        identities.reserve(workspace, identifiers);
        var locked = lock(workspace, identifiers);
        var first = firstOfEach(events);
        var known = log.known(workspace, first.keySet());
        var fresh = first.entrySet().stream()
                .filter(entry -> !known.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var before = identities.load(workspace, locked.keySet());
        var resolution = resolve(before, fresh);

        create(workspace, resolution, locked, receivedAt);
        identities.save(workspace, before, resolution);
        log.move(workspace, resolution.moved());
        log.append(
                workspace,
                fresh.stream()
                        .map(event -> new Attributed(event.event(), resolution.leadOf(event.by()), event.by()))
                        .toList());
        merge(workspace, resolution, locked, receivedAt);
        rescore(workspace, work(resolution, fresh, before), resolution, locked, receivedAt);

        var owners = resolution.moved().isEmpty() ? known : log.known(workspace, known.keySet());
        return receipts(events, owners, resolution);
    }

    /** Locks the leads of these identifiers; one that changed hands while we waited is looked up again. */
    private Map<LeadId, Lead> lock(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var locked = new TreeMap<LeadId, Lead>();
        for (var found = identities.leadsOf(workspace, identifiers);
                !locked.keySet().containsAll(found);
                found = identities.leadsOf(workspace, identifiers)) {
            var missing = new TreeSet<>(found);
            missing.removeAll(locked.keySet());
            locked.putAll(leads.lock(workspace, missing));
        }
        return locked;
    }

    private static Map<MessageRef, IncomingEvent> firstOfEach(List<IncomingEvent> events) {
        var first = new LinkedHashMap<MessageRef, IncomingEvent>();
        events.forEach(event -> first.putIfAbsent(MessageRef.of(event.event().key()), event));
        return first;
    }

    private Identities.Resolution resolve(Identities before, List<IncomingEvent> fresh) {
        var identifiers =
                fresh.stream().flatMap(event -> event.identifiers().stream()).collect(Collectors.toSet());
        var claims = fresh.stream().flatMap(event -> event.claims().stream()).toList();
        return before.after(identifiers, claims, () -> new LeadId(ids.next()));
    }

    private void create(
            WorkspaceId workspace, Identities.Resolution resolution, Map<LeadId, Lead> locked, Instant receivedAt) {
        var start = scoring.start(workspace);
        var created = resolution.created().stream()
                .map(id -> Lead.heardOf(id, receivedAt, start))
                .toList();
        leads.add(workspace, created);
        created.forEach(lead -> locked.put(lead.id(), lead));
    }

    private void merge(
            WorkspaceId workspace, Identities.Resolution resolution, Map<LeadId, Lead> locked, Instant receivedAt) {
        if (resolution.merged().isEmpty()) {
            return;
        }
        resolution
                .merged()
                .forEach((ended, survivor) ->
                        locked.put(survivor, find(locked, survivor).joinedBy(find(locked, ended))));
        leads.merge(workspace, resolution.merged(), receivedAt);
        book.remove(workspace, resolution.merged().keySet());
        clocks.join(workspace, resolution.merged(), receivedAt);
    }

    /** Leads with new events, and leads that events were taken from or given to. */
    private static Map<LeadId, Work> work(
            Identities.Resolution resolution, List<IncomingEvent> fresh, Identities before) {
        var events = new TreeMap<LeadId, List<Event>>();
        fresh.forEach(event -> events.computeIfAbsent(resolution.leadOf(event.by()), lead -> new ArrayList<>())
                .add(event.event()));
        var replay = new LinkedHashSet<>(resolution.moved().values());
        resolution
                .moved()
                .keySet()
                .forEach(identifier -> replay.add(before.leads().get(identifier)));
        replay.removeAll(resolution.merged().keySet());
        replay.forEach(lead -> events.putIfAbsent(lead, List.of()));
        var work = new TreeMap<LeadId, Work>();
        events.forEach((lead, list) ->
                work.put(lead, new Work(list, resolution.created().contains(lead), replay.contains(lead))));
        return work;
    }

    private void rescore(
            WorkspaceId workspace,
            Map<LeadId, Work> work,
            Identities.Resolution resolution,
            Map<LeadId, Lead> locked,
            Instant receivedAt) {
        var byLead = resolution.identifiersByLead();
        var seen = new ArrayList<Findable>();
        var standing = new HashMap<LeadId, Lead>();
        scoring.score(workspace, work).forEach((id, outcome) -> {
            var identifiers = byLead.getOrDefault(id, List.of());
            var lead = seen(find(locked, id), outcome, identifiers);
            seen.add(new Findable(lead, lead.profile().searchTerms(identifiers)));
            standing.put(id, lead);
        });
        leads.save(workspace, seen);
        clocks.set(workspace, standing, receivedAt);
    }

    private static Lead seen(Lead lead, Outcome outcome, List<Identifier> identifiers) {
        var traits = outcome.replayed() ? Attributes.NONE : lead.traits();
        for (var event : outcome.events().stream().sorted().toList()) {
            traits = traits.with(event.traits());
        }
        var upTo = outcome.scored().state().upTo();
        return lead.seen(
                traits,
                Profile.of(traits, identifiers),
                outcome.standing(lead.standing().lastChange()),
                upTo == null ? null : upTo.occurredAt());
    }

    private static Lead find(Map<LeadId, Lead> locked, LeadId id) {
        var lead = locked.get(id);
        if (lead == null) {
            throw new IllegalStateException("lead " + id.value() + " was resolved but not locked");
        }
        return lead;
    }

    private static List<Receipt> receipts(
            List<IncomingEvent> events, Map<MessageRef, LeadId> known, Identities.Resolution resolution) {
        var leads = new HashMap<>(known);
        var receipts = new ArrayList<Receipt>(events.size());
        for (var event : events) {
            var message = MessageRef.of(event.event().key());
            var duplicateOf = leads.get(message);
            if (duplicateOf != null) {
                receipts.add(new Receipt(duplicateOf, false));
            } else {
                var lead = resolution.leadOf(event.by());
                leads.put(message, lead);
                receipts.add(new Receipt(lead, true));
            }
        }
        return receipts;
    }

    /**
     * What became of an event.
     *
     * @param lead whose it is
     * @param fresh false if it was a duplicate and changed nothing
     */
    public record Receipt(LeadId lead, boolean fresh) {}
}
