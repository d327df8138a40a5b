package org.leadscoring.application.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.event.EventId;

/**
 * Events that are sent together. Only their ids are kept: what is said of them is read from the log each time.
 *
 * @param id batches are sent in the order of their ids
 * @param answer what the tool said last, null if it was not asked
 * @param at when it was put together, or set aside, UTC
 */
public record Batch(
        UUID id,
        FeedId feed,
        List<EventId> events,
        State state,
        int attempts,
        @Nullable String answer,
        Instant at) {

    public Batch {
        events = List.copyOf(events);
    }

    /** The same in another state. */
    Batch in(State other, @Nullable String said, Instant when) {
        return new Batch(id, feed, events, other, attempts, said, when);
    }

    Batch tried(List<EventId> left) {
        return new Batch(id, feed, left, State.SENDING, attempts + 1, answer, at);
    }

    /** Where a batch is. */
    public enum State {
        /** It is to be sent. */
        WAITING,
        /** It is being sent; if nobody does any more, nobody knows whether it was taken. */
        SENDING,
        /** Nobody knows whether it was taken, and it is not sent again unless somebody says so. */
        UNKNOWN,
        /** The tool refused it. */
        REFUSED;

        /** Its name in message files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody has to decide what becomes of it. */
        public boolean aside() {
            return this == UNKNOWN || this == REFUSED;
        }
    }
}
