package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;

/**
 * What will become of a lead: when it drops to a lower stage if it does nothing, and what would bring it to the next one.
 * Nothing is guessed: each answer is what the scorer says to time that passes, or to events that might come. Immutable.
 */
public final class Forecast {

    private static final int MOST_STEPS = 2_000;
    private static final Duration HORIZON = Duration.ofDays(3_653);

    /** What happens within this time happens soon. */
    public static final Duration SOON = Duration.ofDays(7);

    private final Scorer scorer;
    private final ScoreState state;
    private final Instant now;

    /**
     * @param state where the lead's score stood when it was last written
     * @param now from when on, UTC; time passes up to here first
     */
    public Forecast(Scorer scorer, ScoreState state, Instant now) {
        this.scorer = scorer;
        this.state = scorer.resume(state, List.of(), now).state();
        this.now = reached(this.state, now);
    }

    private static Instant reached(ScoreState state, Instant now) {
        return state.upTo() != null && state.reached().isAfter(now) ? state.reached() : now;
    }

    /** When the lead leaves its stage downwards if it does nothing; empty if it does not within ten years. */
    public Optional<Drop> drop() {
        return drop(now.plus(HORIZON));
    }

    /**
     * The same where only the near future matters: what does not happen before this instant is not looked for.
     *
     * @param before UTC
     */
    public Optional<Drop> drop(Instant before) {
        return drop(scorer, state, before);
    }

    /**
     * When a lead may leave its stage downwards next, for whoever wants to find such leads without a forecast of all: the
     * first time it does so within a week of the next step that time takes. Whenever a step is taken the score is written,
     * and this can be asked anew: so who is about to drop within a week is always known. Empty if time does nothing to it,
     * or if it takes more than that.
     *
     * <p>Example: 31 points of which 5 % go every 30 days, warm from 30 on. Two points are lost after 30 days, so that is
     * when. Of 40 points two are lost after 30 days, which leaves it warm: nothing, until those 30 days are over.
     */
    public static Optional<Instant> cooling(Scorer scorer, ScoreState state) {
        if (height(scorer, state) == 0) {
            return Optional.empty();
        }
        return scorer.due(state)
                .at()
                .flatMap(next -> drop(scorer, state, next.plus(SOON).plusNanos(1)))
                .map(Drop::at);
    }

    private static Optional<Drop> drop(Scorer scorer, ScoreState state, Instant before) {
        var present = height(scorer, state);
        var then = state;
        for (int step = 0; step < MOST_STEPS; step++) {
            var due = scorer.due(then).at().filter(at -> at.isBefore(before));
            if (due.isEmpty()) {
                return Optional.empty();
            }
            then = scorer.resume(then, List.of(), due.get()).state();
            if (height(scorer, then) < present) {
                return Optional.of(new Drop(due.get(), scorer.stage(then), then.total()));
            }
        }
        return Optional.empty();
    }

    /** The points missing to the threshold of the next stage; empty if there is none, or only time keeps the lead from it. */
    public OptionalInt missing() {
        if (scorer.definition().method() instanceof Method.Sessions) {
            return OptionalInt.empty();
        }
        var next = scorer.model().ladder().above(state.rung());
        return next.isPresent() && next.get().threshold() > state.total()
                ? OptionalInt.of(next.get().threshold() - state.total())
                : OptionalInt.empty();
    }

    /**
     * What would bring the lead to the next stage if it came now: of each type of event alone the fewest, up to five; and
     * where one event is not enough, the best two or three of different types. At most five ways, the one with the fewest
     * events first. Events that only the system makes are not among them, nor is {@code identify}; types for which no
     * properties are found that fulfil a rule are tried without any.
     */
    public List<Way> ways() {
        return missing().isEmpty() ? List.of() : new WaysUp(scorer, state, now).found();
    }

    private static int height(Scorer scorer, ScoreState of) {
        return scorer.model().ladder().names().indexOf(scorer.stage(of));
    }

    /**
     * A stage left downwards.
     *
     * @param at when, UTC
     * @param stage where the lead is then
     * @param score and with how many points
     */
    public record Drop(Instant at, String stage, int score) {}

    /**
     * Events that bring a lead to the next stage.
     *
     * @param steps what, and how often
     * @param points what they bring together
     * @param score the score that is reached, in points
     */
    public record Way(List<Step> steps, int points, int score) {

        public Way {
            steps = List.copyOf(steps);
        }

        /** How many events it takes. */
        public int events() {
            return steps.stream().mapToInt(Step::times).sum();
        }
    }

    /**
     * The same event so many times.
     *
     * @param properties an example of what the event must say for its rules to apply; none if it need not say anything
     */
    public record Step(EventType type, Attributes properties, int times) {}
}
