package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import tools.jackson.databind.JsonNode;

/** What holds for every client of a CRM, shown by a real server. */
abstract class CrmClientContract {

    static final Instant NOW = Instant.parse("2027-01-05T10:15:30Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Instant SINCE = Instant.parse("2027-01-05T10:00:00.500Z");
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final PrivateAddresses LOOPBACK = PrivateAddresses.parse("127.0.0.0/8");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    final OutboundHttp http = new OutboundHttp(limits(LONG, LONG), LOOPBACK);

    abstract CrmClient client(OutboundHttp outbound);

    abstract Crm crm(String url);

    /** Has the server let us in, whatever else it answers. */
    abstract void letIn();

    /** How many requests it takes to be let in. */
    int requestsToBeLetIn() {
        return 0;
    }

    /** What the client asks that takes a request. */
    List<BiFunction<CrmClient, Connection, Reply<?>>> questions() {
        return List.of(
                CrmClient::check,
                CrmClient::prepare,
                (client, connection) -> client.find(connection, List.of("jane@acme.example")),
                (client, connection) -> client.upsert(connection, List.of(draft("k1"))),
                (client, connection) -> client.changes(connection, SINCE, null),
                CrmClient::people);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_server_that_asks_for_rest_says_for_how_many_seconds() {
        assertThat(failed(aResponse().withStatus(429).withHeader("Retry-After", "30")))
                .isEqualTo(new Outcome.Failed("HTTP 429", Duration.ofSeconds(30)));
    }

    @Test
    void a_server_that_asks_for_rest_says_until_when() {
        assertThat(failed(aResponse().withStatus(429).withHeader("Retry-After", "Tue, 05 Jan 2027 10:17:00 GMT")))
                .isEqualTo(new Outcome.Failed("HTTP 429", Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void what_passes_is_a_failure(int status) {
        assertThat(failed(aResponse().withStatus(status))).isEqualTo(new Outcome.Failed("HTTP " + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    void an_overloaded_server_may_ask_for_rest_too(int status) {
        assertThat(failed(aResponse().withStatus(status).withHeader("Retry-After", "7")))
                .isEqualTo(new Outcome.Failed("HTTP " + status, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void what_somebody_has_to_mend_says_what(int status) {
        letIn();
        SERVER.stubFor(all().willReturn(aResponse().withStatus(status)));

        for (var question : questions()) {
            assertThat(question.apply(client(http), connection(url())))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            reply -> assertThat(reply.outcome())
                                    .isInstanceOfSatisfying(
                                            Outcome.Gone.class,
                                            gone -> assertThat(gone.answer())
                                                    .startsWith("HTTP " + status)
                                                    .contains(" – ")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirects_are_not_followed(int status) {
        assertThat(failed(aResponse().withStatus(status).withHeader("Location", "/elsewhere")))
                .isEqualTo(new Outcome.Failed("HTTP " + status, null));
        assertThat(requests()).noneMatch(request -> request.getUrl().equals("/elsewhere"));
    }

    @Test
    void whatever_is_asked_a_server_in_trouble_is_a_failure() {
        letIn();
        SERVER.stubFor(all().willReturn(aResponse().withStatus(500).withBody("<h1>Sorry</h1>")));

        for (var question : questions()) {
            assertThat(question.apply(client(http), connection(url())))
                    .isEqualTo(new Failed<>(
                            new Outcome.Failed("HTTP 500: <h1>Sorry</h1>", null), requestsToBeLetIn() + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"results\":[{\"id\":",
                "<html>welcome</html>",
                "[1,2",
                "null",
                "17",
                "{\"jsonrpc\":\"2.0\"}"
            })
    void an_answer_that_makes_no_sense_is_a_failure(String body) {
        letIn();
        SERVER.stubFor(all().willReturn(ok(body)));

        for (var question : questions()) {
            if (!takesAnyAnswer()) {
                assertThat(question.apply(client(http), connection(url())))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                reply -> assertThat(reply.outcome())
                                        .isInstanceOfSatisfying(
                                                Outcome.Failed.class,
                                                failure -> assertThat(failure.answer())
                                                        .contains("cannot be understood")));
            }
        }
    }

    boolean takesAnyAnswer() {
        return false;
    }

    @Test
    void silence_is_a_failure() {
        assertThat(failed(limits(SHORT, LONG), ok().withFixedDelay(15_000)))
                .isEqualTo(new Outcome.Failed("no answer within 0.3 s", null));
    }

    @Test
    void an_answer_that_trickles_is_a_failure() {
        assertThat(failed(
                        limits(LONG, Duration.ofSeconds(1)), ok("x".repeat(500)).withChunkedDribbleDelay(100, 15_000)))
                .isEqualTo(new Outcome.Failed("no whole answer within 1 s", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE"
            })
    void a_connection_that_breaks_is_a_failure(Fault fault) {
        assertThat(failed(aResponse().withFault(fault))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_connection_that_is_refused_is_a_failure() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(client(http).upsert(connection("http://127.0.0.1:" + port), List.of(draft("k1"))))
                .isEqualTo(new Failed<>(new Outcome.Failed("it refuses connections", null), 1));
    }

    @Test
    void a_private_address_is_gone_and_says_which_setting_would_allow_it() {
        try (var strict = new OutboundHttp(limits(LONG, LONG), PrivateAddresses.NONE)) {
            var reply = client(strict).upsert(connection(url()), List.of(draft("k1")));

            assertThat(outcome(reply)).isInstanceOf(Outcome.Gone.class);
            assertThat(outcome(reply).answer()).contains("leadscoring.delivery.allow-private-addresses");
        }
    }

    @Test
    void a_server_that_repeats_our_secret_does_not_have_it_told() {
        var outcome = failed(aResponse().withStatus(500).withBody("you sent " + SECRET.value() + " to me"));

        assertThat(outcome.answer()).isEqualTo("HTTP 500: you sent … to me");
    }

    @Test
    void a_long_answer_is_cut_and_on_one_line() {
        var outcome = failed(aResponse().withStatus(500).withBody("<html>\n\u0000" + "long ".repeat(1_000)));

        assertThat(outcome.answer())
                .hasSizeLessThanOrEqualTo("HTTP 500: ".length() + 500)
                .startsWith("HTTP 500: <html> long long")
                .endsWith("…");
    }

    @Test
    void another_kind_of_crm_is_a_defect() {
        Crm other = crm("https://crm.example").kind() == Crm.Kind.HUBSPOT
                ? new Crm.Webhook(URI.create("https://crm.example"), List.of(SECRET))
                : new Crm.HubSpot(Crm.HubSpot.API, SECRET);
        var connection = connection("https://crm.example").changed("x", other, Connection.EVERY, null, false);

        assertThatIllegalArgumentException().isThrownBy(() -> client(http).upsert(connection, List.of(draft("k1"))));
    }

    final Outcome failed(ResponseDefinitionBuilder answer) {
        return failed(limits(LONG, LONG), answer);
    }

    private Outcome failed(HttpLimits limits, ResponseDefinitionBuilder answer) {
        letIn();
        SERVER.stubFor(all().willReturn(answer));
        try (var outbound = new OutboundHttp(limits, LOOPBACK)) {
            return outcome(client(outbound).upsert(connection(url()), List.of(draft("k1"))));
        }
    }

    /** Everything for which there is no other answer. */
    static MappingBuilder all() {
        return any(anyUrl()).atPriority(9);
    }

    static ResponseDefinitionBuilder json(String json) {
        return okJson(json.replace('\'', '"'));
    }

    static JsonNode tree(String json) {
        return Tree.read(json.replace('\'', '"'));
    }

    static JsonNode body(LoggedRequest request) {
        return Tree.read(request.getBodyAsString());
    }

    /** The requests, in their order. */
    static List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    static Outcome outcome(Reply<?> reply) {
        return switch (reply) {
            case Failed<?> failed -> failed.outcome();
            case Got<?> got -> throw new AssertionError("not a failure: " + got);
        };
    }

    static <T> T value(Reply<T> reply) {
        return switch (reply) {
            case Got<T> got -> got.value();
            case Failed<T> failed -> throw new AssertionError("a failure: " + failed);
        };
    }

    static Draft draft(String key) {
        return new Draft(key, null, false, Map.of());
    }

    static List<Draft> drafts(String... keys) {
        return Stream.of(keys).map(CrmClientContract::draft).toList();
    }

    static Written done(String external, boolean created) {
        return new Written.Done(external, created);
    }

    static Written refused(String why) {
        return new Written.Refused(why);
    }

    final Connection connection(String url) {
        var crm = crm(url);
        return new Connection(
                new ConnectionId(UUID.fromString("0197a3c0-0000-7000-8000-00000000000c")),
                new WorkspaceId(UUID.fromString("0197a3c0-0000-7000-8000-00000000000a")),
                "Sales",
                crm,
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()));
    }

    final Connection connection() {
        return connection(url());
    }

    static String url() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    private static HttpLimits limits(Duration response, Duration deadline) {
        return new HttpLimits(LONG, response, deadline, 2, 4, 100_000);
    }
}
