package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What idle time takes off the decaying part of a score (spec SC-9): after each full interval without activity, reckoned
 * from the part as it was at the last activity, so that it does not matter how often, or how late, anybody looks.
 *
 * <p>Example: 5 % exponentially every 30 days. A lead at 100 has 95 after 30 days, 90 (90.25) after 60, 85 (85.7375)
 * after 90; after 29 days still 100, and after 59 days 95.
 *
 * @param curve how much is left after how many intervals
 * @param every 1 hour to 366 days
 */
public record Decay(DecayCurve curve, Duration every) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    /** A score that has not decayed in a thousand intervals, or a century, is left in peace. */
    private static final int MOST_INTERVALS = 1_000;

    /** @throws InvalidModelException if the interval is out of range */
    public Decay {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new InvalidModelException("/decay/every", "is out of range; 1 hour to 366 days are possible");
        }
    }

    /** Full intervals between two instants. */
    long intervals(Instant since, Instant until) {
        return until.isAfter(since) ? Duration.between(since, until).dividedBy(every) : 0;
    }

    /** When the n-th interval is full. */
    Instant full(Instant since, long intervals) {
        return since.plus(every.multipliedBy(intervals));
    }

    /** What the n-th interval takes off a part that was this large at the last activity; 0 or more points. */
    int loss(int base, long interval) {
        return base <= 0 || interval > MOST_INTERVALS
                ? 0
                : curve.remaining(base, (int) interval - 1) - curve.remaining(base, (int) interval);
    }

    /** The next interval after this many that takes something off; empty if none ever does. */
    Optional<Long> nextLoss(int base, long intervals) {
        if (base <= 0 || intervals >= MOST_INTERVALS) {
            return Optional.empty();
        }
        var now = (int) intervals;
        var left = curve.remaining(base, now);
        if (curve.remaining(base, MOST_INTERVALS) == left) {
            return Optional.empty();
        }
        // What is left never grows, so the first interval with less is found by halving, after a few quick steps.
        int same = now;
        int less = now + 1;
        for (int step = 1; curve.remaining(base, less) == left; step *= 2) {
            same = less;
            less = Math.min(less + step, MOST_INTERVALS);
        }
        while (less - same > 1) {
            var middle = (same + less) >>> 1;
            if (curve.remaining(base, middle) == left) {
                same = middle;
            } else {
                less = middle;
            }
        }
        return Optional.of((long) less);
    }
}
