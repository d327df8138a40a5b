package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.ExplainScore.Explanation;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.scoring.Forecast.Way;
import org.leadscoring.domain.scoring.Waterfall.Line;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why a score is what it is, and what would become of it. */
@Api
final class ExplanationApi {

    private final ExplainScore scores;

    ExplanationApi(ExplainScore scores) {
        this.scores = scores;
    }

    @GetMapping("/api/v1/leads/{id}/explanation")
    ExplanationAnswer explanation(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return ExplanationAnswer.of(scores.explain(me.workspace(), new LeadId(id)));
    }

    /**
     * @param waterfall adds up to the score
     * @param missing points to the next stage; null if there is none, or if only time keeps the lead from it
     * @param ways what would bring the lead there, fewest events first
     * @param drop when the lead leaves its stage if it does nothing; null if it does not
     */
    record ExplanationAnswer(
            UUID model,
            int score,
            String stage,
            List<LineAnswer> waterfall,
            @Nullable String nextStage,
            @Nullable Integer missing,
            List<WayAnswer> ways,
            @Nullable DropAnswer drop) {

        static ExplanationAnswer of(Explanation explanation) {
            var missing = explanation.missing();
            return new ExplanationAnswer(
                    explanation.model().id().value(),
                    explanation.state().total(),
                    explanation.stage(),
                    explanation.waterfall().lines().stream().map(LineAnswer::of).toList(),
                    explanation.next().map(Stage::name).orElse(null),
                    missing.isPresent() ? missing.getAsInt() : null,
                    explanation.ways().stream().map(WayAnswer::of).toList(),
                    explanation.drop().map(DropAnswer::of).orElse(null));
        }
    }

    /** @param count ledger entries behind the line */
    record LineAnswer(String cause, @Nullable String rule, String category, int count, long points, long after) {

        static LineAnswer of(Line line) {
            return new LineAnswer(
                    line.cause().name().toLowerCase(Locale.ROOT),
                    line.rule(),
                    line.category().key(),
                    line.count(),
                    line.points(),
                    line.after());
        }
    }

    /** @param score what would be reached */
    record WayAnswer(List<StepAnswer> events, int points, int score) {

        static WayAnswer of(Way way) {
            return new WayAnswer(
                    way.steps().stream()
                            .map(step -> new StepAnswer(
                                    step.type().name(), step.properties().values(), step.times()))
                            .toList(),
                    way.points(),
                    way.score());
        }
    }

    /** @param properties an example of what the event must say */
    record StepAnswer(String event, Map<String, Object> properties, int times) {}

    record DropAnswer(Instant at, String stage, int score) {

        static DropAnswer of(Drop drop) {
            return new DropAnswer(drop.at(), drop.stage(), drop.score());
        }
    }
}
