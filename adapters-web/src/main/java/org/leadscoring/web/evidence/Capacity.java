package org.leadscoring.web.evidence;

import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.Scores;
import org.leadscoring.domain.evidence.Thresholds;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.stage.Stage;

/**
 * The threshold that no more leads reach in a day than the team can look after, and what they would come to.
 *
 * @param perDay leads that the team can look after in a day
 * @param stage the stage that would begin there
 * @param threshold in points
 * @param was where it begins by now, in points
 * @param possible whether it can begin there, beside the others on the scale
 * @param won how many of a hundred were won, of the leads looked at that had so many points
 */
record Capacity(long perDay, String stage, int threshold, int was, boolean possible, Rounded won) {

    /**
     * Of some points.
     *
     * @param peaks how high leads rose by them
     * @param scores how leads ended by them
     * @param definition that gives them
     */
    static Capacity of(Arrivals arrivals, Peaks peaks, Scores scores, Definition definition, Stage stage, long perDay) {
        var threshold = arrivals.threshold(peaks, perDay);
        return new Capacity(
                perDay,
                stage.name(),
                threshold,
                stage.threshold(),
                Thresholds.moved(definition, stage.name(), threshold).isPresent(),
                Rounded.of(scores.from(threshold).conversion()));
    }
}
