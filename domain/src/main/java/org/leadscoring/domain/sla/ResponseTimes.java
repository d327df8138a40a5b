package org.leadscoring.domain.sla;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took, kept so that many days of many people can be put together: a histogram whose buckets are 1/32 of
 * their power of two wide. A quantile read from it lies within 3.2 % of the true one, since both lie in one bucket; it is
 * the mean of the bucket's times, so where a bucket holds one time it is that very time.
 *
 * <p>Example: of answers after 10, 12 and 60 minutes the median is 12 minutes and the 90th percentile 60.
 *
 * @param buckets those that hold anything, by number
 */
public record ResponseTimes(SortedMap<Integer, Bucket> buckets) {

    /** None. */
    public static final ResponseTimes NONE = new ResponseTimes(new TreeMap<>());

    private static final int PARTS_BITS = 5;
    private static final int PARTS = 1 << PARTS_BITS;
    private static final int PERCENT = 100;

    public ResponseTimes {
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    }

    /**
     * Of these answers.
     *
     * @param times working time; a negative one counts as none
     */
    public static ResponseTimes of(Collection<Duration> times) {
        var buckets = new TreeMap<Integer, Bucket>();
        for (var time : times) {
            var micros = Math.max(0, time.toNanos() / 1_000);
            buckets.merge(numberOf(micros), new Bucket(1, micros), Bucket::plus);
        }
        return new ResponseTimes(buckets);
    }

    /** These and others. */
    public ResponseTimes plus(ResponseTimes others) {
        var sum = new TreeMap<>(buckets);
        others.buckets.forEach((number, bucket) -> sum.merge(number, bucket, Bucket::plus));
        return new ResponseTimes(sum);
    }

    /** How many. */
    public long count() {
        return buckets.values().stream().mapToLong(Bucket::count).sum();
    }

    /**
     * The time within which so many percent of them came: of n, the one in place ⌈n · percent / 100⌉.
     *
     * @param percent 1 to 100
     * @return empty if there are none
     */
    public Optional<Duration> quantile(int percent) {
        var place = Math.max(1, Math.ceilDiv(count() * percent, (long) PERCENT));
        var passed = 0L;
        for (var bucket : buckets.values()) {
            passed += bucket.count();
            if (passed >= place) {
                return Optional.of(bucket.mean());
            }
        }
        return Optional.empty();
    }

    /** Below 32 microseconds each has a bucket; above, each power of two is divided into 32. */
    private static int numberOf(long micros) {
        if (micros < PARTS) {
            return (int) micros;
        }
        var power = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        var part = (int) (micros >>> (power - PARTS_BITS)) & (PARTS - 1);
        return (power - PARTS_BITS + 1) * PARTS + part;
    }

    /**
     * Times that are told apart no further.
     *
     * @param count how many, from 1
     * @param micros their sum, in microseconds
     */
    public record Bucket(long count, long micros) {

        Bucket plus(Bucket other) {
            return new Bucket(count + other.count, micros + other.micros);
        }

        private Duration mean() {
            return Duration.of(Math.floorDiv(2 * micros + count, 2 * count), ChronoUnit.MICROS);
        }
    }
}
