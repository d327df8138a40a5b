package org.leadscoring.notify.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.leadscoring.notify.delivery.Notices.destination;
import static org.leadscoring.notify.delivery.Notices.entered;
import static org.leadscoring.notify.delivery.Notices.parcel;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.wire.WebhookSignature;

class WebhookSenderTest extends HttpSenderContract {

    private static final Secret NEW = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OLD = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");

    @Override
    Sender sender(OutboundHttp client) {
        return new WebhookSender(client, CLOCK);
    }

    @Override
    Channel channel(String url) {
        return new Channel.Webhook(URI.create(url), List.of(NEW));
    }

    @Override
    void check(Sent sent) {
        super.check(sent);
        assertThat(sent.request())
                .contains("webhook-id: ", "webhook-timestamp: 1799144130", "content-type: application/json")
                .doesNotContain("v1,", "whsec_", NEW.value().substring(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 422})
    void a_receiver_that_refuses_may_be_mended(int status) {
        assertThat(answered(aResponse().withStatus(status)).outcome())
                .isEqualTo(new Outcome.Failed("HTTP " + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 299})
    void any_success_will_do(int status) {
        assertThat(answered(aResponse().withStatus(status)).outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    private static List<Parcel> ten() {
        return IntStream.range(0, 10)
                .mapToObj(n -> parcel(entered("Lead " + n)))
                .toList();
    }

    @Test
    void some_are_posted_at_once_and_each_has_its_own_answer() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok()));

        var sent = sender(http).send(destination(channel(url())), ten());

        assertThat(sent).hasSize(10).allSatisfy(one -> assertThat(one.outcome()).isInstanceOf(Outcome.Accepted.class));
        assertThat(sent).extracting(Sent::request).doesNotHaveDuplicates();
        SERVER.verify(10, postRequestedFor(anyUrl()));
    }

    @Test
    void a_receiver_that_takes_nothing_is_left_alone_after_a_few() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));

        var sent = sender(http).send(destination(channel(url())), ten());

        assertThat(sent).hasSize(4).allSatisfy(one -> assertThat(one.outcome()).isInstanceOf(Outcome.Failed.class));
        SERVER.verify(4, postRequestedFor(anyUrl()));
    }

    @Test
    void a_request_as_it_is_sent() {
        answered(ok());

        var request = SERVER.getAllServeEvents().getFirst().getRequest();
        Golden.check(
                "webhook-request.txt",
                Stream.of("content-type", "webhook-id", "webhook-timestamp", "webhook-signature", "user-agent")
                        .map(name -> name + ": " + request.getHeader(name))
                        .collect(Collectors.joining("\n", "", "\n\n" + request.getBodyAsString())));
    }

    @Test
    void the_library_of_the_standard_verifies_what_is_sent() throws Exception {
        var request = sent(new Channel.Webhook(URI.create(url()), List.of(NEW)));

        new Webhook(NEW.value()).verify(request.getBodyAsString(), headers(request));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(OLD.value()).verify(request.getBodyAsString(), headers(request)));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(NEW.value()).verify(request.getBodyAsString() + " ", headers(request)));
    }

    @Test
    void while_secrets_change_either_of_them_verifies() throws Exception {
        var request = sent(new Channel.Webhook(URI.create(url()), List.of(NEW, OLD)));

        new Webhook(NEW.value()).verify(request.getBodyAsString(), headers(request));
        new Webhook(OLD.value()).verify(request.getBodyAsString(), headers(request));
        assertThat(request.getHeader("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void the_standards_own_example_has_the_standards_own_signature() {
        assertThat(WebhookSignature.of(
                        List.of(NEW), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_same_thing_has_the_same_id_however_often_it_is_sent() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok()));
        var parcel = parcel(entered("Jane"));

        sender(http).send(destination(channel(url())), List.of(parcel));
        sender(http).send(destination(channel(url())), List.of(parcel));

        assertThat(SERVER.getAllServeEvents())
                .hasSize(2)
                .allMatch(event -> event.getRequest()
                        .getHeader("webhook-id")
                        .equals(parcel.delivery().id().value().toString()));
    }

    @Test
    void a_key_in_the_address_is_sent_but_not_shown() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok()));

        var sent = sender(http).send(destination(channel(url() + "?key=topsecret")), List.of(parcel(entered("Jane"))));

        assertThat(sent.getFirst().request())
                .startsWith("POST " + url() + "?…\n")
                .doesNotContain("topsecret");
        assertThat(SERVER.getAllServeEvents().getFirst().getRequest().getUrl()).endsWith("?key=topsecret");
    }

    /** Sends now: the library takes nothing that is older than five minutes. */
    private LoggedRequest sent(Channel.Webhook webhook) {
        SERVER.stubFor(post(anyUrl()).willReturn(ok()));
        var now = Clock.tick(Clock.systemUTC(), ChronoUnit.SECONDS.getDuration());

        new WebhookSender(http, now).send(destination(webhook), List.of(parcel(entered("Jürgen 😀"))));

        var request = SERVER.getAllServeEvents().getFirst().getRequest();
        assertThat(Long.parseLong(request.getHeader("webhook-timestamp")))
                .isCloseTo(Instant.now().getEpochSecond(), within(60L));
        return request;
    }

    private static HttpHeaders headers(LoggedRequest request) {
        return HttpHeaders.of(
                request.getHeaders().keys().stream()
                        .collect(Collectors.toMap(name -> name, name -> List.of(request.getHeader(name)))),
                (name, value) -> true);
    }
}
