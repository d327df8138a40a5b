package org.leadscoring.notify.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundHttpTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final HttpLimits PATIENT = new HttpLimits(LONG, LONG, LONG, 1, 4, 10_000);
    private static final PrivateAddresses LOOPBACK = PrivateAddresses.parse("127.0.0.0/8");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final OutboundHttp http = new OutboundHttp(PATIENT, LOOPBACK);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_request_arrives_as_it_is_and_the_answer_comes_back() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("fein, ü 😀").withHeader("X-Id", "7")));

        var exchange = http.send(OutboundRequest.postJson(url("/hook?a=b"), "{\"name\":\"Jürgen 😀\"}"));

        assertThat(exchange).isInstanceOfSatisfying(Exchange.Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("fein, ü 😀");
            assertThat(answer.header("x-id")).hasValue("7");
        });
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/hook?a=b"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("User-Agent", equalTo("LeadScoring"))
                        .withoutHeader("Accept-Encoding")
                        .withRequestBody(equalTo("{\"name\":\"Jürgen 😀\"}")));
    }

    @Test
    void redirects_are_not_followed_and_cookies_not_kept() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "/other")
                        .withHeader("Set-Cookie", "a=b")));

        assertThat(http.send(call()))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answer -> assertThat(answer.status()).isEqualTo(302));
        http.send(call());

        SERVER.verify(2, postRequestedFor(anyUrl()).withoutHeader("Cookie"));
    }

    @Test
    void nothing_is_sent_twice_by_itself() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(http.send(call())).isInstanceOf(Exchange.Broken.class);

        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        http.send(call());
        SERVER.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void a_server_that_keeps_silent_is_left() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(20_000)));

        var exchange = within(new HttpLimits(LONG, Duration.ofMillis(300), LONG, 1, 4, 10_000));

        assertThat(exchange).isEqualTo(new Exchange.Broken("no answer within 0.3 s"));
    }

    @Test
    void a_server_that_trickles_is_left_at_the_deadline() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("x".repeat(1_000)).withChunkedDribbleDelay(200, 20_000)));

        var exchange = within(new HttpLimits(LONG, LONG, Duration.ofMillis(600), 1, 4, 10_000));

        assertThat(exchange).isEqualTo(new Exchange.Broken("no whole answer within 0.6 s"));
    }

    @Test
    void two_lanes_to_one_slow_host_do_not_wait_for_each_other() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("slow").withFixedDelay(3_000)));
        var standard = HttpLimits.STANDARD;
        var soon = new HttpLimits(
                Duration.ofSeconds(2), LONG, LONG, standard.perHost(), standard.inAll(), standard.mostBytes());
        try (var outbound = new OutboundHttp(soon, LOOPBACK);
                var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Exchange>>();
            for (int i = 0; i < 8; i++) {
                calls.add(lanes.submit(() -> outbound.send(OutboundRequest.postJson(url("/hook"), "{}"))));
            }
            for (var call : calls) {
                assertThat(call.get()).isInstanceOf(Exchange.Answered.class);
            }
        }
    }

    private static Exchange within(HttpLimits limits) {
        try (var quick = new OutboundHttp(limits, LOOPBACK)) {
            var before = System.nanoTime();
            var exchange = quick.send(call());

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            return exchange;
        }
    }

    @Test
    void a_long_answer_is_read_up_to_a_size() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("y".repeat(5_000_000))));

        assertThat(http.send(call()))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answer -> assertThat(answer.body()).hasSize(10_000));
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        assertThat(http.send(call())).isInstanceOf(Exchange.Broken.class);
    }

    @Test
    void a_closed_port_refuses() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(http.send(OutboundRequest.postJson(URI.create("http://127.0.0.1:" + port + "/secret"), "{}")))
                .isEqualTo(new Exchange.Broken("it refuses connections", true));
    }

    @Test
    void a_host_that_is_not_known_is_a_failure() {
        assertThat(http.send(OutboundRequest.postJson(URI.create("https://nowhere.invalid/secret"), "{}")))
                .isEqualTo(new Exchange.Broken("its host name is not known", true));
    }

    @Test
    void no_safe_connection_is_made_to_a_server_that_speaks_plainly() {
        var plain = URI.create(url("/").toString().replace("http:", "https:"));

        assertThat(http.send(OutboundRequest.postJson(plain, "{}")))
                .isInstanceOfSatisfying(
                        Exchange.Broken.class,
                        broken -> assertThat(broken.why()).contains("TLS"));
    }

    @Test
    void private_addresses_are_refused_as_numbers_and_behind_names() {
        try (var strict = new OutboundHttp(PATIENT, PrivateAddresses.NONE)) {
            for (var host :
                    List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "[fe80::1]")) {
                var exchange = strict.send(OutboundRequest.postJson(
                        URI.create("http://" + host + ":" + SERVER.getPort() + "/secret"), "{}"));

                assertThat(exchange)
                        .as(host)
                        .isInstanceOfSatisfying(
                                Exchange.NotAllowed.class,
                                refused -> assertThat(refused.why())
                                        .contains(PrivateAddresses.SETTING)
                                        .doesNotContain("secret"));
            }
        }
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_was_looked_up_is_what_is_connected_to() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        var names = new Names();
        try (var named = new OutboundHttp(PATIENT, LOOPBACK, names)) {
            var url = URI.create("http://hooks.example:" + SERVER.getPort() + "/");

            named.send(OutboundRequest.postJson(url, "{}"));
            named.send(OutboundRequest.postJson(url, "{}"));
        }
        // Asked for the first call only: the second went over the same connection.
        assertThat(names.asked).containsExactly("hooks.example");
    }

    @Test
    void a_host_that_hangs_takes_no_more_than_its_share() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        var slow = new ArrayList<Future<Exchange>>();
        try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                var threads = Executors.newCachedThreadPool();
                var named = new OutboundHttp(PATIENT, LOOPBACK, new Names())) {
            for (int i = 0; i < 6; i++) {
                var url = URI.create("http://slow.example:" + silent.getLocalPort() + "/");
                slow.add(threads.submit(() -> named.send(OutboundRequest.postJson(url, "{}"))));
            }
            silent.accept();

            var quick = named.send(
                    OutboundRequest.postJson(URI.create("http://quick.example:" + SERVER.getPort() + "/"), "{}"));

            assertThat(quick).isInstanceOf(Exchange.Answered.class);
            assertThat(slow).noneMatch(Future::isDone);
        }
        assertThat(slow).allMatch(Future::isDone);
    }

    @Test
    void only_the_web_is_called() {
        for (var url : List.of("file:///etc/passwd", "ftp://example.com/", "/path", "https:///path")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OutboundRequest.postJson(URI.create(url), "{}"))
                    .withMessageNotContaining("passwd");
        }
    }

    @Test
    void a_request_does_not_tell_its_address() {
        assertThat(OutboundRequest.postJson(URI.create("https://hooks.example/T0/secret"), "{}"))
                .hasToString("POST hooks.example");
    }

    private static OutboundRequest call() {
        return OutboundRequest.postJson(url("/hook"), "{}");
    }

    private static URI url(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.getPort() + path);
    }

    /** Knows every host at 127.0.0.1. */
    private static final class Names implements DnsResolver {

        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.add(host);
            return SystemDefaultDnsResolver.INSTANCE.resolve("127.0.0.1");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
