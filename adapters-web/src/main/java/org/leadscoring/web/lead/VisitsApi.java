package org.leadscoring.web.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ScoreVisits;
import org.leadscoring.application.lead.ScoreVisits.Average;
import org.leadscoring.application.lead.ScoreVisits.By;
import org.leadscoring.application.lead.ScoreVisits.Scored;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * What visits are worth, and people by their visits (spec IN-3, SC-13). Scores are always up to date, so that to calculate
 * one and to update it come to the same.
 */
@Api
final class VisitsApi {

    private final ScoreVisits visits;

    VisitsApi(ScoreVisits visits) {
        this.visits = visits;
    }

    @PostMapping({"/api/lead-score/session", "/api/lead-score/session/update"})
    SessionScore session(@RequestBody Map<String, @Nullable Object> body, @AuthenticationPrincipal SignedIn me) {
        var id = identifier(body, "sessionId", IdentifierType.SESSION_ID).value();
        var scored = scored(id, me);
        return new SessionScore(true, id, scored.breakdown().total(), scored.over(), ModelAnswer.of(scored.by()));
    }

    /** The id is the user's, or a device's if no user has it. */
    @PostMapping({"/api/lead-score/user", "/api/lead-score/user/update"})
    UserScore user(@RequestBody Map<String, @Nullable Object> body, @AuthenticationPrincipal SignedIn me) {
        var user = identifier(body, "userId", IdentifierType.USER_ID);
        var device = new Identifier(IdentifierType.ANONYMOUS_ID, user.value());
        return visits.average(me.workspace(), List.of(user, device))
                .map(average -> UserScore.of(user.value(), average))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "there is no user " + user.value() + "; no event has named it yet"));
    }

    @GetMapping("/api/lead-score/session/{id}")
    SessionAnswer analytics(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        return SessionAnswer.of(id, scored(id, me));
    }

    private Scored scored(String id, SignedIn me) {
        return visits.visit(me.workspace(), id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "there is no session " + id + "; no event that counts has named it as session_id yet"));
    }

    private static Identifier identifier(Map<String, @Nullable Object> body, String field, IdentifierType type) {
        if (!(body.get(field) instanceof String id)) {
            throw new InvalidEventException("/" + field, "is missing or no text; send the id as events name it");
        }
        try {
            return new Identifier(type, id);
        } catch (InvalidEventException e) {
            throw e.within("/" + field);
        }
    }

    /**
     * @param leadScore of the visit so far, in points
     * @param ended whether the visit is over, so that it counts for the person
     */
    record SessionScore(
            boolean success,
            @JsonProperty("session_id") String sessionId,
            @JsonProperty("lead_score") int leadScore,
            boolean ended,
            ModelAnswer model) {}

    /**
     * @param leadScore the average of the visits that are over, in points
     * @param sessions how many these are
     */
    record UserScore(
            boolean success,
            @JsonProperty("user_id") String userId,
            @JsonProperty("lead_score") int leadScore,
            @JsonProperty("sessions_count") int sessions,
            ModelAnswer model) {

        static UserScore of(String id, Average average) {
            return new UserScore(true, id, average.score(), average.visits(), ModelAnswer.of(average.by()));
        }
    }

    record SessionAnswer(
            boolean success,
            @JsonProperty("session_id") String sessionId,
            AnalyticsAnswer analytics,
            @JsonProperty("score_breakdown") BreakdownAnswer breakdown,
            boolean ended,
            ModelAnswer model) {

        static SessionAnswer of(String id, Scored scored) {
            var session = scored.visit().session();
            return new SessionAnswer(
                    true,
                    id,
                    new AnalyticsAnswer(
                            session.duration().toSeconds(),
                            session.pages(),
                            session.clicks(),
                            session.importantClicks()),
                    BreakdownAnswer.of(scored),
                    scored.over(),
                    ModelAnswer.of(scored.by()));
        }
    }

    record AnalyticsAnswer(
            @JsonProperty("duration_seconds") long duration,
            @JsonProperty("page_views_count") int pages,
            @JsonProperty("regular_clicks") int clicks,
            @JsonProperty("important_clicks") int importantClicks) {}

    /** Points of the most there are: {@code 35/40}. */
    record BreakdownAnswer(
            @JsonProperty("duration_score") String duration,
            @JsonProperty("page_score") String pages,
            @JsonProperty("click_score") String clicks,
            @JsonProperty("total_score") String total) {

        static BreakdownAnswer of(Scored scored) {
            var points = scored.breakdown();
            var most = scored.by().scoring();
            return new BreakdownAnswer(
                    points.duration() + "/" + most.durationsCap(),
                    points.pages() + "/" + most.pagesCap(),
                    points.clicks() + "/" + most.clicksCap(),
                    points.total() + "/" + (most.durationsCap() + most.pagesCap() + most.clicksCap()));
        }
    }

    /**
     * What visits were scored by.
     *
     * @param live false if it is the model that comes with the product, because no live one scores visits
     */
    record ModelAnswer(String name, int version, boolean live) {

        static ModelAnswer of(By by) {
            return new ModelAnswer(by.model().name(), by.model().version(), by.live());
        }
    }
}
