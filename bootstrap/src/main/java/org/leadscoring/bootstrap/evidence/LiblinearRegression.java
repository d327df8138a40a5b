package org.leadscoring.bootstrap.evidence;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.leadscoring.domain.evidence.Regression;
import org.leadscoring.domain.evidence.Samples;

/**
 * Logistic regression by LIBLINEAR (Fan et al. 2008): by coordinate descent where weights are to be sparse, by a trust region
 * Newton method where they are to be small. Its dice fall the same way each time.
 */
public final class LiblinearRegression implements Regression {

    private static final double CLOSE = 0.001;

    /** Where only what is left out matters. */
    private static final double ABOUT = 0.01;

    private static final int SEED = 1;
    private static final int MOST_ROUNDS = 1_000;

    static {
        Linear.disableDebugOutput();
    }

    @Override
    public double[] fit(Samples samples, Penalty penalty) {
        var problem = problem(samples);
        var parameter = new Parameter(
                penalty.sparse() ? SolverType.L1R_LR : SolverType.L2R_LR,
                penalty.cost(),
                penalty.sparse() ? ABOUT : CLOSE,
                MOST_ROUNDS,
                0);
        parameter.setRandom(new Random(SEED));
        var model = Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        // Weights speak for the class that came first.
        var sign = model.getLabels()[0] == 1 ? 1 : -1;
        var fitted = new double[samples.width()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = sign * weights[i];
        }
        return fitted;
    }

    private static Problem problem(Samples samples) {
        var problem = new Problem();
        problem.l = samples.size();
        // One more that all leads have: the level.
        problem.n = samples.width() + 1;
        problem.bias = 1;
        problem.y = new double[samples.size()];
        problem.x = new Feature[samples.size()][];
        var shared = new HashMap<Place, Feature>();
        for (int lead = 0; lead < samples.size(); lead++) {
            problem.y[lead] = samples.won(lead) ? 1 : 0;
            problem.x[lead] = row(samples, lead, shared);
        }
        return problem;
    }

    private static Feature[] row(Samples samples, int lead, Map<Place, Feature> shared) {
        var places = samples.places(lead);
        var values = samples.values(lead);
        var row = new Feature[places.length + 1];
        for (int i = 0; i < places.length; i++) {
            row[i] = node(new Place(places[i] + 1, values[i]), shared);
        }
        row[places.length] = node(new Place(samples.width() + 1, 1), shared);
        return row;
    }

    /** Nearly all values are 1: leads share them, which is most of the memory. */
    private static Feature node(Place place, Map<Place, Feature> shared) {
        return shared.computeIfAbsent(place, at -> new FeatureNode(at.index, at.value));
    }

    private record Place(int index, float value) {}
}
