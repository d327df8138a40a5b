package org.leadscoring.domain.evidence;

/**
 * The chance that a lead with a score is won: the logistic curve {@code 1 / (1 + e^-(a + b·score))} of the greatest
 * likelihood, found by Newton's method. A trace of a penalty keeps it finite where scores tell won from lost without fail.
 */
public final class Curve {

    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;
    private static final double PENALTY = 1e-4;

    private final double mean;
    private final double spread;
    private double level;
    private double slope;

    private Curve(double mean, double spread) {
        this.mean = mean;
        this.spread = spread;
    }

    /** Fitted to how leads ended. */
    public static Curve of(Scores scores) {
        var leads = Math.max(1, scores.all().leads());
        var mean = 0.0;
        for (var entry : scores.byScore().entrySet()) {
            mean += (double) entry.getKey() * entry.getValue().leads() / leads;
        }
        var variance = 0.0;
        for (var entry : scores.byScore().entrySet()) {
            var off = entry.getKey() - mean;
            variance += off * off * entry.getValue().leads() / leads;
        }
        var curve = new Curve(mean, variance > 0 ? Math.sqrt(variance) : 1);
        curve.fit(scores);
        return curve;
    }

    private void fit(Scores scores) {
        var moved = Double.MAX_VALUE;
        for (int step = 0; step < STEPS && moved > CLOSE; step++) {
            moved = step(scores);
        }
    }

    private double step(Scores scores) {
        var byLevel = -PENALTY * level;
        var bySlope = -PENALTY * slope;
        var levels = PENALTY;
        var both = 0.0;
        var slopes = PENALTY;
        for (var entry : scores.byScore().entrySet()) {
            var at = (entry.getKey() - mean) / spread;
            var chance = logistic(level + slope * at);
            var leads = entry.getValue().leads();
            var off = entry.getValue().won() - leads * chance;
            var weight = leads * chance * (1 - chance);
            byLevel += off;
            bySlope += off * at;
            levels += weight;
            both += weight * at;
            slopes += weight * at * at;
        }
        var determinant = levels * slopes - both * both;
        var toLevel = (slopes * byLevel - both * bySlope) / determinant;
        var toSlope = (levels * bySlope - both * byLevel) / determinant;
        // Far from the best a whole step may lead too far.
        var bound = Math.max(1, Math.max(Math.abs(toLevel), Math.abs(toSlope)));
        level += toLevel / bound;
        slope += toSlope / bound;
        return Math.max(Math.abs(toLevel), Math.abs(toSlope));
    }

    private static double logistic(double number) {
        return 1 / (1 + Math.exp(-number));
    }

    /** The chance at a score, 0 to 1. */
    public double chance(int score) {
        return logistic(level + slope * (score - mean) / spread);
    }

    /** The mean chance of leads whose scores lie in a range, both ends included, 0 to 1; 0 if there are none. */
    public double chance(Scores scores, int from, int to) {
        var leads = 0L;
        var sum = 0.0;
        for (var entry : scores.byScore().subMap(from, Math.addExact(to, 1)).entrySet()) {
            leads += entry.getValue().leads();
            sum += chance(entry.getKey()) * entry.getValue().leads();
        }
        return leads == 0 ? 0 : sum / leads;
    }
}
