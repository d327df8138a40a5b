package org.leadscoring.web.simulation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far it is through all leads, as people want to know it.
 *
 * @param percent 0 to 100
 * @param perSecond leads since it began; null before there is anything to divide
 * @param left until it is over, if it goes on like this; null if nobody can tell
 */
public record Progress(
        long done,
        long total,
        int percent,
        @Nullable Long perSecond,
        @Nullable Duration left) {

    private static final Duration TOO_SHORT = Duration.ofSeconds(1);

    /**
     * @param began when, UTC
     * @param now UTC
     */
    public static Progress of(long done, long total, Instant began, Instant now) {
        var percent = total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
        var taken = Duration.between(began, now);
        if (taken.compareTo(TOO_SHORT) < 0 || done == 0) {
            return new Progress(done, total, percent, null, null);
        }
        var rate = done * 1_000 / taken.toMillis();
        var left = Duration.ofMillis(taken.toMillis() * Math.max(0, total - done) / done);
        return new Progress(done, total, percent, rate, left);
    }
}
