package org.leadscoring.application.evidence;

import java.time.Clock;
import java.util.Arrays;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.domain.evidence.Regression;
import org.leadscoring.domain.evidence.Samples;

/**
 * Weighs each candidate by itself: by how much the odds of those it applies to differ from those of all leads. A sparse one
 * leaves out what differs little.
 */
public final class PlainRegression implements Regression {

    private static final double LITTLE = 0.3;

    /** Evidence over ports in memory, weighed like this. */
    public static RunEvidence evidence(InMemoryPorts ports, ScoreLeads scoring, EditModels editing, Clock time) {
        var gathering = new GatherEvidence(
                ports.transactions(), ports.outcomes(), scoring, ports.derivations(), new PlainRegression());
        return new RunEvidence(
                ports.transactions(),
                ports.scoringModels(),
                editing,
                ports.evidenceRuns(),
                gathering,
                ports.workspaces(),
                ports.ids(),
                time);
    }

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
