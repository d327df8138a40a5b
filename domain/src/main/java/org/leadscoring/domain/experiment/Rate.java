package org.leadscoring.domain.experiment;

/**
 * A share and between what the true one lies, 95 times of 100: Wilson's score interval (Wilson 1927; method 3 of Newcombe,
 * Statistics in Medicine 17, 1998, 857–872), which holds for few as well, and for none and all. In millionths, rounded.
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
        if (hits < 0 || hits > all) {
            throw new IllegalArgumentException("of " + all + " there cannot be " + hits);
        }
        if (all == 0) {
            return new Rate(0, 0, ONE);
        }
        // So many standard errors to each side hold 95 of 100.
        var z = 1.959963984540054;
        var share = (double) hits / all;
        var wide = 1 + z * z / all;
        var centre = (share + z * z / (2.0 * all)) / wide;
        var half = z * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all)) / wide;
        return new Rate(
                Math.round(ONE * share),
                Math.max(0, Math.round(ONE * (centre - half))),
                Math.min(ONE, Math.round(ONE * (centre + half))));
    }
}
