package org.leadscoring.notify.analytics;

import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.Ga4Event;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.notify.http.OutboundHttp;

class Ga4ClientTest extends FeedClientContract {

    @Override
    FeedClient client(OutboundHttp outbound) {
        return new Ga4Client(outbound, CLOCK);
    }

    @Override
    Sink sink(String url) {
        return new Sink.Ga4(URI.create(url), "G-AB12CD34EF", SECRET);
    }

    @Override
    List<Message> messages() {
        return List.of(event("u1"));
    }

    private static Message event(@Nullable String user) {
        return new Ga4Event(
                new UUID(0, 1), NOW.plusNanos(1_000), "qualify_lead", "123.456", user, Map.of("lead_score", 50));
    }

    @Test
    void the_events_of_one_browser_are_sent_with_their_instants() {
        SERVER.stubFor(all().willReturn(noContent()));

        assertThat(client(http).send(sink(url()), messages())).isEqualTo(new Reply.Taken("HTTP 204", Map.of()));

        var request = requests().getFirst();
        assertThat(request.getUrl()).isEqualTo("/mp/collect?measurement_id=G-AB12CD34EF&api_secret=" + SECRET.value());
        assertThat(body(request)).isEqualTo(tree("""
                {'client_id':'123.456','user_id':'u1','events':[
                 {'name':'qualify_lead','timestamp_micros':1799144130000001,'params':{'lead_score':50}}]}"""));
    }

    @Test
    void nobody_who_has_not_signed_in_is_named() {
        SERVER.stubFor(all().willReturn(noContent()));

        client(http).send(sink(url()), List.of(event(null)));

        assertThat(body(requests().getFirst()).has("user_id")).isFalse();
    }

    @Test
    void a_test_asks_the_debug_endpoint_and_says_what_it_says() {
        SERVER.stubFor(all().willReturn(okJson("{\"validationMessages\":[]}")));
        assertThat(client(http).test(sink(url())).well()).isTrue();
        assertThat(requests().getFirst().getUrl()).startsWith("/debug/mp/collect?measurement_id=G-AB12CD34EF");

        var complaint = "{\"validationMessages\":[{\"description\":\"Measurement id is unknown\"}]}";
        SERVER.stubFor(all().willReturn(okJson(complaint)));
        var tried = client(http).test(sink(url()));
        assertThat(tried.well()).isFalse();
        assertThat(tried.answer()).isEqualTo("HTTP 200\n" + complaint);

        SERVER.stubFor(all().willReturn(ok("<html>")));
        assertThat(client(http).test(sink(url())).well()).isFalse();
    }
}
