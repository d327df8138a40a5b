package org.leadscoring.domain.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * The same leads, scored twice: which way picks better? DeLong's comparison of two correlated areas (DeLong, DeLong and
 * Clarke-Pearson 1988) takes into account that both see the same leads, so that it decides with far fewer of them than two
 * intervals side by side would. Mutable; for one thread.
 */
public final class Pairs {

    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private boolean[] won = new boolean[1024];
    private int size;

    /** Adds a lead. */
    public void add(int byFirst, int bySecond, boolean isWon) {
        if (size == first.length) {
            first = Arrays.copyOf(first, size * 2);
            second = Arrays.copyOf(second, size * 2);
            won = Arrays.copyOf(won, size * 2);
        }
        first[size] = byFirst;
        second[size] = bySecond;
        won[size++] = isWon;
    }

    /** All leads by the first way. */
    public Scores first() {
        return scores(first);
    }

    /** All leads by the second way. */
    public Scores second() {
        return scores(second);
    }

    private Scores scores(int[] points) {
        var tally = new ScoreTally();
        for (int i = 0; i < size; i++) {
            tally.add(points[i], won[i]);
        }
        return tally.scores();
    }

    /**
     * How much oftener the second way picks the better of two leads than the first does. Where DeLong's interval has no width,
     * though they differ, or reaches beyond what is possible, the two are taken for independent, which makes it wider: the
     * intervals of both, put together as Newcombe does (method 10, 1998).
     *
     * @return −1 to 1; empty with fewer than {@value Scores#FEWEST} won or lost leads
     */
    public Optional<Estimate> difference() {
        var byFirst = first();
        var bySecond = second();
        var all = byFirst.all();
        if (Math.min(all.won(), all.lost()) < Scores.FEWEST) {
            return Optional.empty();
        }
        var inFirst = Places.of(byFirst);
        var inSecond = Places.of(bySecond);
        var ofWon = new Spread();
        var ofLost = new Spread();
        for (int i = 0; i < size; i++) {
            if (won[i]) {
                ofWon.add(inSecond.ofWon(second[i]) - inFirst.ofWon(first[i]));
            } else {
                ofLost.add(inSecond.ofLost(second[i]) - inFirst.ofLost(first[i]));
            }
        }
        var error = Math.sqrt(ofWon.ofMean() + ofLost.ofMean());
        if (Estimate.isInside(ofWon.mean, error, -1, 1) || Arrays.equals(first, second)) {
            return Optional.of(Estimate.around(ofWon.mean, error));
        }
        var one = ScoreInterval.of(byFirst.area().orElseThrow(), all.won(), all.lost());
        var other = ScoreInterval.of(bySecond.area().orElseThrow(), all.won(), all.lost());
        return Optional.of(new Estimate(
                ofWon.mean,
                Math.max(-1, ofWon.mean - Math.hypot(other.value() - other.low(), one.high() - one.value())),
                Math.min(1, ofWon.mean + Math.hypot(other.high() - other.value(), one.value() - one.low()))));
    }

    /** Mean and variance, by Welford's recurrence. */
    private static final class Spread {

        private long count;
        private double mean;
        private double squares;

        void add(double number) {
            count++;
            var off = number - mean;
            mean += off / count;
            squares += off * (number - mean);
        }

        /** The variance of the mean. */
        double ofMean() {
            return squares / (count - 1) / count;
        }
    }
}
