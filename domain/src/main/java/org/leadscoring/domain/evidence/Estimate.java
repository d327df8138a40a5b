package org.leadscoring.domain.evidence;

/**
 * A number that was estimated, and between what the true one lies, 95 times of 100.
 *
 * @param value the estimate
 * @param low the lower end
 * @param high the upper end
 */
public record Estimate(double value, double low, double high) {

    /** Within so many standard errors. */
    static Estimate around(double value, double error) {
        return new Estimate(value, value - Share.Z * error, value + Share.Z * error);
    }

    /** Whether that has a width and stays inside of what is possible. */
    static boolean isInside(double value, double error, double least, double most) {
        return error > 0 && value - Share.Z * error >= least && value + Share.Z * error <= most;
    }

    /** Whether the true number is certain enough to be another one. */
    public boolean excludes(double number) {
        return number < low || number > high;
    }
}
