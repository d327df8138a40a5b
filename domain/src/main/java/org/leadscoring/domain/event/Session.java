package org.leadscoring.domain.event;

import java.time.Duration;
import java.time.Instant;

/**
 * A visit (spec SC-13).
 *
 * @param start its first event, UTC
 * @param end its last event, UTC
 * @param pages pages and screens seen
 * @param clicks regular clicks
 * @param importantClicks clicks on what the model calls important
 */
public record Session(Instant start, Instant end, int pages, int clicks, int importantClicks) {

    /** A visit in which nobody does anything for this long is over. */
    public static final Duration SILENCE = Duration.ofMinutes(30);

    /** How long it lasted. */
    public Duration duration() {
        return Duration.between(start, end);
    }

    /** A visit that begins with this event. */
    public static Session startedAt(Instant at) {
        return new Session(at, at, 0, 0, 0);
    }

    /** This visit with one more event. */
    public Session with(Instant at, int morePages, int moreClicks, int moreImportantClicks) {
        return new Session(start, at, pages + morePages, clicks + moreClicks, importantClicks + moreImportantClicks);
    }
}
