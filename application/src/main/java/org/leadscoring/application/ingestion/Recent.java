package org.leadscoring.application.ingestion;

import java.time.Duration;
import java.time.Instant;

/** A number of things that happened lately, forgotten slice by slice as time goes by. Safe for many threads. */
final class Recent {

    private final long sliceMillis;
    private final long[] counts;
    private long newest = Long.MIN_VALUE;

    /**
     * @param slices how many are kept, from 1
     * @param slice how long each is, from a millisecond
     */
    Recent(int slices, Duration slice) {
        this.counts = new long[slices];
        this.sliceMillis = slice.toMillis();
    }

    synchronized void add(long many, Instant at) {
        var slice = moveTo(at);
        if (slice > newest - counts.length) {
            counts[place(slice)] += many;
        }
    }

    /** How many there were in the slices up to this instant. */
    synchronized long sum(Instant now) {
        moveTo(now);
        var sum = 0L;
        for (var count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Empties the slices that time has gone by. */
    private long moveTo(Instant at) {
        var slice = Math.floorDiv(at.toEpochMilli(), sliceMillis);
        if (slice > newest) {
            var from = Math.max(newest, slice - counts.length) + 1;
            for (long passed = from; passed <= slice; passed++) {
                counts[place(passed)] = 0;
            }
            newest = slice;
        }
        return slice;
    }

    private int place(long slice) {
        return Math.floorMod(slice, counts.length);
    }
}
