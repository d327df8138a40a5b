package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** Where stages begin, so that as many leads reach them as should. */
public final class Thresholds {

    /** So many of a hundred leads reach the highest stage in any case, as many more the one below, and so on. */
    private static final double LEAST = 0.01;

    private Thresholds() {}

    /**
     * A ladder on which as many leads reach each stage as by other scores.
     *
     * @param definition whose ladder and scale it is
     * @param now the leads by the scores that the ladder was made for
     * @param then the same leads by other scores
     */
    static StageLadder like(Definition definition, Scores now, Scores then) {
        var ladder = definition.ladder();
        var stages = ladder.stages();
        var leads = Math.max(1, now.all().leads());
        var places = new int[stages.size()];
        for (int i = 0; i < places.length; i++) {
            var reach = (double) now.from(stages.get(i).threshold()).leads() / leads;
            places[i] = then.reachedBy(Math.max(reach, LEAST * (places.length - i)));
            places[i] = i == 0 ? Math.max(1, places[i]) : Math.max(places[i - 1] + 1, places[i]);
        }
        // Equal scores on top may be more than should reach a stage; but one that nobody reaches is of no use.
        var best = then.byScore().isEmpty() ? 0 : then.byScore().lastKey();
        var top = Math.min(definition.scale().cap(), Math.max(places.length, best));
        for (int i = places.length - 1; i >= 0; i--) {
            var highest = i == places.length - 1 ? top : places[i + 1] - 1;
            places[i] = Math.min(places[i], highest);
        }
        var moved = new ArrayList<Stage>();
        for (int i = 0; i < places.length; i++) {
            var stage = stages.get(i);
            moved.add(new Stage(stage.name(), places[i], stage.hysteresis(), stage.coolDown(), stage.segments()));
        }
        return new StageLadder(ladder.ground(), moved);
    }

    /**
     * The lowest threshold that no more leads reach in a day than the team can look after.
     *
     * @param scores leads by score, as they come
     * @param perDay how many leads come in a day, above 0
     * @param capacity how many the team can look after in a day, from 0
     */
    public static int forCapacity(Scores scores, double perDay, double capacity) {
        return scores.reachedBy(Math.clamp(capacity / perDay, 0, 1));
    }
}
