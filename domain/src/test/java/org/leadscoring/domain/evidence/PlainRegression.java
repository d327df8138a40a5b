package org.leadscoring.domain.evidence;

import java.util.Arrays;

/**
 * Weighs each candidate by itself: by how much the odds of those it applies to differ from those of all leads. A sparse one
 * leaves out what differs little.
 */
public final class PlainRegression implements Regression {

    private static final double LITTLE = 0.3;

    @Override
    public double[] fit(Samples samples, Penalty penalty) {
        var won = new double[samples.width()];
        var lost = new double[samples.width()];
        Arrays.fill(won, 0.5);
        Arrays.fill(lost, 0.5);
        var allWon = 0.5;
        var allLost = 0.5;
        for (int lead = 0; lead < samples.size(); lead++) {
            var kind = samples.won(lead) ? won : lost;
            for (var place : samples.places(lead)) {
                kind[place]++;
            }
            if (samples.won(lead)) {
                allWon++;
            } else {
                allLost++;
            }
        }
        var weights = new double[samples.width()];
        for (int i = 0; i < weights.length; i++) {
            var weight = won[i] + lost[i] == 1 ? 0 : Math.log(won[i] / lost[i]) - Math.log(allWon / allLost);
            weights[i] = penalty.sparse() && Math.abs(weight) < LITTLE ? 0 : weight;
        }
        return weights;
    }
}
