package org.leadscoring.domain.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when what a lead did is looked at: always before its outcome, for what comes with the outcome, or after it, predicts
 * nothing. Events of the very instant are not looked at.
 */
public sealed interface CutOff {

    /** Longest distance. */
    Duration LONGEST = Duration.ofDays(366);

    /** A day before the outcome. */
    CutOff STANDARD = new BeforeOutcome(Duration.ofDays(1));

    /** How long it lies from what it is counted from. */
    Duration distance();

    /**
     * The instant, UTC; it may lie after the outcome, and then the lead says nothing.
     *
     * @param first when the lead's first event occurred
     * @param outcome when it was won or lost
     */
    Instant of(Instant first, Instant outcome);

    /**
     * So long before the outcome: how it stood when sales could still have been told.
     *
     * @param distance 0 to 366 days
     */
    record BeforeOutcome(Duration distance) implements CutOff {

        /** @throws IllegalArgumentException if it is out of range */
        public BeforeOutcome {
            check(distance);
        }

        @Override
        public Instant of(Instant first, Instant outcome) {
            return outcome.minus(distance);
        }
    }

    /**
     * So long after the lead's first event: how it stood when everybody was new, whenever they decided.
     *
     * @param distance 0 to 366 days
     */
    record AfterFirst(Duration distance) implements CutOff {

        /** @throws IllegalArgumentException if it is out of range */
        public AfterFirst {
            check(distance);
        }

        @Override
        public Instant of(Instant first, Instant outcome) {
            return first.plus(distance);
        }
    }

    private static void check(Duration distance) {
        if (distance.isNegative() || distance.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a cut-off lies 0 to 366 days from the outcome or the first event");
        }
    }
}
