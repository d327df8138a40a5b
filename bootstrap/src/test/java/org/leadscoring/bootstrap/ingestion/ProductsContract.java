package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.workspace.Role;
import tools.jackson.databind.JsonNode;

/** Leads, events and rules of products, over HTTP (spec IN-3). */
abstract class ProductsContract extends WayInContract {

    @Test
    void a_lead_is_known_by_its_email_and_told_about_as_often_as_one_likes() {
        var first = taken("/api/leads", "{\"email\":\" Ann@Example.com\",\"name\":\"Ann Lee\",\"company\":\"Acme\"}");
        var second = taken(
                "/api/leads", "{\"email\":\"ann@example.com\",\"name\":\"Ann Smith\",\"traits\":{\"plan\":\"pro\"}}");

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        var lead = read("/api/leads/" + first.path("id").asString());
        assertThat(lead.path("lead").path("name").asString()).isEqualTo("Ann Smith");
        assertThat(lead.path("lead").path("company").asString()).isEqualTo("Acme");
        assertThat(lead.path("traits").path("plan").asString()).isEqualTo("pro");
        assertThat(lead.path("identifiers").path(0).path("value").asString()).isEqualTo("ann@example.com");
        assertThat(read("/api/leads").path("leads")).hasSize(1);
    }

    @Test
    void an_event_names_the_lead_by_its_id_its_email_or_its_user_id() {
        var id = lead("ann@example.com");

        event("{\"leadId\":\"%s\",\"eventType\":\"demo_requested\",\"eventId\":\"1\"}".formatted(id));
        event("{\"email\":\"ann@example.com\",\"type\":\"Email Opened\",\"messageId\":\"2\"}");
        event("{\"userId\":\"u-1\",\"event\":\"webinar_registered\",\"metadata\":{\"topic\":\"scores\"}}");
        var again = event("{\"leadId\":\"%s\",\"eventType\":\"demo_requested\",\"eventId\":\"1\"}".formatted(id));

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(read("/api/leads/" + id).path("lead").path("score").asInt()).isEqualTo(55);
        assertThat(stories.view(userId("u-1")).score().total()).isEqualTo(25);
    }

    @Test
    void a_batch_names_what_is_wrong_and_takes_the_rest() {
        var answer = taken("/api/batch", """
                {"events":[{"email":"ann@example.com","eventType":"demo_requested","eventId":"1"},
                  {"eventType":"demo_requested","eventId":"2"}, 7,
                  {"leadId":"%s","eventType":"demo_requested"},
                  {"email":"ann@example.com","eventType":"demo_requested","eventId":"1"}]}
                """.formatted(UUID.randomUUID()));

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected"))
                .extracting(item -> item.path("errors").path(0).path("pointer").asString())
                .containsExactly("/events/1/leadId", "/events/2", "/events/3/leadId");
        assertThat(answer.path("rejected").path(0).path("messageId").asString()).isEqualTo("2");
    }

    @Test
    void the_history_tells_each_change_the_latest_first() {
        var id = lead("ann@example.com");
        event("{\"leadId\":\"%s\",\"type\":\"page_view_pricing\",\"timestamp\":\"2026-01-05T10:00:00Z\"}"
                .formatted(id));
        event("{\"leadId\":\"%s\",\"type\":\"demo_requested\",\"timestamp\":\"2026-01-05T10:01:00Z\"}".formatted(id));

        var answer = read("/api/leads/" + id + "/history?limit=2");

        var changes = answer.path("history");
        var all = read("/api/leads/" + id + "/history").path("history");
        assertThat(answer.path("total").asInt()).isEqualTo(all.size());
        assertThat(changes).hasSize(2).first().isEqualTo(all.path(0));
        assertThat(all.path(all.size() - 1).path("eventType").asString()).isEqualTo("page_view_pricing");
        var demo = all.path(all.size() - 2);
        assertThat(demo.path("timestamp").asString()).isEqualTo("2026-01-05T10:01:00Z");
        assertThat(demo.path("points").asInt()).isEqualTo(50);
        assertThat(demo.path("scoreBefore").asInt()).isEqualTo(15);
        assertThat(demo.path("scoreAfter").asInt()).isEqualTo(65);
        assertThat(demo.path("cause").asString()).isEqualTo("rule");
        assertThat(demo.path("rule").asString()).isEqualTo("demo_requested");
    }

