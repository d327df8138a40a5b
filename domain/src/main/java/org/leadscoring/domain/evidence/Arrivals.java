package org.leadscoring.domain.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * Leads that came in, whether they ever ended or not: how many a day, and how high they rose.
 *
 * @param from when the time begins in which they came, UTC: when evidence begins, or when the first of them came
 * @param until when it ends, UTC
 * @param leads how many came, as far as that can be told from some
 * @param now how high they rose by the points of the version
 * @param then how high they would have risen by the points suggested; nobody if there are none
 */
public record Arrivals(Instant from, Instant until, long leads, Peaks now, Peaks then) {

    private static final double DAY = Duration.ofDays(1).toSeconds();

    /** How many came in a day. */
    public double perDay() {
        return leads / Math.max(1, days());
    }

    /** In how many days they came. */
    public double days() {
        return Duration.between(from, until).toSeconds() / DAY;
    }

    /**
     * The lowest threshold that no more leads reach in a day than the team can look after.
     *
     * @param peaks {@link #now} or {@link #then}
     * @param capacity how many the team can look after in a day, from 1
     */
    public int threshold(Peaks peaks, long capacity) {
        return leads == 0 ? 0 : peaks.reachedBy(Math.min(1, capacity / perDay()));
    }
}
