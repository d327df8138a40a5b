package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;

/** What holds for every client of a CRM, shown by a real server. */
abstract class CrmClientContract extends CrmServer {

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
}
