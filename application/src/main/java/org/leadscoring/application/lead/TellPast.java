package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What happened to a lead, the latest first, a page at a time: what it did, what became of its score, who worked on it. A page
 * ends between two instants, so that what happened at once stands together; a lead with many events costs no more than
 * one with few.
 */
public final class TellPast {

    /** A page has about so many entries. */
    public static final int PAGE_SIZE = 50;

    /** What happened at one instant fills a page up to here; the rest of it is left out. */
    public static final int MOST = 500;

    private final Transactions transactions;
    private final EventLog log;
    private final ScoringModels models;
    private final Ledgers ledgers;
    private final Leads leads;
    private final SlaClocks clocks;
    private final Merges merges;
    private final Assignments assignments;
    private final Deliveries deliveries;

    public TellPast(
            Transactions transactions,
            EventLog log,
            ScoringModels models,
            Ledgers ledgers,
            Leads leads,
            SlaClocks clocks,
            Merges merges,
            Assignments assignments,
            Deliveries deliveries) {
        this.transactions = transactions;
        this.log = log;
        this.models = models;
        this.ledgers = ledgers;
        this.leads = leads;
        this.clocks = clocks;
        this.merges = merges;
        this.assignments = assignments;
        this.deliveries = deliveries;
    }

    /**
     * A page.
     *
     * @param lead one that was not merged
     * @param before only what happened before this instant, UTC; null for the latest page
     */
    public Page page(WorkspaceId workspace, LeadId lead, Kind kind, @Nullable Instant before) {
        return transactions.run(() -> {
            var model = models.drivers(workspace).of(lead).id();
            return switch (kind) {
                case ALL -> ofEvents(workspace, lead, model, before, true);
                case EVENTS -> ofEvents(workspace, lead, model, before, false);
                case SCORE -> ofScore(workspace, lead, model, before);
                case STAGES ->
                    cut(
                            ledgers.crossings(workspace, lead, model, before, PAGE_SIZE + 1).stream()
                                    .map(Item.Passed::new),
                            before);
                case STATUS -> cut(Stream.concat(status(workspace, lead), assigned(workspace, lead)), before);
                case CONTACTS -> cut(contacts(workspace, lead), before);
                case CLOCK -> cut(clock(workspace, lead), before);
                case TOLD -> cut(told(workspace, lead), before);
                case MERGES -> cut(merged(workspace, lead), before);
            };
        });
    }

    private Page ofEvents(
            WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant before, boolean everything) {
        var events = events(workspace, lead, before);
        var since = events.size() < PAGE_SIZE ? null : events.getLast().occurredAt();
        var made = entries(workspace, lead, model, since, before);
        var items = new ArrayList<Item>();
        var told = new HashSet<LedgerEntry>();
        for (var event : events) {
            var own = made.stream()
                    .filter(entry ->
                            entry.event().equals(event.id()) && entry.at().equals(event.occurredAt()))
                    .toList();
            told.addAll(own);
            items.add(new Item.Happening(event, own));
        }
        if (everything) {
            items.addAll(byTime(made, told));
            Stream.of(
                            status(workspace, lead),
                            contacts(workspace, lead),
                            clock(workspace, lead),
                            assigned(workspace, lead),
                            told(workspace, lead),
                            merged(workspace, lead))
                    .flatMap(Function.identity())
                    .filter(item -> within(item.at(), since, before))
                    .forEach(items::add);
        }
        return new Page(latestFirst(items), crossings(workspace, lead, model, since, before), since);
    }

    /** All events of an instant or none of them. */
    private List<Event> events(WorkspaceId workspace, LeadId lead, @Nullable Instant before) {
        var events = log.latest(workspace, lead, before, PAGE_SIZE);
        if (events.size() < PAGE_SIZE) {
            return events;
        }
        var last = events.getLast().occurredAt();
        return Stream.concat(
                        events.stream().filter(event -> event.occurredAt().isAfter(last)),
                        log.simultaneous(workspace, lead, last, MOST).stream())
                .toList();
    }

    private Page ofScore(WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant before) {
        var to = before == null ? ledgers.size(workspace, lead, model) : ledgers.before(workspace, lead, model, before);
        var entries = ledgers.between(workspace, lead, model, Math.max(to - PAGE_SIZE, 0), to);
        if (to > PAGE_SIZE) {
            var first =
                    ledgers.before(workspace, lead, model, entries.getFirst().at());
            entries = ledgers.between(workspace, lead, model, Math.max(first, to - MOST), to);
        }
        var since = to > PAGE_SIZE ? entries.getFirst().at() : null;
        return new Page(
                latestFirst(byTime(entries, Set.of())), crossings(workspace, lead, model, since, before), since);
    }

    private List<LedgerEntry> entries(
            WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant since, @Nullable Instant before) {
        var from = since == null ? 0 : ledgers.before(workspace, lead, model, since);
        var to = before == null ? ledgers.size(workspace, lead, model) : ledgers.before(workspace, lead, model, before);
        return ledgers.between(workspace, lead, model, Math.max(from, to - 2 * MOST), to);
    }

