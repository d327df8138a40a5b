package org.leadscoring.bootstrap.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Made-up events of made-up people. The same seed, people and start make the same events, each found by its number
 * without making the others.
 *
 * <p>By the sender's clock they happen in the order of their numbers, a tenth of a millisecond apart; three in a hundred
 * are late, by one to eight seconds, as from a phone that had no network.
 */
public final class MadeEvents {

    private static final Duration STEP = Duration.ofNanos(100_000);
    private static final int LATE_PERCENT = 3;
    private static final int LEAST_LATE_MILLIS = 1_000;
    private static final int MOST_LATE_MILLIS = 8_000;

    private final long seed;
    private final String people;
    private final int leads;
    private final int count;
    private final Instant start;

    /**
     * @param people what tells these people from others, part of their ids and of the seed
     * @param leads among how many people they are spread, evenly at random
     * @param end when the last one happens; by then the others have
     */
    public MadeEvents(long seed, String people, int leads, int count, Instant end) {
        this.seed = scattered(seed) + people.hashCode();
        this.people = people;
        this.leads = leads;
        this.count = count;
        this.start = end.minus(STEP.multipliedBy(count));
    }

    public int count() {
        return count;
    }

    public int leads() {
        return leads;
    }

    /** The event with this number, from 0. */
    public MadeEvent event(int number) {
        var random = new SplittableRandom(scattered(seed ^ scattered(number)));
        var lead = random.nextInt(leads);
        var deed = Deed.pick(random);
        var properties = deed.propertiesOf(random.nextInt(Deed.KINDS));
        var timestamp = Instant.ofEpochMilli(at(number).toEpochMilli() - lateness(random));
        var id = new UUID(version4(random.nextLong()), variant2(random.nextLong()));
        return new MadeEvent(
                lead,
                "bench-" + people + "-" + lead,
                "node-next-" + timestamp.toEpochMilli() + "-" + id,
                deed.type(),
                deed.points(),
                timestamp,
                properties);
    }

    /** The sender's clock when it has this event, which may be late. */
    public Instant at(int number) {
        return start.plus(STEP.multipliedBy(number));
    }

    /** A number far from those of its neighbours: generators that start side by side would give the same numbers. */
    private static long scattered(long number) {
        var z = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 32) * 0x94D049BB133111EBL;
        return z ^ z >>> 29;
    }

    private static long lateness(SplittableRandom random) {
        return random.nextInt(100) < LATE_PERCENT ? random.nextInt(LEAST_LATE_MILLIS, MOST_LATE_MILLIS) : 0;
    }

    private static long version4(long bits) {
        return bits & ~0xF000L | 0x4000L;
    }

    private static long variant2(long bits) {
        return bits & ~(3L << 62) | 2L << 62;
    }
}
