package org.leadscoring.domain.evidence;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;

/**
 * What was known of a lead at its cut-off, without any model.
 *
 * @param traits the latest word on each, as the events before told it
 * @param events how often each type of event had happened
 */
public record Known(Map<String, Object> traits, Map<EventType, Integer> events) {

    public Known {
        traits = Collections.unmodifiableMap(traits);
        events = Collections.unmodifiableMap(events);
    }

    /** @param before the events that count and occurred before the cut-off, in the order of their keys */
    static Known of(List<Event> before) {
        var traits = new LinkedHashMap<String, Object>();
        var events = new HashMap<EventType, Integer>();
        for (var event : before) {
            traits.putAll(event.traits().values());
            events.merge(event.type(), 1, Integer::sum);
        }
        return new Known(traits, events);
    }

    /**
     * A lead whose outcome is known, as it stood at its cut-off.
     *
     * @param won whether it was won; else it was lost
     * @param decidedAt when, UTC
     * @param cutOff until when its events are looked at, UTC
     * @param before its events before that which count, in the order of their keys; at least one
     */
    public record Observation(boolean won, Instant decidedAt, Instant cutOff, List<Event> before) {

        public Observation {
            before = List.copyOf(before);
        }

        /** What was known of it. */
        public Known known() {
            return Known.of(before);
        }
    }
}
