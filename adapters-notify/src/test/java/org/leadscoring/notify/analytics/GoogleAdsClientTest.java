package org.leadscoring.notify.analytics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.Conversion;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.OutboundHttp;

class GoogleAdsClientTest extends FeedClientContract {

    private static final String INGEST = "/v1/events:ingest";

    @Override
    FeedClient client(OutboundHttp outbound) {
        return new GoogleAdsClient(outbound, CLOCK);
    }

    @Override
    Sink sink(String url) {
        return new Sink.GoogleAds(
                URI.create(url), "1234567890", "9876543210", "77", "client", SECRET, new Secret("1//refresh+token"));
    }

    @Override
    List<Message> messages() {
        return List.of(
                new Conversion(new UUID(0, 1), NOW, new Clicks("g1", null, null), "abcd"),
                new Conversion(new UUID(0, 2), NOW, new Clicks(null, "b2", "w2"), null));
    }

    @Override
    void letIn() {
        SERVER.stubFor(post("/token").willReturn(okJson("{\"access_token\":\"ya29.token\",\"expires_in\":3599}")));
    }

    @Test
    void conversions_are_sent_to_the_action_by_somebody_who_is_signed_in() {
        letIn();
        SERVER.stubFor(post(INGEST).willReturn(okJson("{\"requestId\":\"r1\"}")));
        var client = client(http);

        assertThat(client.send(sink(url()), messages()))
                .isEqualTo(new Reply.Taken("HTTP 200: {\"requestId\":\"r1\"}", Map.of()));
        client.send(sink(url()), messages());

        assertThat(requests()).extracting(request -> request.getUrl()).containsExactly("/token", INGEST, INGEST);
        assertThat(requests().getFirst().getBodyAsString())
                .isEqualTo("grant_type=refresh_token&client_id=client&client_secret=" + SECRET.value()
                        + "&refresh_token=1%2F%2Frefresh%2Btoken");
        var request = requests().get(1);
        assertThat(request.getHeader("authorization")).isEqualTo("Bearer ya29.token");
        assertThat(body(request)).isEqualTo(tree("""
                {'destinations':[{'operatingAccount':{'accountType':'GOOGLE_ADS','accountId':'1234567890'},
                  'loginAccount':{'accountType':'GOOGLE_ADS','accountId':'9876543210'},'productDestinationId':'77'}],
                 'encoding':'HEX','validateOnly':false,'events':[
                 {'transactionId':'00000000-0000-0000-0000-000000000001','eventTimestamp':'2027-01-05T10:15:30Z',
                  'eventSource':'WEB','adIdentifiers':{'gclid':'g1'},
                  'userData':{'userIdentifiers':[{'emailAddress':'abcd'}]}},
                 {'transactionId':'00000000-0000-0000-0000-000000000002','eventTimestamp':'2027-01-05T10:15:30Z',
                  'eventSource':'WEB','adIdentifiers':{'gbraid':'b2','wbraid':'w2'}}]}"""));
    }

    @Test
    void a_conversion_that_google_names_is_left_out_and_the_others_are_sent() {
        letIn();
        SERVER.stubFor(post(INGEST)
                .inScenario("named")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(jsonResponse("""
                        {"error":{"code":400,"message":"invalid","details":[{"fieldViolations":[
                         {"field":"events.events[0].ad_identifiers.gclid","description":"cannot be decoded"}]}]}}""", 400)));
        SERVER.stubFor(post(INGEST)
                .inScenario("named")
                .whenScenarioStateIs("again")
                .willReturn(okJson("{\"requestId\":\"r2\"}")));

        var reply = client(http).send(sink(url()), messages());

        assertThat(reply)
                .isEqualTo(new Reply.Taken(
                        "HTTP 200: {\"requestId\":\"r2\"}",
                        Map.of(new UUID(0, 1), "events.events[0].ad_identifiers.gclid: cannot be decoded")));
        assertThat(body(requests().getLast()).path("events").size()).isEqualTo(1);
        assertThat(body(requests().getLast())
                        .path("events")
                        .path(0)
                        .path("transactionId")
                        .asString())
                .endsWith("2");
    }

    @Test
    void if_all_are_named_none_is_sent_again() {
        letIn();
        SERVER.stubFor(post(INGEST).willReturn(jsonResponse("""
                {"error":{"details":[{"fieldViolations":[{"field":"events[0]","description":"a"},
                 {"field":"events[1]","description":"b"},{"field":"events[99]","description":"c"}]}]}}""", 400)));

        assertThat(client(http).send(sink(url()), messages()))
                .isInstanceOfSatisfying(
                        Reply.Taken.class, taken -> assertThat(taken.refused()).hasSize(2));
        assertThat(requests()).hasSize(2);
    }

    @Test
    void a_token_that_ended_before_its_time_is_renewed_once() {
        letIn();
        SERVER.stubFor(post(INGEST).willReturn(okJson("{\"requestId\":\"r1\"}")));
        var client = client(http);
        client.send(sink(url()), messages());
        SERVER.stubFor(post(INGEST).willReturn(aResponse().withStatus(401)));

        assertThat(client.send(sink(url()), messages())).isInstanceOf(Reply.Gone.class);

        assertThat(requests())
                .extracting(request -> request.getUrl())
                .containsExactly("/token", INGEST, INGEST, "/token", INGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void who_is_not_let_in_is_told_to_get_another_token(int status) {
        SERVER.stubFor(post("/token").willReturn(jsonResponse("{\"error\":\"invalid_grant\"}", status)));

        assertThat(client(http).send(sink(url()), messages()))
                .isInstanceOfSatisfying(
                        Reply.Gone.class,
                        gone -> assertThat(gone.answer()).contains("invalid_grant", "new refresh token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"access_token\":\"\"}", "[]"})
    void signing_in_that_makes_no_sense_is_tried_later(String body) {
        SERVER.stubFor(post("/token").willReturn(ok(body)));

        assertThat(client(http).send(sink(url()), messages()))
                .isEqualTo(new Reply.Later("signing in to Google: the answer cannot be understood", null));
    }

    @Test
    void signing_in_to_a_server_in_trouble_is_tried_later() {
        SERVER.stubFor(post("/token").willReturn(aResponse().withStatus(503)));

        assertThat(client(http).send(sink(url()), messages())).isEqualTo(new Reply.Later("HTTP 503", null));
    }

    @Test
    void an_answer_without_a_request_id_says_nothing() {
        letIn();
        SERVER.stubFor(post(INGEST).willReturn(okJson("{}")));

        assertThat(client(http).send(sink(url()), messages())).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void a_test_has_google_check_and_keep_nothing() {
        letIn();
        SERVER.stubFor(post(INGEST).willReturn(okJson("{\"requestId\":\"r3\"}")));

        var tried = client(http).test(sink(url()));

        assertThat(tried.well()).isTrue();
        assertThat(body(requests().getLast()).path("validateOnly").asBoolean()).isTrue();
        assertThat(tried.answer()).isEqualTo("HTTP 200\n{\"requestId\":\"r3\"}");
    }
}
