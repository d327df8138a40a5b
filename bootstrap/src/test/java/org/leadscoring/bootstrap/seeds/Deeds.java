package org.leadscoring.bootstrap.seeds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.SourceId;

/** What leads do in these tests. Instants are given as time since the {@link #START}. */
final class Deeds {

    /** When everything begins. */
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static final SourceId WEBSITE = new SourceId(new UUID(0, 1));

    private Deeds() {}

    /** An event that arrives as it happens. */
    static Event deed(String type, Duration since) {
        return deed(type, since, Duration.ZERO);
    }

    /** An event that arrives at this age. */
    static Event deed(String type, Duration since, Duration age) {
        return deed(type, since, age, type, Map.of(), Map.of());
    }

    /** An event with properties. */
    static Event deed(String type, Duration since, Map<String, Object> properties) {
        return deed(type, since, type, properties);
    }

    /** An event with properties, told from others of its type and instant by its message id. */
    static Event deed(String type, Duration since, String messageId, Map<String, Object> properties) {
        return deed(type, since, Duration.ZERO, messageId, properties, Map.of());
    }

    /** What somebody tells about the lead. */
    static Event told(Duration since, Map<String, Object> traits) {
        return deed("identify", since, Duration.ZERO, "identify", Map.of(), traits);
    }

    private static Event deed(
            String type,
            Duration since,
            Duration age,
            String id,
            Map<String, Object> properties,
            Map<String, Object> traits) {
        var at = START.plus(since);
        var messageId = id + '@' + at;
        return new Event(
                new EventId(UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8))),
                new EventKey(at, messageId, WEBSITE),
                new EventType(type),
                type,
                at.plus(age),
                new Attributes(properties),
                new Attributes(traits),
                Attributes.NONE);
    }
}
