package org.leadscoring.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ExplainScore.Explanation;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.scoring.Forecast.Step;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.web.page.Words;

/**
 * What would become of a lead, in words.
 *
 * @param drop when it leaves its stage if it does nothing; null if it does not
 * @param next the stage above; null if there is none, or if only time keeps the lead from it
 * @param missing points to it
 * @param ways what would bring it there, fewest events first
 */
public record Outlook(@Nullable Drop drop, @Nullable String next, int missing, List<Way> ways) {

    private static final int WAYS_SHOWN = 3;

    static Outlook of(Explanation explanation, Words words) {
        var missing = explanation.missing();
        return new Outlook(
                explanation.drop().orElse(null),
                missing.isPresent() ? explanation.next().map(Stage::name).orElse(null) : null,
                missing.orElse(0),
                explanation.ways().stream()
                        .limit(WAYS_SHOWN)
                        .map(way -> new Way(
                                way.steps().stream()
                                        .map(step -> step(step, words))
                                        .reduce((one, other) -> words.say("outlook.and", one, other))
                                        .orElseThrow(),
                                way.points(),
                                way.score()))
                        .toList());
    }

    private static String step(Step step, Words words) {
        var event = words.event(step.type());
        return step.times() == 1 ? event : words.say("outlook.times", step.times(), event);
    }

    /**
     * Events that bring a lead to the next stage.
     *
     * @param what in words
     * @param points what they bring together
     * @param score what is reached, in points
     */
    public record Way(String what, int points, int score) {}
}
