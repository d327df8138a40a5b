package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** Whatever is sent, the answer is clear, and nothing is written by half. */
class BadInputTest {

    private static final int FUZZED_BODIES = 3_000;

    private static TestServer server;
    private static Tenant tenant;

    @BeforeAll
    static void start() {
        server = SharedServer.embedded();
        tenant = server.newTenant();
    }

    static Stream<Arguments> refused() {
        var deep = "[".repeat(300) + "]".repeat(300);
        return Stream.of(
                refused("/v1/track", "", 400, "the body is empty"),
                refused("/v1/track", "{", 400, "the body is not a JSON object (line 1"),
                refused("/v1/track", "[]", 400, "the body is not a JSON object"),
                refused("/v1/track", "\"text\"", 400, "the body is not a JSON object"),
                refused("/v1/track", "{} {}", 400, "the body is not a JSON object"),
                refused("/v1/track", "{\"event\":\"e\"}", 400, "/userId is missing"),
                refused("/v1/track", "{\"userId\":\"u\"}", 400, "/event is missing"),
                refused("/v1/track", "{\"userId\":\"u\",\"event\":\"  \"}", 400, "/event is missing"),
                refused("/v1/track", "{\"userId\":\"u\",\"event\":5}", 400, "/event must be text"),
                refused("/v1/track", "{\"userId\":5,\"event\":\"e\"}", 400, "/userId must be text"),
                refused("/v1/track", "{\"userId\":{},\"event\":\"e\"}", 400, "/userId must be text"),
                refused("/v1/track", "{\"anonymousId\":[],\"event\":\"e\"}", 400, "/anonymousId must be text"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"properties\":5}",
                        400,
                        "/properties must be an object"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"context\":\"c\"}",
                        400,
                        "/context must be an object"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"yesterday\"}",
                        400,
                        "/timestamp is not an instant"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":1700000000}",
                        400,
                        "/timestamp must be text"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"1999-12-31T23:59:59Z\"}",
                        400,
                        "/timestamp lies before the year 2000"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"+99999-01-01T00:00:00Z\"}",
                        400,
                        "/timestamp"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"messageId\":7}",
                        400,
                        "/messageId must be text"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"messageId\":\"" + "m".repeat(201) + "\"}",
                        400,
                        "/messageId must have 1 to 200"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"" + "u".repeat(201) + "\",\"event\":\"e\"}",
                        400,
                        "/userId must have 1 to 200"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"" + "e".repeat(101) + "\"}",
                        400,
                        "/event is longer than 100"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"properties\":{\"n\":1e999999999}}",
                        400,
                        "/properties/n is a number"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"properties\":{\"a\":" + deep + "}}",
                        400,
                        "/properties/a"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\\ud800\",\"event\":\"e\"}",
                        400,
                        "/userId holds half of a surrogate pair"),
                refused(
                        "/v1/identify",
                        "{\"userId\":\"u\",\"traits\":{\"email\":{}}}",
                        400,
                        "/traits/email must be text"),
                refused("/v1/alias", "{\"userId\":\"u\"}", 400, "/previousId is missing"),
                refused("/v1/group", "{\"userId\":\"u\"}", 400, "/groupId is missing"),
                refused("/v1/batch", "{}", 400, "/batch must be a list"),
                refused("/v1/batch", "{\"batch\":{}}", 400, "/batch must be a list"),
                refused(
                        "/v1/batch",
                        "{\"batch\":[{\"type\":\"nonsense\",\"userId\":\"u\"}]}",
                        400,
                        "/batch/0/type must be one of"),
                refused("/v1/batch", "{\"batch\":[" + "{},".repeat(2_500) + "{}]}", 413, "/batch holds 2501 messages"),
                refused(
                        "/v1/batch",
                        "{\"batch\":[{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"properties\":{\"x\":\""
                                + "x".repeat(33_000) + "\"}}]}",
                        400,
                        "/batch/0 is larger than 32 KB"),
                refused(
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":\"e\",\"properties\":{\"x\":\"" + "x".repeat(33_000) + "\"}}",
                        413,
                        "larger than 32 KB"),
                refused("/api/lead-score/track", "{\"event\":\"demo_requested\"}", 400, "/session_id is missing"),
                refused("/api/lead-score/track", "{\"session_id\":\"s\"}", 400, "/event is missing"),
                refused(
                        "/api/lead-score/track",
                        "{\"session_id\":\"s\",\"event\":\"e\",\"metadata\":[]}",
                        400,
                        "/metadata must be an object"),
                refused("/beacon/v1/batch", "{\"batch\":{}}", 400, "/batch must be a list"),
                refused("/beacon/v1/nothing", "{}", 404, "there is no POST /beacon/v1/nothing; send to /v1/batch"),
                refused("/v1/nothing", "{}", 404, "there is no POST /v1/nothing; send to /v1/batch"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void is_refused_with_the_field_and_the_remedy(String path, String body, int status, String detail) {
        var answer = server.post(path, tenant.key(), body);

        assertRefused(answer, status, detail);
    }

    @Test
    void a_body_of_ten_megabytes_is_refused() {
        assertRefused(server.post("/v1/batch", tenant.key(), new byte[10_000_000]), 413, "larger than 500 KB");
    }

    @Test
    void a_body_that_unpacks_to_more_than_it_may_is_refused() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }

        var answer = server.post("/v1/batch", tenant.key(), packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(packed.size()).isLessThan(500 * 1024);
        assertRefused(answer, 413, "larger than 500 KB");
    }

    @Test
    void what_says_it_is_packed_and_is_not_is_refused() {
        var body = "{\"userId\":\"u\",\"event\":\"e\"}".getBytes(StandardCharsets.UTF_8);

        assertRefused(
                server.post("/v1/track", tenant.key(), body, "Content-Encoding", "gzip"),
                400,
                "check Content-Encoding");
        assertRefused(
                server.post("/v1/track", tenant.key(), body, "Content-Encoding", "br"), 415, "br is not understood");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_with_their_place() {
        var body = "{\"userId\":\"u?\",\"event\":\"e\"}".getBytes(StandardCharsets.UTF_8);
        body[12] = (byte) 0xFF;

        assertRefused(server.post("/v1/track", tenant.key(), body), 400, "byte 12");
    }

    @Test
    void wrong_and_missing_keys_are_refused_and_say_how_to_send_one() {
        var body = "{\"userId\":\"u\",\"event\":\"e\"}";

        assertRefused(server.post("/v1/track", "not-the-key", body), 401, "send it as the user name of HTTP Basic");
        assertRefused(server.post("/v1/track", "a b", body), 401, "is not a write key");
        assertRefused(unsigned("/v1/track", body), 401, "the write key is missing");
        assertRefused(unsigned("/v1/track", "{\"writeKey\":7}"), 401, "must be text");
        var beacon = "/beacon/v1/batch";
        assertRefused(unsigned(beacon, "{\"batch\":[]}"), 401, "the write key is missing");
        assertRefused(unsigned(beacon + "?writeKey=not-the-key", "{\"batch\":[]}"), 401, "of a source that may send");
        assertRefused(unsigned(beacon + "?writeKey=100%25%20", "{\"batch\":[]}"), 401, "write key");
        var answer = unsigned("/api/lead-score/track", "{\"session_id\":\"s\",\"event\":\"e\"}");
        assertRefused(answer, 401, "the write key is missing");
        assertThat(answer.headers().firstValue("www-authenticate"))
                .as("no question for a password in the visitor's browser")
                .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
    }

    @Test
    void half_an_emoji_in_a_property_becomes_a_sign_that_it_could_not_be_read() {
        var halves = server.newTenant();

        var answer = server.post(
                "/v1/track",
                halves.key(),
                "{\"userId\":\"u\",\"event\":\"e\",\"properties\":{\"a\":[{\"b\":\"cut \\ud83d\"}]}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var view = new Stories(server, halves.workspace()).view(new Identifier(IdentifierType.USER_ID, "u"));
        assertThat(view.events().getFirst().properties().values()).hasToString("{a=[{b=cut \uFFFD}]}");
    }

    @Test
    void a_key_in_the_body_is_as_good() {
        var answer = unsigned(
                "/v1/track",
                "{\"userId\":\"in-body\",\"event\":\"e\",\"writeKey\":\""
                        + server.newTenant().key() + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void mutated_bodies_never_break_the_server_nor_leave_anything_behind_that_was_refused() {
        var fuzzed = server.newTenant();
        var bodies = SdkMessages.inOrder(50, 11).stream()
                .map(message -> SdkMessages.batch(List.of(message)).getBytes(StandardCharsets.UTF_8))
                .toList();
        var random = new Random(11);
        for (int i = 0; i < FUZZED_BODIES; i++) {
            var body = mutated(bodies.get(random.nextInt(bodies.size())), random);
            var answer = server.post("/v1/batch", fuzzed.key(), body);
            assertThat(answer.statusCode())
                    .as("body %d: %s answers %s", i, new String(body, StandardCharsets.UTF_8), answer.body())
                    .isIn(200, 400, 401, 413);
        }
        assertThat(server.bean(CheckLedgers.class).check().offenders()).isEmpty();
    }

    private static byte[] mutated(byte[] body, Random random) {
        var bytes = body.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static Arguments refused(String path, String body, int status, String detail) {
        return Arguments.of(path, body, status, detail);
    }

    private static HttpResponse<String> unsigned(String path, String body) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address(path)))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(detail).contains("\"status\":" + status);
        assertThat(server.bean(FindLeads.class)
                        .page(tenant.workspace(), LeadFilter.ALL, null, null)
                        .rows())
                .as("nothing was written")
                .isEmpty();
    }
}
