package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.Filed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.LockedLeads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.TakeOutcomes;
import org.leadscoring.application.lead.TakeOutcomes.Told;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.LostRaceException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspects;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The one way in for events. In one transaction: duplicates are put aside, each event is marked if it is suspect or void
 * (spec ID-3, ID-4), given to its lead (leads are made and merged as the events tell), filed, scored, and the clocks are
 * set.
 */
public final class IngestEvents {

    private final Transactions transactions;
    private final Ids ids;
    private final IdentityBook identities;
    private final Leads leads;
    private final LockedLeads locks;
    private final EventLog log;
    private final Voids voids;
    private final RescoreLeads scores;
    private final TakeOutcomes outcomes;
    private final Derivations derivations;
    private final Replays replays;
    private final Promptness promptness;

    public IngestEvents(
            Transactions transactions,
            Ids ids,
            IdentityBook identities,
            Leads leads,
            EventLog log,
            Voids voids,
            RescoreLeads scores,
            Derivations derivations,
            Replays replays) {
        this.transactions = transactions;
        this.ids = ids;
        this.identities = identities;
        this.leads = leads;
        this.locks = new LockedLeads(leads, identities);
        this.log = log;
        this.voids = voids;
        this.scores = scores;
        this.outcomes = new TakeOutcomes(leads, scores);
        this.derivations = derivations;
        this.replays = replays;
        this.promptness = new Promptness(ids);
    }

    /**
     * Takes events in; when it returns, those taken are on disk. Idempotent: a message that is in the log already, or
     * stands earlier in the same list, changes nothing.
     *
     * <p>One transaction for all of them. If it fails, each half is tried for itself, and so on: an event that cannot be
     * processed is refused alone.
     *
     * @param events any number, in any order
     * @param receivedAt when they arrived, UTC: promises to respond count from here
     * @param acting whether clocks are set by it: an import does not act for the past (spec ST-4)
     * @return what became of each, in the order given
     * @throws DatabaseUnavailableException if the database cannot be reached, or others hold what even a single event needs:
     *     try again later; some of these may have been taken
     */
    public List<Receipt> ingest(WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt, Acting acting) {
        return ingest(workspace, events, receivedAt, acting, () -> {});
    }

    /**
     * The same for who has something to do while it goes to the disk.
     *
     * @param beforeCommit is told each time that nothing but the commit is missing; whether that succeeds is not known yet
     */
    List<Receipt> ingest(
            WorkspaceId workspace,
            List<IncomingEvent> events,
            Instant receivedAt,
            Acting acting,
            Runnable beforeCommit) {
        if (events.isEmpty()) {
            return List.of();
        }
        try {
            return List.copyOf(transactions.run(() -> {
                var taken = take(workspace, events, receivedAt, acting);
                beforeCommit.run();
                return taken;
            }));
        } catch (LostRaceException e) {
            if (events.size() == 1) {
                throw e;
            }
            return ingestHalves(workspace, events, receivedAt, acting, beforeCommit);
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return events.size() == 1
                    ? List.of(new Receipt.Refused(e))
                    : ingestHalves(workspace, events, receivedAt, acting, beforeCommit);
        }
    }

    private List<Receipt> ingestHalves(
            WorkspaceId workspace,
            List<IncomingEvent> events,
            Instant receivedAt,
            Acting acting,
            Runnable beforeCommit) {
        var middle = events.size() / 2;
        var receipts =
                new ArrayList<Receipt>(ingest(workspace, events.subList(0, middle), receivedAt, acting, beforeCommit));
        receipts.addAll(ingest(workspace, events.subList(middle, events.size()), receivedAt, acting, beforeCommit));
        return receipts;
    }

