package org.leadscoring.persistence.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.stage.StageLadder;

/**
 * Scores that say alike which stage a lead is in.
 *
 * @param from the lowest, in points
 * @param to the highest
 * @param stage the one they say; null if they do not, because of hysteresis or a cool-down
 */
record ScoreRange(int from, int to, @Nullable String stage) {

    /** All scores, in ranges that follow on from one another. */
    static List<ScoreRange> all(StageLadder ladder) {
        var cuts = new TreeSet<Integer>();
        ladder.stages().forEach(stage -> {
            cuts.add(stage.threshold());
            cuts.add((int) Math.max(Integer.MIN_VALUE + 1L, (long) stage.threshold() - stage.hysteresis()));
        });
        var ranges = new ArrayList<ScoreRange>();
        var from = Integer.MIN_VALUE;
        for (int cut : cuts) {
            ranges.add(of(ladder, from, cut - 1));
            from = cut;
        }
        ranges.add(of(ladder, from, Integer.MAX_VALUE));
        return ranges;
    }

    private static ScoreRange of(StageLadder ladder, int from, int to) {
        return new ScoreRange(from, to, isOpen(ladder, from) ? null : ladder.stageAt(from));
    }

    private static boolean isOpen(StageLadder ladder, int score) {
        return ladder.stages().stream()
                .anyMatch(stage -> score >= stage.threshold()
                        ? stage.coolDown().isPositive()
                        : score >= (long) stage.threshold() - stage.hysteresis());
    }
}