    /** Changes of the score that stand by themselves: those of one event and instant together. */
    private static List<Item> byTime(List<LedgerEntry> entries, Set<LedgerEntry> told) {
        var items = new ArrayList<Item>();
        var together = new ArrayList<LedgerEntry>();
        for (var entry : entries) {
            if (told.contains(entry)) {
                continue;
            }
            if (!together.isEmpty() && !sameMoment(together.getFirst(), entry)) {
                items.add(new Item.Changed(together));
                together.clear();
            }
            together.add(entry);
        }
        if (!together.isEmpty()) {
            items.add(new Item.Changed(together));
        }
        return items;
    }

    private static boolean sameMoment(LedgerEntry one, LedgerEntry other) {
        return one.event().equals(other.event()) && one.at().equals(other.at());
    }

    private Stream<Item> status(WorkspaceId workspace, LeadId lead) {
        return leads.statusHistory(workspace, lead).stream().map(Item.Moved::new);
    }

    private Stream<Item> contacts(WorkspaceId workspace, LeadId lead) {
        return leads.contacts(workspace, lead).stream().map(Item.Contacted::new);
    }

    private Stream<Item> clock(WorkspaceId workspace, LeadId lead) {
        return clocks.ledger(workspace, lead).stream().map(Item.Ticked::new);
    }

    private Stream<Item> assigned(WorkspaceId workspace, LeadId lead) {
        return assignments.of(workspace, lead).stream().map(Item.Given::new);
    }

    private Stream<Item> told(WorkspaceId workspace, LeadId lead) {
        return deliveries.of(workspace, Set.of(lead), MOST).stream().map(Item.Told::new);
    }

    private Stream<Item> merged(WorkspaceId workspace, LeadId lead) {
        return merges.of(workspace, lead).stream().map(Item.Merged::new);
    }

    private static Page cut(Stream<? extends Item> all, @Nullable Instant before) {
        var items = latestFirst(all.<Item>map(Function.identity())
                .filter(item -> within(item.at(), null, before))
                .toList());
        if (items.size() <= PAGE_SIZE) {
            return new Page(items, List.of(), null);
        }
        var last = items.get(PAGE_SIZE - 1).at();
        return new Page(items.stream().filter(item -> !item.at().isBefore(last)).toList(), List.of(), last);
    }

    private List<Crossing> crossings(
            WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant since, @Nullable Instant before) {
        return ledgers.crossings(workspace, lead, model, before, MOST).stream()
                .filter(crossing -> within(crossing.at(), since, before))
                .toList();
    }

    private static boolean within(Instant at, @Nullable Instant since, @Nullable Instant before) {
        return (since == null || !at.isBefore(since)) && (before == null || at.isBefore(before));
    }

    private static List<Item> latestFirst(List<? extends Item> items) {
        return items.stream()
                .<Item>map(Function.identity())
                .sorted(Comparator.comparing(Item::at).reversed())
                .toList();
    }

    /** What is told. */
    public enum Kind {
        ALL,
        EVENTS,
        SCORE,
        STAGES,
        STATUS,
        CONTACTS,
        CLOCK,
        TOLD,
        MERGES
    }

    /**
     * A page of the past.
     *
     * @param items the latest first
     * @param crossings thresholds that were passed meanwhile, the latest first
     * @param earlier the instant before which the next page tells, UTC; null if this is the last
     */
    public record Page(
            List<Item> items,
            List<Crossing> crossings,
            @Nullable Instant earlier) {

        public Page {
            items = List.copyOf(items);
            crossings = List.copyOf(crossings);
        }
    }

    /** Something that happened. */
    public sealed interface Item {

        /** When, UTC. */
        default Instant at() {
            return switch (this) {
                case Happening(var event, var _) -> event.occurredAt();
                case Changed(var entries) -> entries.getFirst().at();
                case Passed(var crossing) -> crossing.at();
                case Moved(var change) -> change.at();
                case Contacted(var contact) -> contact.at();
                case Ticked(var happened) -> happened.at();
                case Given(var recorded) -> recorded.at();
                case Told(var delivery) -> delivery.createdAt();
                case Merged(var merge) -> merge.at();
            };
        }

        /**
         * The lead did something.
         *
         * @param entries what it did to the score, in order
         */
        record Happening(Event event, List<LedgerEntry> entries) implements Item {

            public Happening {
                entries = List.copyOf(entries);
            }
        }

        /**
         * The score changed.
         *
         * @param entries at one instant, in order; at least one
         */
        record Changed(List<LedgerEntry> entries) implements Item {

            public Changed {
                entries = List.copyOf(entries);
            }
        }

        /** A threshold was passed. */
        record Passed(Crossing crossing) implements Item {}

        /** Somebody moved its status. */
        record Moved(StatusChange change) implements Item {}

        /** Somebody got in touch with it, or tried to. */
        record Contacted(Contact contact) implements Item {}

        /** Something happened to its clock. */
        record Ticked(Happened happened) implements Item {}

        /** It was to be given to somebody. */
        record Given(Recorded recorded) implements Item {}

        /** The outside was to be told of it. */
        record Told(Delivery delivery) implements Item {}

        /** It was merged with another. */
        record Merged(Merge merge) implements Item {}
    }
}
