package org.leadscoring.domain.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.delivery.DestinationId;

/**
 * What is done at each threshold. It is no part of a model: it changes no score, and a stage keeps its actions from version
 * to version, by its name.
 *
 * @param all by threshold and direction; where nothing is done there is no entry
 */
public record StageActions(Map<Moment, List<Action>> all) {

    /** Nothing is done. */
    public static final StageActions NONE = new StageActions(Map.of());

    private static final int MOST = 10;

    /**
     * @throws IllegalArgumentException if there are more than 10 actions at a moment, one stands twice, or one cannot be
     *     done when a stage is left
     */
    public StageActions {
        var copy = new HashMap<Moment, List<Action>>();
        all.forEach((moment, actions) -> {
            check(moment, actions);
            if (!actions.isEmpty()) {
                copy.put(moment, List.copyOf(actions));
            }
        });
        all = Map.copyOf(copy);
    }

    private static void check(Moment moment, List<Action> actions) {
        if (actions.size() > MOST || new HashSet<>(actions).size() < actions.size()) {
            throw new IllegalArgumentException("at a threshold at most " + MOST + " things are done, each once");
        }
        if (moment.direction() == Direction.DOWN && !actions.stream().allMatch(Action::whenLeft)) {
            throw new IllegalArgumentException("when a stage is left destinations can be told, and nothing else");
        }
    }

    /** What is done there, in order. */
    public List<Action> at(String stage, Direction direction) {
        return all.getOrDefault(new Moment(stage, direction), List.of());
    }

    /** Whether a stage tells this destination. */
    public boolean tells(DestinationId destination) {
        return all.values().stream().anyMatch(actions -> actions.contains(new Action.Tell(destination)));
    }

    /** The same with other actions there. */
    public StageActions with(String stage, Direction direction, List<Action> actions) {
        var changed = new HashMap<>(all);
        changed.put(new Moment(stage, direction), actions);
        return new StageActions(changed);
    }

    /** A threshold passed. */
    public record Moment(String stage, Direction direction) {}
}
