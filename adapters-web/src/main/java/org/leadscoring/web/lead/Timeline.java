package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.web.lead.Ledger.Line;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/** What a lead did, day by day, with what the sender said about it. */
final class Timeline {

    private final Ledger ledger;
    private final Words words;
    private final Moments moments;

    Timeline(Ledger ledger, Words words, Moments moments) {
        this.ledger = ledger;
        this.words = words;
        this.moments = moments;
    }

    /**
     * The days from the earliest of these events on, with what time did in between.
     *
     * @param events latest first
     */
    List<Day> days(List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var byTime =
                ledger.byTime(events.getLast().occurredAt(), events).stream().map(this::item);
        var days = new LinkedHashMap<String, List<Item>>();
        Stream.concat(byTime, events.stream().map(this::item))
                .sorted(Comparator.comparing(Item::at).reversed())
                .forEach(item -> days.computeIfAbsent(moments.day(item.at()), day -> new ArrayList<>())
                        .add(item));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private Item item(Event event) {
        var details = Detail.of(event.properties(), event.traits(), event.context());
        var lines = ledger.of(event);
        return new Item(event.occurredAt(), event, words.event(event.type()), mark(event, lines), lines, details);
    }

    /** What time alone did: decay, the end of a visit, inactivity. */
    private Item item(List<Line> lines) {
        var first = lines.getFirst();
        return new Item(first.entry().at(), null, first.what(), null, lines, List.of());
    }

    /** Nothing is said of a suspect that scored all the same: it was allowed. */
    private @Nullable String mark(Event event, List<Line> lines) {
        return switch (event.mark()) {
            case Mark.Clear() -> null;
            case Mark.Suspect(var reason) -> lines.isEmpty() ? words.of("mark", reason) : null;
            case Mark.Voided() -> words.say("mark.void");
        };
    }

    /** The events of one day of the reader's zone, latest first. */
    public record Day(String name, List<Item> items) {}

    /**
     * An event, or what time alone did to the score.
     *
     * @param at when, UTC
     * @param event null if it was time
     * @param what its type in words
     * @param mark why it does not score, in words; null if it may
     * @param lines what it did to the score, in order; empty if nothing
     * @param details what the sender said, flattened: {@code utm.source}
     */
    public record Item(
            Instant at,
            @Nullable Event event,
            String what,
            @Nullable String mark,
            List<Line> lines,
            List<Detail> details) {}
}
