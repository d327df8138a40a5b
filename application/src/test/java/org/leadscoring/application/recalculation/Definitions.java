package org.leadscoring.application.recalculation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** What models in tests of recalculation say. */
final class Definitions {

    private static final StageLadder LADDER =
            new StageLadder("cold", List.of(new Stage("warm", 30), new Stage("hot", 85)));

    private Definitions() {}

    /** Each click is worth so many points, for ever. */
    static Definition clicks(int points) {
        return with(new Method.Points(), List.of(rule("click", points)), null);
    }

    /** Each click is worth so many points, of which half goes after each 30 days of idleness. */
    static Definition fading(int points) {
        return with(
                new Method.Points(),
                List.of(rule("click", points)),
                new Decay(new DecayCurve.Exponential(5_000), Duration.ofDays(30)));
    }

    /** Idleness takes so many points once. */
    static Definition silence(int points) {
        return with(new Method.Points(), List.of(rule("click", 50), rule("inactive_30_days", -points)), null);
    }

    static Definition returns(int points) {
        return with(new Method.Points(), List.of(rule("click", 1), rule("return_visit", points)), null);
    }

    static Definition milestones() {
        return with(new Method.Milestone(), List.of(rule("click", 15), rule("demo", 85)), null);
    }

    static Definition sessions() {
        return with(new Method.Sessions(SessionScoring.STANDARD), List.of(), null);
    }

    private static Rule rule(String type, int points) {
        return new Rule(type, new EventType(type), points, Category.INTENT, Limit.UNLIMITED);
    }

    private static Definition with(Method method, List<Rule> rules, @Nullable Decay decay) {
        return new Definition(
                method, new Scale(0, 1_000), rules, List.of(), Map.of(), Recency.NONE, decay, false, LADDER);
    }
}
