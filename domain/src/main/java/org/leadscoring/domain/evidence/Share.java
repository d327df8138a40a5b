package org.leadscoring.domain.evidence;

/**
 * How many of some, and between what the true share lies, 95 times of 100: Wilson's score interval (Wilson 1927; method 3
 * of Newcombe 1998), which holds for few as well, and for none and all.
 *
 * <p>Example: 15 of 148 are 10.1 %, between 6.2 and 16.1 %.
 *
 * @param hits how many
 * @param of of how many
 */
public record Share(long hits, long of) {

    /** So many standard errors to each side hold 95 of 100. */
    static final double Z = 1.959963984540054;

    /** @throws IllegalArgumentException unless 0 ≤ hits ≤ of */
    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("of " + of + " there cannot be " + hits);
        }
    }

    /** The share, 0 to 1; 0 of nobody. */
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /** The lower end of its interval, 0 to 1. */
    public double low() {
        return of == 0 ? 0 : Math.max(0, centre() - half());
    }

    /** The upper end of its interval, 0 to 1. */
    public double high() {
        return of == 0 ? 1 : Math.min(1, centre() + half());
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        var share = value();
        return Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
