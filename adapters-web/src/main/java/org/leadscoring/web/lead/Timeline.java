package org.leadscoring.web.lead;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.web.lead.Ledger.Line;
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

    /** @param events latest first */
    List<Day> days(List<Event> events) {
        var days = new LinkedHashMap<String, List<Item>>();
        for (var event : events) {
            days.computeIfAbsent(moments.day(event.occurredAt()), day -> new ArrayList<>())
                    .add(item(event));
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private Item item(Event event) {
        var details = new ArrayList<Detail>();
        flatten("", event.properties(), details);
        flatten("", event.traits(), details);
        flatten("", event.context(), details);
        return new Item(event, words.event(event.type()), ledger.of(event.id()), details);
    }

    static List<Detail> details(Attributes attributes) {
        var details = new ArrayList<Detail>();
        flatten("", attributes, details);
        return details;
    }

    private static void flatten(String prefix, Attributes attributes, List<Detail> into) {
        attributes.values().forEach((name, value) -> {
            if (value instanceof Map<?, ?>) {
                flatten(prefix + name + ".", attributes.object(name), into);
            } else {
                into.add(new Detail(prefix + name, text(value)));
            }
        });
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The events of one day of the reader's zone, latest first. */
    public record Day(String name, List<Item> items) {}

    /**
     * An event.
     *
     * @param what its type in words
     * @param lines what it did to the score, in order; empty if nothing
     * @param details what the sender said, flattened: {@code utm.source}
     */
    public record Item(Event event, String what, List<Line> lines, List<Detail> details) {}

    /** A name and a value, both as the sender wrote them. */
    public record Detail(String name, String value) {}
}