    private List<Receipt.Taken> take(
            WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt, Acting acting) {
        var begun = promptness.begin();
        var identifiers = events.stream()
                .flatMap(event -> event.identifiers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        identities.reserve(workspace, identifiers);
        var locked = locks.holding(workspace, identifiers);
        var first = firstOfEach(acting == Acting.NOW ? promptness.renewed(events, begun) : events);
        var known = log.known(workspace, first.keySet());
        var fresh = first.entrySet().stream()
                .filter(entry -> !known.containsKey(entry.getKey()))
                .map(entry ->
                        entry.getValue().with(Suspects.marked(entry.getValue().event())))
                .toList();
        var before = identities.load(workspace, locked.keySet());
        var resolution = resolve(before, fresh);

        create(resolution, fresh, locked, receivedAt);
        identities.save(workspace, before, resolution, receivedAt);
        resolution
                .moved()
                .forEach((by, to) -> log.move(
                        workspace,
                        by,
                        Objects.requireNonNull(before.leads().get(by), "what moves stood for a lead before"),
                        to));
        log.append(
                workspace,
                fresh.stream()
                        .map(event -> new Attributed(event.event(), resolution.leadOf(event.by()), event.by()))
                        .toList());
        merge(workspace, resolution, locked, receivedAt);
        derive(workspace, fresh, receivedAt);
        var work = work(resolution, voided(workspace, fresh), before);
        addOthers(workspace, resolution, work, locked);
        var ended = end(workspace, resolution, fresh, locked, receivedAt);
        score(workspace, resolution, work, locked, ended, acting, receivedAt);

        // What only came with messages that are known already, because their person was erased, is not to stay.
        identifiers.removeAll(resolution.leads().keySet());
        identities.release(workspace, identifiers);
        promptness.check(begun);
        var owners = resolution.moved().isEmpty() ? known : log.known(workspace, known.keySet());
        return receipts(events, owners, resolution);
    }

    private static Map<MessageRef, IncomingEvent> firstOfEach(List<IncomingEvent> events) {
        var first = new LinkedHashMap<MessageRef, IncomingEvent>();
        events.forEach(event -> first.putIfAbsent(MessageRef.of(event.event().key()), event));
        return first;
    }

    /** These events with those marked that are void. For scoring only: the log knows it by itself. */
    private List<IncomingEvent> voided(WorkspaceId workspace, List<IncomingEvent> fresh) {
        var sources = fresh.stream().map(event -> event.event().key().source()).collect(Collectors.toSet());
        var identifiers = fresh.stream().map(IncomingEvent::by).collect(Collectors.toSet());
        var found = voids.among(workspace, sources, identifiers);
        return fresh.stream()
                .map(event -> found.covers(event.event(), event.by())
                        ? event.with(event.event().with(new Mark.Voided()))
                        : event)
                .toList();
    }

    /** What a source sends itself is not made by the system any more, in the whole workspace (spec SC-11). */
    private void derive(WorkspaceId workspace, List<IncomingEvent> fresh, Instant receivedAt) {
        var types = fresh.stream()
                .map(event -> event.event().type())
                .filter(Derivation.TYPES::contains)
                .collect(Collectors.toSet());
        if (!types.isEmpty() && !derivations.sent(workspace, types).isEmpty()) {
            replays.requestAll(workspace, receivedAt);
        }
    }

    private Identities.Resolution resolve(Identities before, List<IncomingEvent> fresh) {
        var identifiers =
                fresh.stream().flatMap(event -> event.identifiers().stream()).collect(Collectors.toSet());
        var claims = fresh.stream().flatMap(event -> event.claims().stream()).toList();
        return before.after(identifiers, claims, () -> new LeadId(ids.next()));
    }

    /** New leads are written when they are scored, once and for all that is known of them. */
    private void create(
            Identities.Resolution resolution, List<IncomingEvent> fresh, Map<LeadId, Lead> locked, Instant receivedAt) {
        if (resolution.created().isEmpty()) {
            return;
        }
        leads.expect(resolution.created());
        var sources = new HashMap<LeadId, SourceId>();
        fresh.forEach(event -> event.identifiers()
                .forEach(identifier -> sources.putIfAbsent(
                        resolution.leadOf(identifier), event.event().key().source())));
        resolution
                .created()
                .forEach(id -> locked.put(id, Lead.heardOf(id, receivedAt, sources.get(id), Standing.NONE)));
    }

    /** New leads without any events: of an identifier that was only named, and is cut from the one it was named by. */
    private void addOthers(
            WorkspaceId workspace, Identities.Resolution resolution, Map<LeadId, Work> work, Map<LeadId, Lead> locked) {
        leads.add(
                workspace,
                resolution.created().stream()
                        .filter(lead -> !work.containsKey(lead))
                        .map(lead -> find(locked, lead))
                        .toList());
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
        leads.merge(workspace, resolution.merged());
        scores.merged(workspace, resolution.merged(), receivedAt);
    }

    /** What new events tell of how the work on their leads ended; returns the leads that ended by it. */
    private Set<LeadId> end(
            WorkspaceId workspace,
            Identities.Resolution resolution,
            List<IncomingEvent> fresh,
            Map<LeadId, Lead> locked,
            Instant receivedAt) {
        var told = new TreeMap<LeadId, List<Told>>();
        for (var event : fresh) {
            if (event.told() != null) {
                told.computeIfAbsent(resolution.leadOf(event.by()), lead -> new ArrayList<>())
                        .add(event.told());
            }
        }
        var made = new HashSet<>(resolution.created());
        made.removeAll(resolution.merged().values());
        return outcomes.take(workspace, told, made, locked, receivedAt);
    }

    /** Leads that are told to have ended concern the past, whatever else acts (spec ST-4). */
    private void score(
            WorkspaceId workspace,
            Identities.Resolution resolution,
            Map<LeadId, Work> work,
            Map<LeadId, Lead> locked,
            Set<LeadId> ended,
            Acting acting,
            Instant receivedAt) {
        var byLead = resolution.identifiersByLead();
        var open = new TreeMap<>(work);
        open.keySet().removeAll(ended);
        scores.rescore(workspace, open, locked, byLead, acting == Acting.NOW, receivedAt);
        if (!ended.isEmpty()) {
            var over = new TreeMap<>(work);
            over.keySet().retainAll(ended);
            scores.rescore(workspace, over, locked, byLead, false, receivedAt);
        }
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

    private static Lead find(Map<LeadId, Lead> locked, LeadId id) {
        var lead = locked.get(id);
        if (lead == null) {
            throw new IllegalStateException("lead " + id.value() + " was resolved but not locked");
        }
        return lead;
    }

    private static List<Receipt.Taken> receipts(
            List<IncomingEvent> events, Map<MessageRef, Filed> known, Identities.Resolution resolution) {
        var filed = new HashMap<>(known);
        var receipts = new ArrayList<Receipt.Taken>(events.size());
        for (var event : events) {
            var message = MessageRef.of(event.event().key());
            var id = event.event().id();
            var stands = filed.computeIfAbsent(message, first -> new Filed(id, resolution.leadOf(event.by())));
            // It may stand there under this very id already: then the commit came through of which we were not told.
            receipts.add(new Receipt.Taken(stands.lead(), stands.event().equals(id)));
        }
        return receipts;
    }

    /** Whether what comes in sets clocks. */
    public enum Acting {

        /** As it should, for what happens now. */
        NOW,

        /** No: it concerns the past. */
        NEVER
    }
}
