package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.Optional;
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
            moved.add(at(stages.get(i), places[i]));
        }
        return new StageLadder(ladder.ground(), moved);
    }

    /**
     * A ladder on which one stage begins elsewhere. Other stages that would be in its way move aside, a point apart.
     *
     * @param definition whose ladder and scale it is
     * @param stage its name
     * @param threshold where it begins, in points
     * @return empty if there is no such stage, or no room for it and those below and above
     */
    public static Optional<Definition> moved(Definition definition, String stage, int threshold) {
        var stages = definition.ladder().stages();
        var names = stages.stream().map(Stage::name).toList();
        var place = names.indexOf(stage);
        if (place < 0 || threshold <= place || threshold > definition.scale().cap() - (stages.size() - 1 - place)) {
            return Optional.empty();
        }
        var moved = new ArrayList<Stage>();
        for (int i = 0; i < stages.size(); i++) {
            var apart = threshold + i - place;
            var now = stages.get(i).threshold();
            moved.add(at(
                    stages.get(i), i == place ? threshold : i < place ? Math.min(now, apart) : Math.max(now, apart)));
        }
        return Optional.of(DraftWriting.with(new StageLadder(definition.ladder().ground(), moved), definition));
    }

    private static Stage at(Stage stage, int threshold) {
        return new Stage(stage.name(), threshold, stage.hysteresis(), stage.coolDown(), stage.segments());
    }
}
