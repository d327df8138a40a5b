package org.leadscoring.domain.experiment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.workspace.UserId;

/**
 * A challenger that drives a share of the leads for some time, so that outcomes can tell whether it does better.
 *
 * @param champion the name of the model that was primary when it began
 * @param challenger the name of the model that is tried; a new version of that name goes on with it
 * @param percent the share of leads that the challenger drives, 1 to 99
 * @param begunAt when, UTC
 * @param begunBy who began it
 * @param end when it ended and by whom; null while it runs
 */
public record Experiment(
        ExperimentId id,
        String champion,
        String challenger,
        int percent,
        Instant begunAt,
        UserId begunBy,
        @Nullable End end) {

    /** The smallest share, in percent. */
    public static final int LEAST = 1;

    /** The largest share, in percent. */
    public static final int MOST = 99;

    /** @throws IllegalArgumentException if the share is out of range, or a model challenges itself */
    public Experiment {
        if (percent < LEAST || percent > MOST) {
            throw new IllegalArgumentException(
                    "a challenger drives " + LEAST + " to " + MOST + " percent of the leads");
        }
        if (champion.equals(challenger)) {
            throw new IllegalArgumentException("the challenger is the primary model already; choose another one");
        }
    }

    /** Which leads are the challenger's: those on its first side. The same as long as there is an experiment. */
    public Division division() {
        return Division.of(id.value(), percent);
    }

    /** Whether it drives leads. */
    public boolean running() {
        return end == null;
    }

    /** This experiment once it has ended. */
    public Experiment ended(Instant at, UserId by) {
        return new Experiment(id, champion, challenger, percent, begunAt, begunBy, new End(at, by));
    }

    /**
     * How it ended.
     *
     * @param at when, UTC
     * @param by who ended it
     */
    public record End(Instant at, UserId by) {}
}
