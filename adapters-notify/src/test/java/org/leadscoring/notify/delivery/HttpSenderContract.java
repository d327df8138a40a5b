package org.leadscoring.notify.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.notify.delivery.Notices.destination;
import static org.leadscoring.notify.delivery.Notices.entered;
import static org.leadscoring.notify.delivery.Notices.parcel;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;

/** What holds for every sender over HTTP, shown by a real server. */
abstract class HttpSenderContract {

    static final Clock CLOCK = Clock.fixed(Notices.NOW, ZoneOffset.UTC);
    static final String SECRET_PATH = "/services/T01AB/B02CD/tokenThatIsSecret";

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final PrivateAddresses LOOPBACK = PrivateAddresses.parse("127.0.0.0/8");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    final OutboundHttp http = new OutboundHttp(limits(LONG, LONG), LOOPBACK);

    abstract Sender sender(OutboundHttp client);

    abstract Channel channel(String url);

    /** What the tests of one kind look for beside the outcome. */
    void check(Sent sent) {
        assertThat(sent.request()).startsWith("POST http");
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void what_is_taken_is_accepted() {
        var sent = answered(ok("ok"));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Accepted("HTTP 200: ok"));
        SERVER.verify(1, postRequestedFor(urlEqualTo(SECRET_PATH)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_channel_that_is_not_there_is_gone(int status) {
        var sent = answered(aResponse().withStatus(status).withBody("no_service"));

        assertThat(sent.outcome()).isInstanceOf(Outcome.Gone.class);
        assertThat(sent.outcome().answer()).startsWith("HTTP " + status + ": no_service – ");
    }

    @Test
    void a_server_that_asks_for_rest_says_for_how_many_seconds() {
        var sent = answered(
                aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("rate_limited"));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Failed("HTTP 429: rate_limited", Duration.ofSeconds(30)));
    }

    @Test
    void a_server_that_asks_for_rest_says_until_when() {
        var sent = answered(aResponse().withStatus(429).withHeader("Retry-After", "Tue, 05 Jan 2027 10:17:00 GMT"));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Failed("HTTP 429", Duration.ofSeconds(90)));
    }

    @Test
    void a_server_that_asks_for_rest_need_not_say_for_how_long() {
        assertThat(answered(aResponse().withStatus(429)).outcome()).isEqualTo(new Outcome.Failed("HTTP 429", null));
    }

    @Test
    void an_overloaded_server_may_ask_for_rest_too() {
        assertThat(answered(aResponse().withStatus(503).withHeader("Retry-After", "7"))
                        .outcome())
                .isEqualTo(new Outcome.Failed("HTTP 503", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500, 502, 504, 418})
    void what_may_be_mended_is_a_failure(int status) {
        assertThat(answered(aResponse().withStatus(status)).outcome())
                .isEqualTo(new Outcome.Failed("HTTP " + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirects_are_not_followed(int status) {
        var sent = answered(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Failed("HTTP " + status, null));
        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void silence_is_a_failure() {
        var sent = answered(limits(SHORT, LONG), ok().withFixedDelay(15_000));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Failed("no answer within 0.3 s", null));
    }

    @Test
    void an_answer_that_trickles_is_a_failure() {
        var sent = answered(limits(LONG, SHORT), ok("x".repeat(500)).withChunkedDribbleDelay(100, 15_000));

        assertThat(sent.outcome()).isEqualTo(new Outcome.Failed("no whole answer within 0.3 s", null));
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
        assertThat(answered(aResponse().withFault(fault)).outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_connection_that_is_refused_is_a_failure() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(send(http, "http://127.0.0.1:" + port + SECRET_PATH).outcome())
                .isEqualTo(new Outcome.Failed("it refuses connections", null));
    }

    @Test
    void a_host_that_is_not_known_is_a_failure() {
        assertThat(send(http, "https://nowhere.invalid" + SECRET_PATH).outcome())
                .isEqualTo(new Outcome.Failed("its host name is not known", null));
    }

    @Test
    void a_private_address_is_gone_and_says_which_setting_would_allow_it() {
        try (var strict = new OutboundHttp(limits(LONG, LONG), PrivateAddresses.NONE)) {
            var sent = send(strict, url());

            assertThat(sent.outcome()).isInstanceOf(Outcome.Gone.class);
            assertThat(sent.outcome().answer()).contains("leadscoring.delivery.allow-private-addresses");
        }
    }

    @Test
    void a_long_answer_is_cut_and_on_one_line() {
        var sent = answered(aResponse().withStatus(500).withBody("<html>\n\u0000" + "long ".repeat(1_000)));

        assertThat(sent.outcome().answer())
                .hasSizeLessThanOrEqualTo("HTTP 500: ".length() + 500)
                .startsWith("HTTP 500: <html> long long")
                .endsWith("…");
    }

    final Sent answered(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl()).willReturn(answer));
        return send(http, url());
    }

    private Sent answered(HttpLimits limits, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl()).willReturn(answer));
        try (var quick = new OutboundHttp(limits, LOOPBACK)) {
            return send(quick, url());
        }
    }

    private Sent send(OutboundHttp client, String url) {
        var sent = sender(client).send(destination(channel(url)), List.of(parcel(entered("Jane Doe"))));

        assertThat(sent).hasSize(1);
        check(sent.getFirst());
        return sent.getFirst();
    }

    final String url() {
        return "http://127.0.0.1:" + SERVER.getPort() + SECRET_PATH;
    }

    private static HttpLimits limits(Duration response, Duration deadline) {
        return new HttpLimits(LONG, response, deadline, 2, 4, 100_000);
    }
}
