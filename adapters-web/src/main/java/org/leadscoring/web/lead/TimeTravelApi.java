package org.leadscoring.web.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.TimeTravel.Then;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The score of a lead at any instant under any version of any model (spec UI-4). */
@Api
final class TimeTravelApi {

    private final TimeTravel travel;
    private final Clock clock;

    TimeTravelApi(TimeTravel travel, Clock clock) {
        this.travel = travel;
        this.clock = clock;
    }

    /**
     * Travels.
     *
     * @param at ISO 8601 in UTC; now if it is missing
     * @param model a version, drafts too; the primary one if it is missing
     */
    @GetMapping("/api/v1/leads/{id}/score")
    ScoreAnswer score(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable UUID model,
            @AuthenticationPrincipal SignedIn me) {
        var instant = at == null ? clock.instant() : at;
        var version = model == null ? null : new ModelId(model);
        return ScoreAnswer.of(travel.at(me.workspace(), new LeadId(id), instant, version));
    }

    record ScoreAnswer(
            UUID model,
            String modelName,
            int modelVersion,
            Instant at,
            int score,
            String stage,
            int engagement,
            int fit,
            int intent,
            List<EntryAnswer> ledger,
            List<CrossingAnswer> crossings) {

        static ScoreAnswer of(Then then) {
            var state = then.scored().state();
            return new ScoreAnswer(
                    then.model().id().value(),
                    then.model().name(),
                    then.model().version(),
                    then.at(),
                    state.total(),
                    then.stage(),
                    state.of(Category.ENGAGEMENT),
                    state.of(Category.FIT),
                    state.of(Category.INTENT),
                    then.scored().entries().stream().map(EntryAnswer::of).toList(),
                    then.scored().crossings().stream().map(CrossingAnswer::of).toList());
        }
    }

    /**
     * @param cause rule, fit, decay or cap
     * @param rule the rule's id; null for decay and cap
     */
    record EntryAnswer(
            Instant at,
            String cause,
            @Nullable String rule,
            String category,
            UUID event,
            int points,
            int before,
            int after) {

        static EntryAnswer of(LedgerEntry entry) {
            return new EntryAnswer(
                    entry.at(),
                    entry.cause().name().toLowerCase(Locale.ROOT),
                    entry.rule(),
                    entry.category().key(),
                    entry.event().value(),
                    entry.points(),
                    entry.before(),
                    entry.after());
        }
    }

    /** @param direction up or down */
    record CrossingAnswer(Instant at, String stage, String direction, int score) {

        static CrossingAnswer of(Crossing crossing) {
            return new CrossingAnswer(
                    crossing.at(),
                    crossing.stage(),
                    crossing.direction().name().toLowerCase(Locale.ROOT),
                    crossing.score());
        }
    }
}
