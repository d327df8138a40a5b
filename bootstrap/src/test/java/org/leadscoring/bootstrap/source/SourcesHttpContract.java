package org.leadscoring.bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.ingestion.WatchSource.Filter;
import org.leadscoring.application.ingestion.WatchSource.Outcome;
import org.leadscoring.application.ingestion.WatchSource.Refused;
import org.leadscoring.application.ingestion.WatchSource.Taken;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditSources.WithKey;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources over real HTTP and a real database: keys, limits, what is seen of what they send, and the API for all that. */
abstract class SourcesHttpContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "open sesame";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Tenant tenant;
    private String marketing;

    protected abstract TestServer server();

    @BeforeEach
    void tenant() {
        tenant = server().newTenant();
        marketing = user(Role.MARKETING);
    }

    @Test
    void a_source_is_made_sends_and_is_listed_without_its_key() {
        var made =
                call(marketing, "POST", "/sources", "{\"name\":\"Shop\",\"origins\":[\"https://Shop.example.com\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        var key = json(made).path("writeKey").asString();

        assertThat(track(key, "m-1").statusCode()).isEqualTo(200);

        var listed = call(marketing, "GET", "/sources", "");
        assertThat(listed.body()).doesNotContain(key).contains("https://shop.example.com");
        assertThat(json(listed)).hasSize(2);
        var shop = json(call(marketing, "GET", "/sources/" + id(made), ""));
        assertThat(shop.path("keys").get(0).path("hint").asString()).isEqualTo(key.substring(key.length() - 4));
        assertThat(shop.path("eventsPerSecond").isNull()).isTrue();
    }

    @Test
    void a_rotated_key_is_taken_during_the_overlap_and_refused_after_it() {
        var made = call(marketing, "POST", "/sources", "{\"name\":\"Shop\"}");
        var old = json(made).path("writeKey").asString();

        var rotated = call(marketing, "POST", "/sources/" + id(made) + "/keys", "{\"overlapSeconds\":2}");
        var changed = json(rotated).path("writeKey").asString();

        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(track(old, "m-1").statusCode()).isEqualTo(200);
        assertThat(track(changed, "m-2").statusCode()).isEqualTo(200);
        eventually(() -> track(old, "m-3").statusCode() == 401);
        assertThat(track(changed, "m-4").statusCode()).isEqualTo(200);
    }

    @Test
    void without_an_overlap_or_once_it_is_ended_the_old_key_is_refused_at_once() {
        var made = call(marketing, "POST", "/sources", "{\"name\":\"Shop\"}");
        var first = json(made).path("writeKey").asString();
        assertThat(track(first, "m-1").statusCode()).isEqualTo(200);

        var second = json(call(marketing, "POST", "/sources/" + id(made) + "/keys", "{\"overlapSeconds\":0}"))
                .path("writeKey")
                .asString();
        assertThat(track(first, "m-2").statusCode()).isEqualTo(401);
        assertThat(track(second, "m-3").statusCode()).isEqualTo(200);

        call(marketing, "POST", "/sources/" + id(made) + "/keys", "{}");
        assertThat(track(second, "m-4").statusCode()).isEqualTo(200);
        assertThat(call(marketing, "DELETE", "/sources/" + id(made) + "/old-keys", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(track(second, "m-5").statusCode()).isEqualTo(401);
    }

    @Test
    void a_disabled_source_is_refused_at_once_on_this_node() {
        var made = call(marketing, "POST", "/sources", "{\"name\":\"Shop\"}");
        var key = json(made).path("writeKey").asString();
        assertThat(track(key, "m-1").statusCode()).isEqualTo(200);

        call(marketing, "PATCH", "/sources/" + id(made), "{\"enabled\":false}");
        assertThat(track(key, "m-2").statusCode()).isEqualTo(401);

        call(marketing, "PATCH", "/sources/" + id(made), "{\"enabled\":true}");
        assertThat(track(key, "m-3").statusCode()).isEqualTo(200);
    }

    @Test
    void more_than_the_limit_is_told_when_to_come_back_and_nothing_of_it_is_taken() {
        var shop = source(1);
        var full = batch(IntStream.range(0, 60)
                .mapToObj(i -> message("page_view", "m-" + i))
                .toList());
        assertThat(post(shop, "/v1/batch", full).statusCode()).isEqualTo(200);

        var refused = post(shop, "/v1/batch", batch(List.of(message("demo_requested", "late"))));
        var single = track(shop.key().value(), "late-too");

        for (var answer : List.of(refused, single)) {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            var seconds =
                    Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
            assertThat(seconds).isBetween(30, 59);
            assertThat(answer.headers().firstValue("X-RateLimit-Reset")).contains(Integer.toString(seconds));
            assertThat(json(answer).path("detail").asString()).contains("1 event a second", seconds + " seconds");
        }
        assertThat(arrivals(shop, Filter.SCORED)).isEmpty();
        flush();
        assertThat(server().bean(WatchSource.class)
                        .overview(tenant.workspace())
                        .get(shop.source().id())
                        .limited())
                .isEqualTo(2);
    }

    @Test
    void another_limit_and_none_hold_at_once() {
        var shop = source(1);
        post(
                shop,
                "/v1/batch",
                batch(IntStream.range(0, 60)
                        .mapToObj(i -> message("page_view", "m-" + i))
                        .toList()));
        assertThat(track(shop.key().value(), "a").statusCode()).isEqualTo(429);

        call(marketing, "PATCH", "/sources/" + shop.source().id().value(), "{\"eventsPerSecond\":null}");

        assertThat(track(shop.key().value(), "b").statusCode()).isEqualTo(200);
    }

    @Test
    void what_arrives_is_seen_with_what_it_scored() {
        var shop = source(null);
        track(shop.key().value(), "m-1");
        post(shop, "/v1/track", message("never_heard_of", "m-2"));

        var arrivals = server().bean(WatchSource.class)
                .latest(tenant.workspace(), shop.source().id(), Filter.ALL);

        assertThat(arrivals).hasSize(2).first().isInstanceOfSatisfying(Taken.class, taken -> {
            assertThat(taken.outcome()).isEqualTo(Outcome.NO_RULE);
            assertThat(taken.event().by().value()).isEqualTo("u-1");
        });
        assertThat(arrivals.getLast()).isInstanceOfSatisfying(Taken.class, taken -> {
            assertThat(taken.outcome()).isEqualTo(Outcome.SCORED);
            assertThat(taken.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.after()).isEqualTo(50));
            assertThat(taken.lead()).isNotNull();
        });
        flush();
        assertThat(server().bean(WatchSource.class)
                        .types(tenant.workspace(), shop.source().id()))
                .extracting(
                        seen -> seen.seen().type().name() + " " + seen.seen().today() + " " + seen.unknown())
                .containsExactly("demo_requested 1 false", "never_heard_of 1 true");
    }

    @Test
    void what_was_refused_is_seen_with_where_and_why_and_never_with_the_key() {
        var shop = source(null);
        var key = shop.key().value();
        post(
                shop,
                "/v1/batch",
                batch(List.of(
                        message("page_view", "good"),
                        "{\"type\":\"track\",\"event\":\"x\",\"messageId\":\"no-user\",\"writeKey\":\"" + key
                                + "\",\"properties\":{\"url\":\"/?k=" + key + "\"}}",
                        "5")));
        post(shop, "/v1/track", "{\"userId\":\"u\",\"event\":7,\"messageId\":\"seven\",\"writeKey\":\"" + key + "\"}");
        post(shop, "/v1/track", "{\"userId\": nonsense \"writeKey\":\"" + key);
        post(shop, "/v1/batch", batch(List.of("{\"type\":\"track\"}")));
        server().post("/v1/track", "nobody's", "{\"userId\":\"u\",\"event\":\"e\",\"writeKey\":\"" + key + "\"}");
        post(shop, "/v1/track", "x".repeat(40_000));

        var refusals = refusals(shop);

        assertThat(refusals)
                .extracting(refusal -> refusal.endpoint() + " " + refusal.messageId() + " " + refusal.pointer())
                .containsExactly(
                        "POST /v1/track null ",
                        "POST /v1/batch null /batch/0/event",
                        "POST /v1/track null ",
                        "POST /v1/track seven /event",
                        "POST /v1/batch null /batch/2",
                        "POST /v1/batch no-user /batch/1/userId");
        assertThat(refusals)
                .allSatisfy(refusal -> assertThat(refusal.toString()).doesNotContain(key));
        assertThat(refusals.getLast().reason()).contains("one of them is needed");
        assertThat(refusals.getLast().excerpt())
                .startsWith("{\"type\":\"track\",\"event\":\"x\"")
                .contains("/?k=…");
        assertThat(refusals.get(4).excerpt()).isEqualTo("5");
        assertThat(refusals.get(3).excerpt()).contains("\"event\":7", "\"writeKey\":\"…\"");
        assertThat(refusals.get(2).excerpt()).startsWith("{\"userId\": nonsense");
        assertThat(refusals.getFirst().reason()).contains("larger than 32 KB");
    }

    @Test
    void requests_with_unknown_keys_are_counted() {
        var activity = server().bean(SourceActivity.class);
        var before = activity.unknownKeysInTheLastHour();

        assertThat(track("not-a-key-of-ours", "m").statusCode()).isEqualTo(401);
        assertThat(track("short", "m").statusCode()).isEqualTo(401);

        assertThat(activity.unknownKeysInTheLastHour()).isEqualTo(before + 2);
    }

    @Test
    void a_flood_of_nonsense_is_counted_in_full_and_kept_in_part() {
        var shop = source(null);
        for (int i = 0; i < 30; i++) {
            post(
                    shop,
                    "/v1/batch",
                    batch(IntStream.range(0, 100).mapToObj(n -> "5").toList()));
        }

        flush();

        var overview = server().bean(WatchSource.class)
                .overview(tenant.workspace())
                .get(shop.source().id());
        assertThat(overview.refused()).isEqualTo(3_000);
        assertThat(overview.dropped()).isBetween(1L, 2_999L);
        assertThat(overview.today()).isZero();
        assertThat(refusals(shop)).isNotEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_a_word_why() {
        var shop = "/sources/" + source(null).source().id().value();

        assertRefused(400, "name", call(marketing, "POST", "/sources", "{}"));
        assertRefused(400, "/orgins", call(marketing, "POST", "/sources", "{\"name\":\"X\",\"orgins\":[]}"));
        assertRefused(400, "/origins/1", call(marketing, "PATCH", shop, "{\"origins\":[\"*\",\"example.com\"]}"));
        assertRefused(400, "/eventsPerSecond", call(marketing, "PATCH", shop, "{\"eventsPerSecond\":\"many\"}"));
        assertRefused(400, "at least 1", call(marketing, "PATCH", shop, "{\"eventsPerSecond\":0}"));
        assertRefused(400, "7 days", call(marketing, "POST", shop + "/keys", "{\"overlapSeconds\":604801}"));
        assertRefused(404, "no source", call(marketing, "PATCH", "/sources/" + UUID.randomUUID(), "{\"name\":\"X\"}"));
    }

    @Test
    void sales_and_viewers_may_not_even_look() {
        for (var role : List.of(Role.SALES_MANAGER, Role.SALES_REP, Role.VIEWER)) {
            var user = user(role);
            assertThat(call(user, "GET", "/sources", "").statusCode()).isEqualTo(403);
            assertThat(call(user, "POST", "/sources", "{\"name\":\"X\"}").statusCode())
                    .isEqualTo(403);
        }
        var shop = source(null).source().id().value();
        assertThat(call(user(Role.SALES_MANAGER), "POST", "/sources/" + shop + "/void", "{\"reason\":\"bots\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private static void assertRefused(int status, String why, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("detail").asString()).contains(why);
    }

    private List<Refusal> refusals(WithKey shop) {
        flush();
        return arrivals(shop, Filter.REFUSED);
    }

    private List<Refusal> arrivals(WithKey shop, Filter filter) {
        return server()
                .bean(WatchSource.class)
                .latest(tenant.workspace(), shop.source().id(), filter)
                .stream()
                .map(arrival -> ((Refused) arrival).refusal())
                .toList();
    }

    /** The timer may be at it: what it took is written when it is done. */
    private void flush() {
        server().bean(SourceActivity.class).close();
    }

    private WithKey source(Integer limit) {
        return server().bean(EditSources.class)
                .create(tenant.workspace(), "Shop", List.of(), limit, new UserId(UUID.randomUUID()));
    }

    private HttpResponse<String> post(WithKey shop, String path, String body) {
        return server().post(path, shop.key().value(), body);
    }

    private HttpResponse<String> track(String key, String messageId) {
        return server().post("/v1/track", key, message("demo_requested", messageId));
    }

    private static String message(String event, String messageId) {
        return "{\"type\":\"track\",\"userId\":\"u-1\",\"event\":\"%s\",\"messageId\":\"%s\"}"
                .formatted(event, messageId);
    }

    private static String batch(List<String> messages) {
        return messages.stream().collect(Collectors.joining(",", "{\"batch\":[", "]}"));
    }

    private static String id(HttpResponse<String> made) {
        return json(made).path("source").path("id").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
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

    private HttpResponse<String> call(String user, String method, String path, String body) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return server().send(HttpRequest.newBuilder(URI.create(server().address("/api/v1" + path)))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