    @Test
    void the_leaderboard_has_the_ten_best_and_as_many_as_one_asks_for() {
        IntStream.range(0, 12).forEach(i -> {
            for (int n = 0; n <= i; n++) {
                event("{\"email\":\"lead%d@example.com\",\"type\":\"email_opened\"}".formatted(i));
            }
        });

        var ten = read("/api/leads/leaderboard").path("leads");

        assertThat(ten).hasSize(10);
        assertThat(ten.path(0).path("rank").asInt()).isEqualTo(1);
        assertThat(ten.path(0).path("lead").path("email").asString()).isEqualTo("lead11@example.com");
        assertThat(ten)
                .extracting(row -> row.path("lead").path("score").asInt())
                .containsExactly(60, 55, 50, 45, 40, 35, 30, 25, 20, 15);
        assertThat(read("/api/leads/leaderboard?limit=12").path("leads")).hasSize(12);
        for (var limit : new String[] {"0", "101", "ten"}) {
            assertThat(call("GET", "/api/leads/leaderboard?limit=" + limit, "").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void the_list_has_pages_and_a_search() {
        for (int i = 0; i < 51; i++) {
            lead("lead%d@example.com".formatted(i));
        }

        var first = read("/api/leads");
        var second = read("/api/leads?after=" + first.path("next").asString());

        assertThat(first.path("leads")).hasSize(50);
        assertThat(second.path("leads")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(read("/api/leads?q=lead17@").path("leads")).hasSize(1);
        assertThat(call("GET", "/api/leads?after=nowhere", "").statusCode()).isEqualTo(400);
    }

    @Test
    void event_types_are_those_of_rules_and_those_that_were_seen() {
        event("{\"email\":\"a@example.com\",\"type\":\"Trial Extended\"}");
        event("{\"email\":\"a@example.com\",\"type\":\"demo_requested\"}");

        var types = read("/api/events/event-types").path("eventTypes");

        assertThat(type(types, "demo_requested"))
                .hasToString(
                        "{\"type\":\"demo_requested\",\"name\":\"Demo requested\",\"points\":50,\"rules\":[\"demo_requested\"],\"seen\":true}");
        assertThat(type(types, "webinar_registered").path("seen").asBoolean()).isFalse();
        assertThat(type(types, "trial_extended"))
                .hasToString(
                        "{\"type\":\"trial_extended\",\"name\":\"Trial extended\",\"points\":0,\"rules\":[],\"seen\":true}");
    }

    private static JsonNode type(JsonNode types, String name) {
        return types.valueStream()
                .filter(type -> type.path("type").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rules_are_changed_in_a_draft_that_scores_when_it_is_published() {
        var id = lead("ann@example.com");
        event("{\"leadId\":\"%s\",\"type\":\"purchase\"}".formatted(id));

        var added = call("POST", "/api/rules", "{\"eventType\":\"purchase\",\"points\":100,\"category\":\"intent\"}");
        var changed = read("PUT", "/api/rules/demo_requested", "{\"points\":70}");

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(changed.path("draft")).isEqualTo(json(added).path("draft"));
        assertThat(changed.path("draft").path("version").asInt()).isEqualTo(2);
        assertThat(changed.path("rule"))
                .as("what is not named stays as it is")
                .hasToString(
                        "{\"id\":\"demo_requested\",\"event\":\"demo_requested\",\"points\":70,\"category\":\"intent\",\"limit\":\"once\"}");
        var rules = read("/api/rules");
        assertThat(rules.path("live").path("rules")).hasSize(20);
        assertThat(rules.path("draft").path("rules")).hasSize(21);
        assertThat(read("/api/leads/" + id).path("lead").path("score").asInt()).isZero();

        var publish = changed.path("publish").asString().split(" ", 2);
        assertThat(call(publish[0], publish[1], "").statusCode()).isEqualTo(202);
        eventually(() -> read("/api/leads/" + id).path("lead").path("score").asInt() == 100);
        assertThat(read("/api/rules").path("draft").isNull()).isTrue();
    }

    @Test
    void a_rule_keeps_its_condition_until_that_is_taken_away() {
        read("POST", "/api/rules", """
                {"event":"purchase","points":10,"when":{"property":"amount","at_least":50},"cap":40}""");

        var kept = read("PUT", "/api/rules/purchase", "{\"points\":20}").path("rule");
        var gone = read("PUT", "/api/rules/purchase", "{\"when\":null,\"cap\":null}")
                .path("rule");

        assertThat(kept.path("when")).hasToString("{\"property\":\"amount\",\"at_least\":50}");
        assertThat(kept.path("cap").asInt()).isEqualTo(40);
        assertThat(gone)
                .hasToString("{\"id\":\"purchase\",\"event\":\"purchase\",\"points\":20,\"category\":\"engagement\"}");
    }

    @Test
    void a_rule_that_cannot_be_is_refused_at_the_field() {
        assertRefused(
                call("POST", "/api/rules", "{\"eventType\":\"x\"}"),
                422,
                "",
                "the rule lacks the key \"points\"; add it");
        assertRefused(
                call("POST", "/api/rules", "{\"eventType\":\"x\",\"points\":1,\"pionts\":1}"), 422, "/pionts", "known");
        assertRefused(call("POST", "/api/rules", "{\"eventType\":\"x\",\"points\":10001}"), 422, "/points", "10001");
        assertRefused(
                call("POST", "/api/rules", "{\"eventType\":\"demo_requested\",\"points\":1}"),
                422,
                "/id",
                "PUT /api/rules/demo_requested");
        assertRefused(
                call("PUT", "/api/rules/demo_requested", "{\"id\":\"other\"}"), 422, "/id", "a rule keeps its id");
        assertThat(call("PUT", "/api/rules/nothing", "{\"points\":1}").statusCode())
                .isEqualTo(404);
        assertThat(read("/api/rules").path("draft").isNull())
                .as("what was refused left no draft")
                .isTrue();
    }

    @Test
    void write_keys_send_and_users_read_and_rules_are_for_those_who_configure() {
        for (var path : new String[] {
            "/api/leads",
            "/api/leads/leaderboard",
            "/api/events/event-types",
            "/api/rules",
            "/api/leads/" + UUID.randomUUID(),
            "/api/leads/" + UUID.randomUUID() + "/history"
        }) {
            assertThat(call(tenant.key(), "GET", path, "").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        var rep = user(Role.SALES_REP);
        assertThat(call(rep, "GET", "/api/leads", "").statusCode()).isEqualTo(200);
        assertThat(call(rep, "GET", "/api/rules", "").statusCode()).isEqualTo(200);
        assertThat(call(rep, "POST", "/api/rules", "{\"eventType\":\"x\",\"points\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(call(user(Role.MARKETING), "POST", "/api/rules", "{\"eventType\":\"x\",\"points\":1}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(call("POST", "/api/leads", "{\"email\":\"a@example.com\"}").statusCode())
                .as("a user's password is no write key")
                .isEqualTo(401);
    }

    @Test
    void what_names_nobody_or_nothing_is_refused_at_the_field() {
        assertRefused(
                post("/api/leads", "{\"name\":\"Ann\"}"), 400, "/email", "/email is missing or no e-mail address");
        assertRefused(post("/api/leads", "{\"email\":\"no address\"}"), 400, "/email", "no e-mail address");
        assertRefused(post("/api/events", "{\"email\":\"a@example.com\"}"), 400, "/eventType", "is missing");
        assertRefused(post("/api/events", "{\"eventType\":\"x\"}"), 400, "/leadId", "is missing, and so are");
        assertRefused(
                post("/api/events", "{\"leadId\":\"7\",\"eventType\":\"x\"}"),
                400,
                "/leadId",
                "is not the id of a lead");
        assertRefused(
                post("/api/events", "{\"email\":\"a@example.com\",\"eventType\":\"x\",\"timestamp\":\"now\"}"),
                400,
                "/timestamp",
                "is not an instant");
        assertRefused(post("/api/batch", "{}"), 400, "/events", "must be a list");
        assertThat(post("/api/events", "{\"email\":\"a@example.com\",\"eventType\":\"x\",\"shoe_size\":42}")
                        .statusCode())
                .as("unknown fields are harmless")
                .isEqualTo(200);
    }

    private String lead(String email) {
        return taken("/api/leads", "{\"email\":\"" + email + "\"}").path("id").asString();
    }

    private JsonNode event(String body) {
        return taken("/api/events", body);
    }
}
