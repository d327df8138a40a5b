package org.leadscoring.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a destination is worth trying. After {@value #FAILURES} failures in a row it rests for a second, then one
 * thing is sent to see; each time that fails it rests for twice as long, a quarter of an hour at most. One that fails now and
 * then goes on nearly as fast as it takes things; a dead one costs a message every quarter of an hour.
 *
 * @param failures how many there were in a row
 * @param until when it is tried again, UTC; null if it is not resting
 */
public record Circuit(int failures, @Nullable Instant until) {

    /** All is well. */
    public static final Circuit CLOSED = new Circuit(0, null);

    /** So many failures in a row open it. */
    public static final int FAILURES = 5;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;

    /** Whether something may be sent now. */
    public boolean lets(Instant now) {
        return until == null || !now.isBefore(until);
    }

    /** Whether only one thing is sent to see. */
    public boolean probes() {
        return failures >= FAILURES;
    }

    /** After this came of sending something. */
    public Circuit after(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> CLOSED;
            // It answers, and to the point.
            case Outcome.Refused refused -> CLOSED;
            case Outcome.Gone gone -> this;
            case Outcome.Failed failed -> failed(failed.retryAfter(), now);
        };
    }

    private Circuit failed(@Nullable Duration retryAfter, Instant now) {
        var all = failures + 1;
        var rest = all < FAILURES ? Duration.ZERO : SHORTEST.multipliedBy(1L << Math.min(all - FAILURES, DOUBLINGS));
        var capped = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
        var longest = retryAfter != null && retryAfter.compareTo(capped) > 0 ? retryAfter : capped;
        return new Circuit(all, longest.isZero() ? null : now.plus(longest));
    }
}
