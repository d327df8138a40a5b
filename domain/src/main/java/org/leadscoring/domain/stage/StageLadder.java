package org.leadscoring.domain.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stages a lead climbs with its score: stage = highest threshold ≤ score, or the ground stage below all thresholds
 * (spec ST-1).
 *
 * @param ground the stage of a lead that has reached no threshold, for example {@code cold}
 * @param stages the others, thresholds strictly ascending
 */
public record StageLadder(String ground, List<Stage> stages) {

    /** @throws IllegalArgumentException if thresholds do not ascend or a name stands twice */
    public StageLadder {
        stages = List.copyOf(stages);
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).threshold() <= stages.get(i - 1).threshold()) {
                throw new IllegalArgumentException(
                        "the thresholds of a ladder ascend; " + stages.get(i).name() + " is not above "
                                + stages.get(i - 1).name());
            }
        }
        var names = Stream.concat(Stream.of(ground), stages.stream().map(Stage::name))
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a stage stands twice on the ladder " + names);
        }
    }

    /** All names from the ground up. */
    public List<String> names() {
        return Stream.concat(Stream.of(ground), stages.stream().map(Stage::name))
                .toList();
    }

    /** The stage of a lead with this score. */
    public String stageAt(int score) {
        var stage = ground;
        for (var next : stages) {
            if (score < next.threshold()) {
                break;
            }
            stage = next.name();
        }
        return stage;
    }

    /**
     * Every threshold between two scores, in the order in which the score passes it. From 30 to 110 on a ladder warm 30,
     * hot 60, mql 80, sql 100 that is hot, mql, sql upwards; back again it is sql, mql, hot downwards.
     */
    public List<Passage> between(int before, int after) {
        if (before == after) {
            return List.of();
        }
        var passages = new ArrayList<Passage>();
        if (before < after) {
            for (var stage : stages) {
                if (before < stage.threshold() && stage.threshold() <= after) {
                    passages.add(new Passage(stage.name(), Direction.UP));
                }
            }
        } else {
            for (var stage : stages.reversed()) {
                if (after < stage.threshold() && stage.threshold() <= before) {
                    passages.add(new Passage(stage.name(), Direction.DOWN));
                }
            }
        }
        return passages;
    }

    /**
     * A threshold passed.
     *
     * @param stage the stage entered (up) or left (down)
     */
    public record Passage(String stage, Direction direction) {}
}
