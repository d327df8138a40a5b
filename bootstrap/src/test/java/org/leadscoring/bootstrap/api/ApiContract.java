package org.leadscoring.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.springframework.web.filter.FormContentFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API below {@code /api/v1} over real HTTP and a real database. */
abstract class ApiContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "open sesame";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Tenant tenant;
    private String admin;

    protected abstract TestServer server();

    @BeforeEach
    void tenant() {
        tenant = server().newTenant();
        admin = user(Role.ADMIN);
    }

    @Test
    void a_template_becomes_a_draft_is_published_and_scores_every_lead_beside_the_primary_model() {
        var lead = leadThat("demo_requested", "email_opened");
        var file = get("/model-templates/product-events").body();
        var draft = json(call(admin, "POST", "/models", "application/yaml", file));
        assertThat(draft.path("state").asString()).isEqualTo("draft");
        var id = draft.path("id").asString();

        assertThat(call(admin, "POST", "/models/" + id + "/publication", "application/json", "")
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> stateOf(id).equals("live"));

        var score = json(get("/leads/" + lead + "/score?model=" + id));
        assertThat(score.path("modelName").asString()).isEqualTo("Product events");
        assertThat(json(get("/models")))
                .anySatisfy(
                        model -> assertThat(model.path("primary").asBoolean()).isTrue());
        assertThat(call(admin, "POST", "/models/" + id + "/primary", "application/json", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(get("/leads/" + lead + "/explanation")).path("model").asString())
                .isEqualTo(id);
    }

    @Test
    void a_new_version_replaces_the_live_one_in_one_step_and_keeps_being_the_primary_one() {
        var lead = leadThat("demo_requested");
        var exported = get("/models/" + primary()).body();
        var changed = exported.replace("points: 50", "points: 70");
        assertThat(changed).isNotEqualTo(exported);
        var draft = json(call(admin, "POST", "/models", "application/yaml", changed));
        assertThat(draft.path("version").asInt()).isEqualTo(2);
        var before = primary();

        call(admin, "POST", "/models/" + draft.path("id").asString() + "/publication", "application/json", "");
        eventually(() -> stateOf(draft.path("id").asString()).equals("live"));

        assertThat(primary()).isEqualTo(draft.path("id").asString());
        assertThat(stateOf(before)).isEqualTo("retired");
        assertThat(json(get("/leads/" + lead + "/score")).path("score").asInt()).isEqualTo(70);
        assertThat(json(get("/leads/" + lead + "/score?model=" + before))
                        .path("score")
                        .asInt())
                .isEqualTo(50);
        var again = call(admin, "POST", "/models/" + before + "/publication", "application/json", "");
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void a_file_that_is_wrong_says_where_and_what_to_write_instead() {
        var unknown =
                call(admin, "POST", "/models", "application/yaml", "name: X\nladder: {ground: cold}\nrulez: []\n");
        var failing = call(
                admin,
                "POST",
                "/models",
                "application/yaml",
                get("/model-templates/sessions").body().replace("score: 66", "score: 67"));

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).path("errors").get(0).path("pointer").asString())
                .isEqualTo("/rulez");
        assertThat(json(unknown).path("errors").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(failing.statusCode()).isEqualTo(422);
        assertThat(failing.body()).contains("66").contains("67");
    }

    @Test
    void a_lead_is_seen_at_any_instant_and_explained() {
        var lead = leadThat("page_view_pricing", "demo_requested");

        var before = json(get("/leads/" + lead + "/score?at=2020-01-01T00:00:00Z"));
        var later = json(get("/leads/" + lead + "/score?at=" + Instant.now().plus(Duration.ofDays(31))));
        var why = json(get("/leads/" + lead + "/explanation"));

        assertThat(before.path("score").asInt()).isZero();
        assertThat(before.path("stage").asString()).isEqualTo("cold");
        assertThat(later.path("score").asInt()).isEqualTo(55);
        assertThat(later.path("ledger").get(2).path("rule").asString()).isEqualTo("inactive_30_days");
        assertThat(why.path("score").asInt()).isEqualTo(65);
        assertThat(why.path("waterfall").get(1).path("after").asInt()).isEqualTo(65);
        assertThat(why.path("nextStage").asString()).isEqualTo("mql");
        assertThat(why.path("missing").asInt()).isEqualTo(15);
        assertThat(why.path("drop").path("stage").asString()).isEqualTo("warm");
        assertThat(why.path("ways"))
                .isNotEmpty()
                .allSatisfy(way -> assertThat(way.path("score").asInt()).isGreaterThanOrEqualTo(80));
    }

    @Test
    void a_void_lead_scores_nothing_until_that_is_taken_back() {
        var lead = leadThat("demo_requested");
        var before = get("/leads/" + lead + "/score?at=2100-01-01T00:00:00Z").body();

        var voided = call(admin, "POST", "/leads/" + lead + "/void", "application/json", "{\"reason\":\"a tester\"}");
        assertThat(voided.statusCode()).isEqualTo(204);
        assertThat(json(get("/leads/" + lead + "/explanation")).path("score").asInt())
                .isZero();
        assertThat(json(get("/voids")).get(0).path("reason").asString()).isEqualTo("a tester");

        assertThat(call(admin, "DELETE", "/leads/" + lead + "/void", "application/json", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/leads/" + lead + "/score?at=2100-01-01T00:00:00Z").body())
                .isEqualTo(before);
        assertThat(json(get("/leads/" + lead + "/explanation")).path("score").asInt())
                .isEqualTo(50);
    }

    @Test
    void a_merge_is_undone_and_done_again() {
        send("{\"type\":\"track\",\"anonymousId\":\"x\",\"event\":\"page_view_pricing\",\"messageId\":\"1\"}");
        send("{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"demo_requested\",\"messageId\":\"2\"}");
        var lead = website("identify", "ada", "x");
        var merge = json(get("/leads/" + lead + "/merges")).get(0);
        assertThat(merge.path("possible").asBoolean()).isTrue();
        assertThat(scoreOf(lead)).isEqualTo(65);

        var undone = call(admin, "POST", "/merges/" + merge.path("id").asLong() + "/undo", "application/json", "");

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(scoreOf(merge.path("survivor").asString())
                        + scoreOf(merge.path("ended").asString()))
                .isEqualTo(65);
        assertThat(scoreOf(merge.path("ended").asString())).isIn(15, 50);
        call(admin, "POST", "/merges/" + merge.path("id").asLong() + "/redo", "application/json", "");
        assertThat(scoreOf(lead)).isEqualTo(65);
    }

    @Test
    void a_type_that_is_switched_off_is_not_made_any_more_also_in_the_past() {
        var now = Instant.now();
        // On two days at whatever time this runs: a third one in a row would give points of its own.
        send(page("1", now.minus(Duration.ofHours(24))));
        send(page("2", now.minusSeconds(1)));
        var lead = website("noted", "ada", "ada-device");
        assertThat(scoreOf(lead)).isEqualTo(35);

        var off = call(admin, "PUT", "/derived-events/return_visit", "application/json", "{\"on\":false}");

        assertThat(json(off).path("types").path("return_visit").asString()).isEqualTo("off");
        eventually(() -> scoreOf(lead) == 30
                && json(get("/derived-events")).path("leadsWaiting").asInt() == 0);
    }

    @Test
    void in_7_page_types_that_cannot_be_are_refused_at_their_place() {
        var twice = call(admin, "PUT", "/page-types", "application/json", """
                [{"part":"/a","type":"a"},{"part":"/b","type":"b"},{"part":"/a/c","type":"c"}]""");

        assertRefused(400, twice);
        assertThat(json(twice).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/2");
        assertThat(json(twice).path("detail").asString()).startsWith("/2 is never reached: number 1, /a, comes first");
        for (var wrong : List.of("[null]", "[{}]", "[{\"part\":\"/a\"}]", "{}")) {
            assertRefused(400, call(admin, "PUT", "/page-types", "application/json", wrong));
        }
        assertThat(json(get("/page-types")).path("standard").asBoolean()).isTrue();
    }

    @Test
    void who_may_not_is_told_so() {
        var viewer = user(Role.VIEWER);
        var nobody = call("nobody", "GET", "/models", "application/json", "");

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(nobody.headers().firstValue("Content-Type")).contains("application/problem+json;charset=ISO-8859-1");
        assertThat(call(viewer, "GET", "/models", "application/json", "").statusCode())
                .isEqualTo(200);
        assertThat(call(viewer, "POST", "/models", "application/yaml", "name: X")
                        .statusCode())
                .isEqualTo(403);
        assertThat(call(
                                user(Role.SALES_REP),
                                "PUT",
                                "/derived-events/return_visit",
                                "application/json",
                                "{\"on\":true}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_not_there_or_cannot_be_read_is_no_failure_of_the_server() {
        var somewhere = UUID.randomUUID();

        assertThat(get("/leads/" + somewhere + "/explanation").statusCode()).isEqualTo(404);
        assertThat(get("/leads/" + somewhere + "/merges").statusCode()).isEqualTo(404);
        assertThat(get("/models/" + somewhere).statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/leads/no-id/score").statusCode()).isEqualTo(400);
        assertThat(get("/leads/" + somewhere + "/score?at=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(call(admin, "PUT", "/derived-events/demo_requested", "application/json", "{\"on\":true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call(admin, "PUT", "/derived-events/return_visit", "application/json", "{")
                        .statusCode())
                .isEqualTo(400);
        var json = call(admin, "POST", "/models", "application/json", "{}");
        assertThat(json.statusCode()).isEqualTo(404);
        assertThat(json.body()).contains("with the content type application/json");
        assertThat(call(admin, "POST", "/merges/4711/undo", "application/json", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_is_refused_with_a_word_why() {
        var lead = leadThat("email_opened");
        var reason = "{\"reason\":\"x\"}";
        var ground = "name: X\nladder: {ground: " + "g".repeat(41) + ", stages: []}\n";

        assertRefused(404, call(admin, "POST", "/sources/" + UUID.randomUUID() + "/void", "application/json", reason));
        assertRefused(422, call(admin, "POST", "/models", "application/yaml", ground));
        for (var urls : List.of("[null]", "[\" \"]", "[\"" + "x".repeat(201) + "\"]")) {
            assertRefused(400, call(admin, "PUT", "/derived-events/high-intent-urls", "application/json", urls));
        }
        for (var at : List.of("%2B10000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z", "1999-12-31T23:59:59Z")) {
            assertRefused(400, get("/leads/" + lead + "/score?at=" + at));
        }
    }

    @Test
    void no_body_is_read_that_is_larger_than_anything_needs() {
        var viewer = user(Role.VIEWER);
        var large = "{\"sessionId\":\"" + "x".repeat(2_000_000) + "\"}";
        var path = "/api/lead-score/session";

        for (var body : List.of(
                BodyPublishers.ofString(large),
                // Without saying beforehand how long it is.
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))) {
            var request = HttpRequest.newBuilder(URI.create(server().address(path)))
                    .header("Authorization", basic(viewer))
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            assertRefused(413, server().send(request));
        }
        assertRefused(413, call(admin, "PUT", "/derived-events/return_visit", "application/json", large));
        assertThat(server().beans(FormContentFilter.class))
                .as("what reads forms before anybody is let in")
                .isEmpty();
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("detail").asString()).isNotBlank();
    }

    private String leadThat(String... types) {
        String lead = "";
        for (var type : types) {
            lead = website(type, "ann", "ann-device");
        }
        return lead;
    }

    /** Sends an event to the website endpoint, which tells the lead. */
    private String website(String type, String user, String device) {
        var body = """
                {"session_id":"%s","user_id":"%s","event":"%s"}
                """.formatted(device, user, type);
        var answer = server().post("/api/lead-score/track", tenant.key(), body);
        if (type.equals("identify")) {
            send("{\"type\":\"identify\",\"userId\":\"%s\",\"anonymousId\":\"%s\"}".formatted(user, device));
        }
        return json(answer).path("id").asString();
    }

    private void send(String message) {
        assertThat(server().post("/v1/batch", tenant.key(), "{\"batch\":[" + message + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String page(String id, Instant at) {
        return """
                {"type":"page","userId":"ada","messageId":"%s","timestamp":"%s","properties":{"url":"/pricing"}}
                """.formatted(id, at);
    }

    private int scoreOf(String lead) {
        return json(get("/leads/" + lead + "/explanation")).path("score").asInt();
    }

    private String primary() {
        for (var model : json(get("/models"))) {
            if (model.path("primary").asBoolean()) {
                return model.path("id").asString();
            }
        }
        throw new AssertionError("there is no primary model");
    }

    private String stateOf(String id) {
        for (var model : json(get("/models"))) {
            if (model.path("id").asString().equals(id)) {
                return model.path("state").asString();
            }
        }
        return "";
    }

    private static void eventually(BooleanSupplier holds) {
        Eventually.holds(holds, PATIENCE, () -> "it did not come true");
    }

    private String user(Role role) {
        var name = "user-" + UUID.randomUUID();
        var user = new User(new UserId(server().bean(Ids.class).next()), tenant.workspace(), name, name, role, true);
        server().bean(Users.class).add(user, TestServer.hash(PASSWORD), Instant.now());
        return name;
    }

    private HttpResponse<String> get(String path) {
        return call(admin, "GET", path, "application/json", "");
    }

    private HttpResponse<String> call(String user, String method, String path, String type, String body) {
        return server().send(HttpRequest.newBuilder(URI.create(server().address("/api/v1" + path)))
                .header("Authorization", basic(user))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isLessThan(500);
        return JSON.readTree(response.body());
    }
}
