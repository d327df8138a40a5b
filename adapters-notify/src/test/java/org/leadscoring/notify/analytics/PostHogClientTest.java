package org.leadscoring.notify.analytics;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.PostHogEvent;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.notify.http.OutboundHttp;

class PostHogClientTest extends FeedClientContract {

    @Override
    FeedClient client(OutboundHttp outbound) {
        return new PostHogClient(outbound, CLOCK);
    }

    @Override
    Sink sink(String url) {
        return new Sink.PostHog(URI.create(url), SECRET);
    }

    @Override
    List<Message> messages() {
        return List.of(event(1, NOW.minusSeconds(60)), event(2, NOW.minus(Duration.ofDays(3))));
    }

    private static Message event(int n, Instant at) {
        return new PostHogEvent(new UUID(0, n), at, "Demo Requested", "u" + n, Map.of("lead_score", 50));
    }

    @Test
    void events_are_sent_as_one_batch_with_the_ids_they_are_known_by() {
        SERVER.stubFor(all().willReturn(okJson("{\"status\":\"Ok\"}")));

        assertThat(client(http).send(sink(url()), messages()))
                .isEqualTo(new Reply.Taken("HTTP 200: {\"status\":\"Ok\"}", Map.of()));

        var request = requests().getFirst();
        assertThat(request.getUrl()).isEqualTo("/batch/");
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
        assertThat(body(request)).isEqualTo(tree("""
                {'api_key':'%s','historical_migration':false,'batch':[
                 {'uuid':'00000000-0000-0000-0000-000000000001','event':'Demo Requested','distinct_id':'u1',
                  'timestamp':'2027-01-05T10:14:30Z','properties':{'lead_score':50}},
                 {'uuid':'00000000-0000-0000-0000-000000000002','event':'Demo Requested','distinct_id':'u2',
                  'timestamp':'2027-01-02T10:15:30Z','properties':{'lead_score':50}}]}""".formatted(SECRET.value())));
    }

    @Test
    void what_is_all_older_than_two_days_is_said_to_be_history() {
        SERVER.stubFor(all().willReturn(okJson("{\"status\":1}")));

        client(http).send(sink(url()), List.of(event(1, NOW.minus(Duration.ofDays(3)))));

        assertThat(body(requests().getFirst()).path("historical_migration").asBoolean())
                .isTrue();
    }

    @Test
    void a_page_that_is_no_answer_of_posthog_says_nothing() {
        SERVER.stubFor(all().willReturn(ok("<html>welcome</html>")));

        assertThat(client(http).send(sink(url()), messages()))
                .isInstanceOfSatisfying(
                        Reply.Unknown.class,
                        unknown -> assertThat(unknown.answer()).contains("PostHog itself"));
    }

    @Test
    void a_test_sends_one_event_that_makes_no_person() {
        SERVER.stubFor(all().willReturn(okJson("{\"status\":\"Ok\"}")));

        var tried = client(http).test(sink(url()));

        assertThat(tried.well()).isTrue();
        assertThat(tried.answer()).isEqualTo("HTTP 200\n{\"status\":\"Ok\"}");
        assertThat(tried.request()).contains("leadscoring_test", "\"api_key\" : \"…\"");
        var event = body(requests().getFirst()).path("batch").path(0);
        assertThat(event.path("event").asString()).isEqualTo("leadscoring_test");
        assertThat(event.path("properties").path("$process_person_profile").asBoolean(true))
                .isFalse();
    }
}
