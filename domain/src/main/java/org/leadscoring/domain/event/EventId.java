package org.leadscoring.domain.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a stored event. Given on arrival and without meaning for the order of events: see {@link EventKey}. It begins
 * with the time it was made at (UUIDv7, RFC 9562), by which the log can be read in the order of arrival.
 */
public record EventId(UUID value) implements Comparable<EventId> {

    private static final int BITS_AFTER_TIME = 16;

    public EventId {
        Objects.requireNonNull(value);
    }

    /** When it was made, UTC, to the millisecond. */
    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> BITS_AFTER_TIME);
    }

    /** An id that no event has: greater than all that are made before this instant (UTC), less than those made from it on. */
    public static EventId before(Instant instant) {
        return new EventId(new UUID((instant.toEpochMilli() << BITS_AFTER_TIME) - 1, -1L));
    }

    /** Whether it was made before another one: ids of one node come in the order in which they were made. */
    public boolean isBefore(EventId other) {
        return compareTo(other) < 0;
    }

    /** The order in which they were made, which databases sort them in, too. */
    @Override
    public int compareTo(EventId other) {
        var first = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }
}
