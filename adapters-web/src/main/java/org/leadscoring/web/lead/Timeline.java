package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.TellPast;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.assignment.ReasonWords;
import org.leadscoring.web.lead.Ledger.Line;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/** What happened to a lead, day by day, in words. */
final class Timeline {

    private final LeadId lead;
    private final ScoringModel model;
    private final Map<UserId, String> users;
    private final Map<LeadId, String> others;
    private final Map<DestinationId, String> destinations;
    private final Words words;
    private final Moments moments;

    /**
     * @param users what people of the team are called
     * @param others what leads are called that were merged with this one
     * @param destinations what destinations are called
     */
    Timeline(
            LeadId lead,
            ScoringModel model,
            Map<UserId, String> users,
            Map<LeadId, String> others,
            Map<DestinationId, String> destinations,
            Words words,
            Moments moments) {
        this.lead = lead;
        this.model = model;
        this.users = users;
        this.others = others;
        this.destinations = destinations;
        this.words = words;
        this.moments = moments;
    }

    /** The days of a page, the latest first. */
    List<Day> days(TellPast.Page page) {
        var ledger = ledger(page);
        var days = new LinkedHashMap<String, List<Item>>();
        for (var item : page.items()) {
            days.computeIfAbsent(moments.day(item.at()), day -> new ArrayList<>())
                    .add(item(item, ledger));
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private Ledger ledger(TellPast.Page page) {
        var entries = page.items().reversed().stream()
                .flatMap(item -> switch (item) {
                    case TellPast.Item.Happening(var _, var own) -> own.stream();
                    case TellPast.Item.Changed(var own) -> own.stream();
                    default -> Stream.<LedgerEntry>empty();
                })
                .toList();
        return new Ledger(entries, page.crossings().reversed(), model, words);
    }

    private Item item(TellPast.Item item, Ledger ledger) {
        return switch (item) {
            case TellPast.Item.Happening(var event, var entries) -> event(event, ledger.of(entries));
            case TellPast.Item.Changed(var entries) -> changed(ledger.of(entries));
            case TellPast.Item.Passed(var crossing) -> passed(crossing);
            case TellPast.Item.Moved(var change) -> moved(change);
            case TellPast.Item.Contacted(var contact) -> contacted(contact);
            case TellPast.Item.Ticked(var happened) -> ticked(happened);
            case TellPast.Item.Given(var recorded) -> given(recorded);
            case TellPast.Item.Told(var delivery) -> told(delivery);
            case TellPast.Item.Merged(var merge) -> merged(merge);
        };
    }

    private Item event(Event event, List<Line> lines) {
        var details = Detail.of(event.properties(), event.traits(), event.context());
        return new Item(
                event.occurredAt(),
                "event",
                event,
                words.event(event.type()),
                null,
                mark(event, lines),
                lines,
                List.of(),
                details,
                null);
    }

    /** What time alone did, or what a part of the ledger tells without its events. */
    private Item changed(List<Line> lines) {
        var first = lines.getFirst();
        return new Item(first.entry().at(), "score", null, first.what(), null, null, lines, List.of(), List.of(), null);
    }

    private static Item passed(Crossing crossing) {
        return new Item(crossing.at(), "stage", null, "", null, null, List.of(), List.of(crossing), List.of(), null);
    }

    private Item moved(StatusChange change) {
        var step = words.say("history.step", words.of("status", change.from()), words.of("status", change.to()));
        return told(change.at(), "status", words.say("timeline.status", step), by(change.by()));
    }

    private Item contacted(Contact contact) {
        var by = by(contact.by());
        return told(
                contact.at(),
                "contact",
                words.of("contact", contact.way()),
                contact.note().isEmpty() ? by : words.say("timeline.contact-note", by, contact.note()));
    }

    private String by(UserId user) {
        var name = users.get(user);
        return words.say("history.by", name == null ? words.say("history.somebody") : name);
    }

    private Item ticked(Happened happened) {
        var doing = happened.doing();
        var note = Stream.of(
                        words.say("clock.due", moments.when(happened.dueAt())),
                        doing.by() == null ? null : by(doing.by()),
                        doing.why())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
        return told(
                happened.at(), "clock", words.say("timeline.clock", words.of("clock", happened.transition())), note);
    }

    private Item given(Recorded recorded) {
        var owner = recorded.assignment().owner();
        var by = recorded.by();
        var reason = new ReasonWords(words, moments, this::called)
                .grounds(recorded.assignment().reason());
        return told(
                recorded.at(),
                "status",
                owner == null
                        ? words.say(by == null ? "timeline.nobody-free" : "timeline.taken")
                        : words.say("timeline.given", called(owner)),
                by == null ? reason : by(by));
    }

    private String called(UserId user) {
        return users.getOrDefault(user, words.say("history.somebody"));
    }

    private Item told(Delivery delivery) {
        var fact = delivery.fact();
        var what = Stream.of(words.of("topic", fact.topic()), fact.stage())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        var to = destinations.getOrDefault(delivery.destination(), words.say("delivery.destination-gone"));
        return new Item(
                delivery.createdAt(),
                "told",
                null,
                words.say("timeline.told", to, what),
                words.of("delivery.state", delivery.state()),
                null,
                List.of(),
                List.of(),
                List.of(),
                "/deliveries/" + delivery.id().value());
    }

    private Item merged(Merge merge) {
        var other = merge.ended().equals(lead) ? merge.survivor() : merge.ended();
        var name = others.get(other);
        var note = merge.redone() != null ? "merges.redone" : merge.undone() != null ? "merges.undone" : null;
        return told(
                merge.at(),
                "merge",
                words.say("timeline.merged", name == null ? words.say("lead.anonymous") : name),
                note == null ? null : words.say(note));
    }

    private static Item told(Instant at, String kind, String what, @Nullable String note) {
        return new Item(at, kind, null, what, note, null, List.of(), List.of(), List.of(), null);
    }

    /** Nothing is said of a suspect that scored all the same: it was allowed. */
    private @Nullable String mark(Event event, List<Line> lines) {
        return switch (event.mark()) {
            case Mark.Clear() -> null;
            case Mark.Suspect(var reason) -> lines.isEmpty() ? words.of("mark", reason) : null;
            case Mark.Voided() -> words.say("mark.void");
        };
    }

    /** What happened on one day of the reader's zone, the latest first. */
    public record Day(String name, List<Item> items) {}

    /**
     * Something that happened.
     *
     * @param at when, UTC
     * @param kind event, score, stage, status, contact, clock, told or merge
     * @param event null if it was none
     * @param what in words; empty if the crossings say it
     * @param note what else there is to say, null if nothing
     * @param mark why an event does not score, in words; null if it may
     * @param lines what it did to the score, in order; empty if nothing
     * @param crossings thresholds passed, where they stand by themselves
     * @param details what the sender said, flattened: {@code utm.source}
     * @param page where there is more of it, null if nowhere
     */
    public record Item(
            Instant at,
            String kind,
            @Nullable Event event,
            String what,
            @Nullable String note,
            @Nullable String mark,
            List<Line> lines,
            List<Crossing> crossings,
            List<Detail> details,
            @Nullable String page) {}
}
