package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.workspace.Role;
import tools.jackson.databind.JsonNode;

/** The scores of visits and of people by their visits, over HTTP (spec IN-3, SC-13). */
abstract class VisitsContract extends WayInContract {

    private final Instant start = Instant.now().minus(Duration.ofHours(5));

    @ParameterizedTest
    @CsvSource({
        "480, 4, 3, 1, 35/40, 20/30, 11/30, 66",
        "720, 6, 5, 2, 40/40, 30/30, 20/30, 90",
        "45, 1, 1, 0, 5/40, 5/30, 2/30, 12"
    })
    void the_worked_examples_are_66_90_and_12(
            int seconds, int pages, int regular, int important, String duration, String page, String click, int total) {
        visit("visit", "ann", start, seconds, pages, regular, important);

        var answer = read("/api/lead-score/session/visit");

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("session_id").asString()).isEqualTo("visit");
        assertThat(answer.path("analytics"))
                .hasToString(
                        "{\"duration_seconds\":%d,\"page_views_count\":%d,\"regular_clicks\":%d,\"important_clicks\":%d}"
                                .formatted(seconds, pages, regular, important));
        assertThat(answer.path("score_breakdown"))
                .hasToString(
                        "{\"duration_score\":\"%s\",\"page_score\":\"%s\",\"click_score\":\"%s\",\"total_score\":\"%d/100\"}"
                                .formatted(duration, page, click, total));
        assertThat(answer.path("ended").asBoolean()).isTrue();
        assertThat(answer.path("model")).hasToString("{\"name\":\"Visits\",\"version\":1,\"live\":false}");
        for (var path : new String[] {"/api/lead-score/session", "/api/lead-score/session/update"}) {
            assertThat(read("POST", path, "{\"sessionId\":\"visit\"}")
                            .path("lead_score")
                            .asInt())
                    .isEqualTo(total);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/lead-score/user", "/api/lead-score/user/update"})
    void a_person_has_the_average_of_the_visits_that_are_over(String path) {
        visit("first", "ann", start, 480, 4, 3, 1);
        visit("second", "ann", start.plus(Duration.ofHours(1)), 45, 1, 1, 0);
        visit("still-open", "ann", Instant.now().minusSeconds(60), 30, 1, 0, 0);

        var answer = read("POST", path, "{\"userId\":\"ann\"}");

        assertThat(answer.path("user_id").asString()).isEqualTo("ann");
        assertThat(answer.path("lead_score").asInt()).isEqualTo(39);
        assertThat(answer.path("sessions_count").asInt()).isEqualTo(2);
        assertThat(read("/api/lead-score/session/still-open").path("ended").asBoolean())
                .isFalse();
    }

    @Test
    void a_visit_told_by_another_way_in_is_the_same_and_a_device_is_known_by_its_id() {
        taken("/v1/batch", """
                {"batch":[{"type":"page","anonymousId":"device","context":{"sessionId":"s"},"timestamp":"%1$s"},
                  {"type":"page","anonymousId":"device","context":{"sessionId":"s"},"timestamp":"%2$s"},
                  {"type":"track","event":"Session Ended","anonymousId":"device","context":{"sessionId":"s"},"timestamp":"%2$s"}]}
                """.formatted(start, start.plusSeconds(200)));

        assertThat(read("/api/lead-score/session/s")
                        .path("score_breakdown")
                        .path("total_score")
                        .asString())
                .isEqualTo("35/100");
        assertThat(read("POST", "/api/lead-score/user", "{\"userId\":\"device\"}")
                        .path("lead_score")
                        .asInt())
                .isEqualTo(35);
    }

    @Test
    void a_live_model_of_visits_scores_them_by_its_own_points() {
        var template = call("GET", "/api/v1/model-templates/sessions", "").body();
        var ours = template.substring(0, template.indexOf("tests:"))
                .replace("click: 2", "click: 3")
                .replace("name: Visits", "name: Our visits");
        var draft = json(yaml(ours));
        call("POST", "/api/v1/models/" + draft.path("id").asString() + "/publication", "");
        visit("visit", "ann", start, 480, 4, 3, 1);

        eventually(() ->
                read("/api/lead-score/session/visit").path("model").path("live").asBoolean());

        assertThat(total(read("/api/lead-score/session/visit"))).isEqualTo("69/100");
        assertThat(read("POST", "/api/lead-score/user", "{\"userId\":\"ann\"}").path("model"))
                .hasToString("{\"name\":\"Our visits\",\"version\":1,\"live\":true}");
    }

    @Test
    void what_is_unknown_or_not_said_is_refused_and_who_sends_may_not_read() {
        assertThat(call("GET", "/api/lead-score/session/nobody", "").statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "/api/lead-score/user", "{\"userId\":\"nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertRefused(call("POST", "/api/lead-score/session", "{}"), 400, "/sessionId", "is missing");
        assertRefused(call("POST", "/api/lead-score/user", "{\"userId\":\" \"}"), 400, "/userId", "1 to 200");
        assertThat(post("/api/lead-score/user", "{\"userId\":\"ann\"}").statusCode())
                .isEqualTo(401);
        visit("visit", "ann", start, 45, 1, 1, 0);
        assertThat(call(user(Role.VIEWER), "POST", "/api/lead-score/user", "{\"userId\":\"ann\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String total(JsonNode answer) {
        return answer.path("score_breakdown").path("total_score").asString();
    }

    /** A visit of exactly this length with so many pages and clicks, as the website tells it. */
    private void visit(String session, String user, Instant start, int seconds, int pages, int regular, int important) {
        var events = new ArrayList<String>();
        events.add("\"event\":\"session_started\"");
        for (int i = 0; i < pages; i++) {
            events.add("\"event\":\"page_view\"");
        }
        for (int i = 0; i < regular; i++) {
            events.add("\"event\":\"click\",\"metadata\":{\"label\":\"Menu\"}");
        }
        for (int i = 0; i < important; i++) {
            events.add("\"event\":\"click\",\"metadata\":{\"label\":\"GET A DEMO\"}");
        }
        var told = events.stream()
                .map(event -> "{%s,\"session_id\":\"%s\",\"user_id\":\"%s\",\"timestamp\":\"%s\"}"
                        .formatted(event, session, user, start))
                .collect(Collectors.toCollection(ArrayList::new));
        told.add("{\"event\":\"session_updated\",\"session_id\":\"%s\",\"user_id\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(session, user, start.plusSeconds(seconds)));
        told.forEach(event -> taken("/api/lead-score/track", event));
    }
}
