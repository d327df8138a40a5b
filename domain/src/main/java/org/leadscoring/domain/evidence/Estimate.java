package org.leadscoring.domain.evidence;

/**
 * A number that was estimated, and between what the true one lies, 95 times of 100.
 *
 * @param value the estimate
 * @param low the lower end
 * @param high the upper end
 */
public record Estimate(double value, double low, double high) {

    /** Within so many standard errors, but not outside of what is possible. */
    static Estimate around(double value, double error, double least, double most) {
        return new Estimate(value, Math.max(least, value - Share.Z * error), Math.min(most, value + Share.Z * error));
    }

    /** Whether the true number is certain enough to be another one. */
    public boolean excludes(double number) {
        return number < low || number > high;
    }
}
