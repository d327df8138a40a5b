package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Events;

/** An event for tests, told bit by bit: {@code Told.at("2026-03-02T09:00:00Z", "click").with("url", "/demo").event()}. */
final class Told {

    private final EventKey key;
    private final String type;
    private Instant received;
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Object> traits = new HashMap<>();

    private Told(Instant at, String type) {
        this.key = new EventKey(at, type + "@" + at, Events.WEBSITE);
        this.type = type;
        this.received = at;
    }

    static Told at(Instant at, String type) {
        return new Told(at, type);
    }

    static Told at(String at, String type) {
        return new Told(Instant.parse(at), type);
    }

    /** So long after the start of all tests. */
    static Told after(Duration duration, String type) {
        return new Told(Events.START.plus(duration), type);
    }

    /** One event of a type after each of these durations from the start of all tests. */
    static List<Event> events(String type, Duration... after) {
        var events = new ArrayList<Event>();
        for (var duration : after) {
            events.add(after(duration, type).event());
        }
        return events;
    }

    Told with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    Told trait(String name, Object value) {
        traits.put(name, value);
        return this;
    }

    /** Received so long after it occurred. */
    Told late(Duration age) {
        received = key.occurredAt().plus(age);
        return this;
    }

    Event event() {
        var plain = Events.event(key, type);
        return new Event(
                plain.id(),
                key,
                plain.type(),
                plain.name(),
                received,
                new Attributes(properties),
                new Attributes(traits),
                Attributes.NONE);
    }

    /** The ledger in words: what, and by how much. */
    static List<String> ledger(Scored scored) {
        return scored.entries().stream()
                .map(entry -> (entry.rule() == null ? entry.cause().name().toLowerCase(Locale.ROOT) : entry.rule())
                        + ' '
                        + (entry.points() > 0 ? "+" : "")
                        + entry.points())
                .toList();
    }
}
