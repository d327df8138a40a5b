package org.leadscoring.domain.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.leadscoring.domain.workspace.SourceId;

/** Events for tests. */
public final class Events {

    /** When tests begin. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public static final SourceId WEBSITE = new SourceId(new UUID(0, 1));
    public static final SourceId APP = new SourceId(new UUID(0, 2));

    private Events() {}

    /** A key so many seconds after the start. */
    public static EventKey key(int second, String messageId) {
        return new EventKey(START.plusSeconds(second), messageId, WEBSITE);
    }

    /** An event of the website so many seconds after the start; its message id is where and what it is. */
    public static Event event(int second, String type) {
        return event(key(second, type + "@" + second), type);
    }

    /** An event that was received as it happened; equal keys have equal ids. */
    public static Event event(EventKey key, String type) {
        return new Event(
                id(key),
                key,
                new EventType(type),
                type,
                key.occurredAt(),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    /** The same for the same key; made so late that nobody takes it for old. */
    private static EventId id(EventKey key) {
        var hash = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
        return new EventId(new UUID(hash.getMostSignificantBits() | Long.MIN_VALUE, hash.getLeastSignificantBits()));
    }
}
