package org.leadscoring.domain.experiment;

/**
 * The difference of two shares and between what the true one lies, 95 times of 100: the hybrid score interval of Newcombe
 * (Statistics in Medicine 17, 1998, 873–890, method 10), made of the intervals of both shares. In millionths.
 *
 * <p>Example: of 70 there were 56, of 80 there were 48: 200,000 millionths more, between 52,4… and 333,9….
 *
 * @param value the first share less the second
 * @param low the lower end of its interval
 * @param high the upper end
 */
public record Gap(long value, long low, long high) {

    /** The first share less the second. */
    public static Gap between(Rate first, Rate second) {
        var value = first.value() - second.value();
        var down = Math.hypot((double) first.value() - first.low(), (double) second.high() - second.value());
        var up = Math.hypot((double) first.high() - first.value(), (double) second.value() - second.low());
        return new Gap(value, Math.round(value - down), Math.round(value + up));
    }

    /** Whether the interval says which of the two is larger. */
    public boolean tells() {
        return low > 0 || high < 0;
    }
}
