package org.leadscoring.domain.evidence;

/**
 * Between what the true area under a curve lies, by all areas that would not make the one seen a surprise: Newcombe's method 5
 * (Statistics in Medicine 25, 2006, 559–573), with the variance of Hanley and McNeil (Radiology 143, 1982). It holds where none
 * was picked wrong, or all scores are equal, and an interval by standard errors would have no width.
 *
 * <p>Example: 10 won leads all stand above 10 lost ones: 1, between 0.79… and 1.
 */
final class ScoreInterval {

    private static final int HALVINGS = 60;

    private ScoreInterval() {}

    /**
     * The interval.
     *
     * @param area 0 to 1
     * @param won how many won leads it was seen of, from 1
     * @param lost how many lost ones, from 1
     */
    static Estimate of(double area, long won, long lost) {
        return new Estimate(area, end(area, 0, won, lost), end(area, 1, won, lost));
    }

    /** The farthest area on the way to an edge that lies within so many of its own standard errors. */
    private static double end(double area, double edge, long won, long lost) {
        var within = area;
        var beyond = edge;
        for (int i = 0; i < HALVINGS; i++) {
            var middle = (within + beyond) / 2;
            if (Math.abs(area - middle) <= Share.Z * error(middle, won, lost)) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    private static double error(double area, long won, long lost) {
        var mean = (won + lost) / 2.0;
        var more = (mean - 1) * ((1 - area) / (2 - area) + area / (1 + area));
        return Math.sqrt(area * (1 - area) * (1 + more) / won / lost);
    }
}
