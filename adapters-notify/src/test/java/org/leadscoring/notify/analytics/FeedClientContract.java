package org.leadscoring.notify.analytics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import tools.jackson.databind.JsonNode;

/** What holds for every client of a tool, shown by a real server. */
abstract class FeedClientContract {

    static final Instant NOW = Instant.parse("2027-01-05T10:15:30Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Secret SECRET = new Secret("secret_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final Duration LONG = Duration.ofSeconds(20);
    static final PrivateAddresses LOOPBACK = PrivateAddresses.parse("127.0.0.0/8");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    final OutboundHttp http = new OutboundHttp(limits(LONG, LONG), LOOPBACK);

    abstract FeedClient client(OutboundHttp outbound);

    abstract Sink sink(String url);

    abstract List<Message> messages();

    /** Has the server let us in, whatever else it answers. */
    void letIn() {}

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_server_that_asks_for_rest_says_for_how_long() {
        assertThat(sent(aResponse().withStatus(429).withHeader("Retry-After", "30")))
                .isEqualTo(new Reply.Later("HTTP 429", Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 429, 500, 502, 503, 504})
    void what_passes_is_sent_later(int status) {
        assertThat(sent(aResponse().withStatus(status))).isEqualTo(new Reply.Later("HTTP " + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void what_is_not_as_it_should_be_is_refused(int status) {
        assertThat(sent(aResponse().withStatus(status).withBody("no such thing")))
                .isEqualTo(new Reply.Refused("HTTP " + status + ": no such thing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void what_somebody_has_to_mend_says_what(int status) {
        assertThat(sent(aResponse().withStatus(status)))
                .isInstanceOfSatisfying(
                        Reply.Gone.class,
                        gone -> assertThat(gone.answer())
                                .startsWith("HTTP " + status + " – ")
                                .hasSizeGreaterThan(30));
    }

    @Test
    void of_silence_nobody_knows_what_it_means() {
        assertThat(sent(limits(Duration.ofMillis(300), LONG), ok().withFixedDelay(15_000)))
                .isEqualTo(new Reply.Unknown("no answer within 0.3 s"));
    }

    @Test
    void of_an_answer_that_trickles_nobody_knows_what_it_says() {
        assertThat(sent(limits(LONG, Duration.ofSeconds(1)), ok("x".repeat(500)).withChunkedDribbleDelay(100, 15_000)))
                .isEqualTo(new Reply.Unknown("no whole answer within 1 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void of_a_connection_that_breaks_nobody_knows_what_went_through(Fault fault) {
        assertThat(sent(aResponse().withFault(fault))).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void what_had_no_connection_was_surely_not_taken() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(client(http).send(sink("http://127.0.0.1:" + port), messages()))
                .isEqualTo(new Reply.Later("it refuses connections", null));
    }

    @Test
    void a_private_address_is_gone_and_says_which_setting_would_allow_it() {
        try (var strict = new OutboundHttp(limits(LONG, LONG), PrivateAddresses.NONE)) {
            assertThat(client(strict).send(sink(url()), messages()))
                    .isInstanceOfSatisfying(
                            Reply.Gone.class,
                            gone -> assertThat(gone.answer()).contains("leadscoring.delivery.allow-private-addresses"));
        }
    }

    @Test
    void a_server_that_repeats_our_secret_does_not_have_it_told() {
        assertThat(sent(aResponse().withStatus(500).withBody("you sent " + SECRET.value() + " to me")))
                .isEqualTo(new Reply.Later("HTTP 500: you sent … to me", null));
    }

    @Test
    void a_test_shows_all_that_came_back_and_no_secret() {
        letIn();
        SERVER.stubFor(all().willReturn(aResponse().withStatus(403).withBody("line one\nline two " + SECRET.value())));

        var tried = client(http).test(sink(url()));

        assertThat(tried.well()).isFalse();
        assertThat(tried.answer()).isEqualTo("HTTP 403\nline one\nline two …");
        assertThat(tried.request()).startsWith("POST " + url()).doesNotContain(SECRET.value());
    }

    final Reply sent(ResponseDefinitionBuilder answer) {
        return sent(limits(LONG, LONG), answer);
    }

    private Reply sent(HttpLimits limits, ResponseDefinitionBuilder answer) {
        letIn();
        SERVER.stubFor(all().willReturn(answer));
        try (var outbound = new OutboundHttp(limits, LOOPBACK)) {
            return client(outbound).send(sink(url()), messages());
        }
    }

    /** Everything for which there is no other answer. */
    static MappingBuilder all() {
        return any(anyUrl()).atPriority(9);
    }

    static JsonNode tree(String json) {
        return Call.read(json.replace('\'', '"')).orElseThrow();
    }

    static JsonNode body(LoggedRequest request) {
        return Call.read(request.getBodyAsString()).orElseThrow();
    }

    /** The requests, in their order. */
    static List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    static String url() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    static HttpLimits limits(Duration response, Duration deadline) {
        return new HttpLimits(LONG, response, deadline, 2, 4, 100_000);
    }
}
