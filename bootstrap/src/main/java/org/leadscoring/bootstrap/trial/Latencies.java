package org.leadscoring.bootstrap.trial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** How long each request took; all of them are kept, so that what is said of them is exact. */
public final class Latencies {

    private static final int NANOS_PER_MILLI = 6;

    private final long[] sorted;

    /** @param nanos of each request, in any order; at least one */
    public Latencies(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("there are no latencies of no requests");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /**
     * The time within which so many percent of the requests were answered, by the nearest rank: of 200 requests p99 is the
     * 198th fastest.
     *
     * @param percent 1 to 100
     * @return milliseconds to the microsecond, rounded half up
     */
    public BigDecimal percentile(int percent) {
        var rank = Math.ceilDiv((long) sorted.length * percent, 100L);
        return BigDecimal.valueOf(sorted[Math.toIntExact(rank) - 1], NANOS_PER_MILLI)
                .setScale(3, RoundingMode.HALF_UP);
    }

    /** The slowest, in milliseconds. */
    public BigDecimal max() {
        return percentile(100);
    }
}
