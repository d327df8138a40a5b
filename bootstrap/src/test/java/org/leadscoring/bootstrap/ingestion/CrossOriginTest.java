package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;

/** Which web pages may send, as browsers ask for it. */
class CrossOriginTest {

    private static final String SHOP = "https://shop.example.com";
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";

    private static TestServer server;

    private Tenant tenant;

    @BeforeAll
    static void start() {
        server = SharedServer.embedded();
    }

    @BeforeEach
    void tenant() {
        tenant = server.newTenant();
        allow(SHOP);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/batch, POST",
        "/v1/track, POST",
        "/beacon/v1/batch, POST",
        "/v1/events, POST",
        "/api/lead-score/track, 'GET, POST'",
        "/api/events, POST",
        "/api/events/event-types, 'GET, POST'",
        "/api/batch, POST"
    })
    void a_browser_that_asks_beforehand_may_send_without_a_key_in_its_question(String path, String methods) {
        var answer = ask(path, "https://anybody.example", "POST", "Content-Type, X-Other,authorization");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, ALLOW_ORIGIN)).containsExactly("https://anybody.example");
        assertThat(header(answer, "access-control-allow-methods")).containsExactly(methods);
        assertThat(header(answer, "access-control-allow-headers")).containsExactly("content-type, authorization");
        assertThat(header(answer, "access-control-max-age")).containsExactly("86400");
        assertThat(header(answer, "vary")).contains("Origin");
        assertThat(header(answer, "access-control-allow-credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models", "/api/v1/leads", "/sign-in", "/queue", "/leads", "/actuator/health"})
    void pages_and_the_api_for_people_are_for_no_other_origin(String path) {
        assertThat(header(ask(path, SHOP, "GET", "authorization"), ALLOW_ORIGIN))
                .isEmpty();
        var request = HttpRequest.newBuilder(URI.create(server.address(path)))
                .header("Origin", SHOP)
                .build();
        assertThat(header(server.send(request), ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void a_page_of_an_allowed_origin_sends_and_reads_the_answer() {
        var answer = send("/v1/track", SHOP, event("allowed"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, ALLOW_ORIGIN)).containsExactly(SHOP);
        assertThat(header(answer, "access-control-expose-headers")).containsExactly("Retry-After");
        assertThat(header(answer, "access-control-allow-credentials")).isEmpty();
        assertThat(header(answer, "vary")).contains("Origin");
        assertThat(knows("allowed")).isTrue();
    }

    @Test
    void a_page_of_another_origin_is_refused_and_nothing_is_taken() {
        var answer = send("/v1/track", "https://other.example", event("refused"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "content-type")).containsExactly("application/problem+json");
        assertThat(answer.body())
                .contains("pages of https://other.example may not send with this key; add the origin to the source");
        assertThat(header(answer, ALLOW_ORIGIN)).isEmpty();
        assertThat(knows("refused")).isFalse();
    }

    @Test
    void a_beacon_is_judged_by_its_page_as_everything_is() {
        var beacon = "/beacon/v1/batch?writeKey=" + tenant.key();
        var body = "{\"batch\":[{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"e\"}]}";

        var allowed = send(beacon, SHOP, body.formatted("allowed"));
        var refused = send(beacon, "https://other.example", body.formatted("refused"));

        assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(200);
        assertThat(header(allowed, ALLOW_ORIGIN)).containsExactly(SHOP);
        assertThat(knows("allowed")).isTrue();
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(header(refused, ALLOW_ORIGIN)).isEmpty();
        assertThat(knows("refused")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/leads", "/api/email-events"})
    void what_is_for_servers_takes_nothing_from_a_page_that_sends_without_asking(String path) {
        var answer = send(path + "?access_token=" + tenant.key(), "https://other.example", """
                {"writeKey":"%s","type":"opened","email":"ann@acme.example","id":"m-1"}""".formatted(tenant.key()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(header(ask(path, SHOP, "POST", "content-type"), ALLOW_ORIGIN))
                .as("nor does it answer who asks")
                .isEmpty();
    }

    @Test
    void what_sdks_for_browsers_send_besides_is_allowed() {
        var answer = ask("/v1/track", SHOP, "POST", "anonymousid,ce-id,ce-type,x-other");

        assertThat(header(answer, "access-control-allow-headers")).containsExactly("anonymousid, ce-id, ce-type");
    }

    @Test
    void the_key_in_the_header_decides_as_well_and_by_the_website_endpoint_too() {
        var body = "{\"session_id\":\"s\",\"event\":\"demo_requested\"}".getBytes(StandardCharsets.UTF_8);

        var allowed = server.post("/api/lead-score/track", tenant.key(), body, "Origin", SHOP);
        var refused = server.post("/api/lead-score/track", tenant.key(), body, "Origin", "https://other.example");

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(header(allowed, ALLOW_ORIGIN)).containsExactly(SHOP);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("\"score\"");
        assertThat(header(refused, ALLOW_ORIGIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example.com",
                "https://shop.example.com:8443",
                "https://shop.example.com.evil.example",
                "https://evil-shop.example.com",
                "https://example.com",
                "https://www.shop.example.com",
                "null",
                "*",
                "https://shop.example.com https://evil.example",
                "chrome-extension://abcdef",
                "nonsense"
            })
    void what_is_only_similar_is_not_allowed(String origin) {
        assertThat(send("/v1/track", origin, event("similar")).statusCode()).isEqualTo(403);
        assertThat(knows("similar")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS://SHOP.example.com", "https://shop.example.com:443"})
    void what_is_written_otherwise_is_the_same(String origin) {
        assertThat(send("/v1/track", origin, event("same")).statusCode()).isEqualTo(200);
    }

    @Test
    void sandboxed_pages_and_files_are_allowed_where_all_are() {
        allow("*");

        for (var origin : List.of("null", "https://anybody.example", "chrome-extension://abcdef")) {
            var answer = send("/v1/track", origin, event("anybody"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, ALLOW_ORIGIN)).containsExactly(origin);
        }
    }

    @Test
    void what_is_no_page_of_another_origin_needs_no_allowance() {
        allow();
        var own = URI.create(server.address("")).getAuthority();

        assertThat(server.post("/v1/track", tenant.key(), event("back-end")).statusCode())
                .isEqualTo(200);
        assertThat(send("/v1/track", "http://" + own, event("own page")).statusCode())
                .isEqualTo(200);
        assertThat(send("/v1/track", "https://" + own, event("own page behind a proxy that ends TLS"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("/v1/track", SHOP, event("another")).statusCode()).isEqualTo(403);
    }

    @Test
    void the_pages_developer_can_read_why_something_was_refused() {
        var unreadable = send("/v1/track", SHOP, "{");
        var wrongKey = send("/v1/track", SHOP, "{\"writeKey\":\"not-a-known-key\",\"userId\":\"u\",\"event\":\"e\"}");
        var noKey = send("/v1/track", SHOP, "{\"userId\":\"u\",\"event\":\"e\"}");
        var badField = send("/v1/track", SHOP, event("x").replace("\"e\"", "5"));
        var tooLarge = send("/v1/track", SHOP, event("x".repeat(40_000)));
        var nowhere = send("/v1/nothing", SHOP, "{}");

        assertThat(List.of(unreadable, wrongKey, noKey, badField, tooLarge, nowhere))
                .allSatisfy(answer -> assertThat(header(answer, ALLOW_ORIGIN))
                        .as(answer.body())
                        .containsExactly(SHOP))
                .extracting(HttpResponse::statusCode)
                .containsExactly(400, 401, 401, 400, 413, 404);
    }

    @Test
    void a_page_that_may_not_send_does_not_learn_what_is_wrong_with_its_events() {
        var answer = send("/v1/track", "https://other.example", event("x").replace("\"e\"", "5"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, ALLOW_ORIGIN)).isEmpty();
    }

    private void allow(String... origins) {
        var sources = server.bean(Sources.class);
        var source = sources.byKey(new WriteKey(tenant.key()), Instant.now()).orElseThrow();
        sources.save(new Source(
                source.id(),
                source.workspace(),
                source.name(),
                true,
                Stream.of(origins).map(Origin::new).toList(),
                null));
        server.bean(FindSource.class).forget();
    }

    private String event(String user) {
        return "{\"writeKey\":\"%s\",\"userId\":\"%s\",\"event\":\"e\",\"messageId\":\"%s\"}"
                .formatted(tenant.key(), user, UUID.randomUUID());
    }

    private boolean knows(String user) {
        return new Stories(server, tenant.workspace()).knows(new Identifier(IdentifierType.USER_ID, user));
    }

    private static HttpResponse<String> ask(String path, String origin, String method, String headers) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address(path)))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .build());
    }

    /** As a browser sends without asking beforehand: JSON that is called text. */
    private static HttpResponse<String> send(String path, String origin, String body) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address(path)))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Origin", origin)
                .build());
    }

    private static List<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name);
    }
}
