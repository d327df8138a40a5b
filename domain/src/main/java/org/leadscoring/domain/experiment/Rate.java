package org.leadscoring.domain.experiment;

import org.leadscoring.domain.evidence.Share;

/**
 * A {@link Share} and between what the true one lies, 95 times of 100, in whole millionths.
 *
 * <p>Example: 15 of 148 are 101,351 millionths, between 62,386 and 160,533.
 *
 * @param value the share
 * @param low the lower end of its interval
 * @param high the upper end
 */
public record Rate(long value, long low, long high) {

    /** The whole. */
    public static final long ONE = 1_000_000;

    /**
     * The share of some.
     *
     * @param hits how many, from 0
     * @param all of how many, from {@code hits}; of nobody nothing is known
     * @throws IllegalArgumentException if there cannot be as many
     */
    public static Rate of(long hits, long all) {
        var share = new Share(hits, all);
        return new Rate(Math.round(ONE * share.value()), Math.round(ONE * share.low()), Math.round(ONE * share.high()));
    }
}
