package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.OutboundHttp;

class WebhookCrmClientTest extends CrmClientContract {

    private static final Secret OLD = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final Draft NEW = new Draft("k1", null, false, Map.of("score", "82", "email", "jane@acme.example"));
    private static final Draft KNOWN = new Draft("k2", "k2", false, Map.of("phone", ""));

    private final CrmClient client = client(http);

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new WebhookCrmClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Webhook(URI.create(url + "/crm"), List.of(SECRET));
    }

    @Override
    void letIn() {}

    @Override
    List<BiFunction<CrmClient, Connection, Reply<?>>> questions() {
        return List.of(CrmClient::check, (client, connection) -> client.upsert(connection, List.of(draft("k1"))));
    }

    @Override
    boolean takesAnyAnswer() {
        return true;
    }

    @Test
    void records_are_sent_with_their_keys_and_fields() {
        SERVER.stubFor(post("/crm").willReturn(ok()));

        assertThat(client.upsert(connection(), List.of(NEW, KNOWN)))
                .isEqualTo(new Got<>(List.of(done("k1", true), done("k2", false)), 1));

        var request = requests().getFirst();
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo("1799144130");
        assertThat(request.getHeader("webhook-id")).matches("msg_[0-9a-f]{32}");
        assertThat(body(request)).isEqualTo(tree("""
                                {'type':'leads.upserted','timestamp':'2027-01-05T10:15:30Z','data':{'records':[
                                  {'key':'k1','external':null,'fields':{'email':'jane@acme.example','score':'82'}},
                                  {'key':'k2','external':'k2','fields':{'phone':''}}]}}"""));
    }

    @Test
    void the_library_of_the_standard_verifies_what_is_sent() throws Exception {
        SERVER.stubFor(post("/crm").willReturn(ok()));
        var crm = new Crm.Webhook(URI.create(url() + "/crm"), List.of(SECRET, OLD));

        // Now: the library takes nothing that is older than five minutes.
        new WebhookCrmClient(http, Clock.systemUTC())
                .upsert(connection().changed("x", crm, Connection.EVERY, null, false), List.of(NEW));

        var request = requests().getFirst();
        var headers = HttpHeaders.of(
                request.getHeaders().keys().stream()
                        .collect(Collectors.toMap(name -> name, name -> List.of(request.getHeader(name)))),
                (name, value) -> true);
        new Webhook(SECRET.value()).verify(request.getBodyAsString(), headers);
        new Webhook(OLD.value()).verify(request.getBodyAsString(), headers);
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(SECRET.value()).verify(request.getBodyAsString() + " ", headers));
    }

    @Test
    void what_is_tried_again_has_the_same_id() {
        SERVER.stubFor(post("/crm").willReturn(aResponse().withStatus(500)));

        client.upsert(connection(), List.of(NEW));
        client.upsert(connection(), List.of(NEW));
        client.upsert(connection(), List.of(KNOWN));

        assertThat(ids().getFirst()).isEqualTo(ids().get(1)).isNotEqualTo(ids().get(2));
    }

    @Test
    void what_was_so_before_has_another_id_because_a_receiver_drops_what_it_has_seen() {
        SERVER.stubFor(post("/crm").willReturn(ok()));

        client.upsert(connection(), List.of(NEW));
        client.upsert(connection(), List.of(new Draft("k1", "k1", false, Map.of("score", "90"))));
        client.upsert(connection(), List.of(NEW));

        assertThat(ids()).doesNotHaveDuplicates();
    }

    private static List<String> ids() {
        return requests().stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void a_record_that_is_not_taken_holds_up_no_other(int status) {
        SERVER.stubFor(post("/crm").willReturn(ok()));
        SERVER.stubFor(post("/crm")
                .withRequestBody(containing("\"k5\""))
                .willReturn(aResponse().withStatus(status).withBody("k5 is no good")));

        var reply = client.upsert(connection(), drafts("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"));

        assertThat(value(reply).get(4)).isEqualTo(refused("HTTP " + status + ": k5 is no good"));
        assertThat(value(reply))
                .filteredOn(written -> written.equals(done("k1", true)))
                .hasSize(1);
        assertThat(value(reply))
                .hasSize(8)
                .filteredOn(CrmClient.Written.Done.class::isInstance)
                .hasSize(7);
        assertThat(reply.requests()).isEqualTo(7);
    }

    @Test
    void records_that_are_all_bad_take_two_requests_each_at_most() {
        SERVER.stubFor(post("/crm").willReturn(aResponse().withStatus(400)));

        var reply = client.upsert(connection(), drafts("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"));

        assertThat(value(reply)).containsOnly(refused("HTTP 400"));
        assertThat(reply.requests()).isEqualTo(15);
    }

    @Test
    void all_it_may_send_at_once_with_all_fields_is_about_twenty_kilobytes() {
        SERVER.stubFor(post("/crm").willReturn(ok()));
        var fields = Ours.ALL.stream()
                .collect(Collectors.toMap(Ours::key, ours -> "about forty characters of " + ours.key()));

        client.upsert(
                connection(),
                IntStream.range(0, client.most())
                        .mapToObj(i -> new Draft("0197a3c0-0000-7000-8000-0000000000" + (10 + i), null, false, fields))
                        .toList());

        assertThat(requests().getFirst().getBody().length).isLessThan(22_000);
    }

    @Test
    void a_receiver_tells_nothing_and_is_not_asked() {
        assertThat(client.find(connection(), List.of("jane@acme.example"))).isEqualTo(new Got<>(Map.of(), 0));
        assertThat(client.people(connection())).isEqualTo(new Got<>(List.of(), 0));
        assertThat(client.prepare(connection())).isEqualTo(new Got<>(List.of(), 0));
        assertThat(client.changes(connection(), SINCE, null)).isEqualTo(new Got<>(new Changes(List.of(), null), 0));
        assertThat(requests()).isEmpty();
    }

    @Test
    void a_check_sends_a_test_and_says_what_came_back() {
        SERVER.stubFor(
                post(urlEqualTo("/crm")).willReturn(aResponse().withStatus(202).withBody("thanks")));

        assertThat(client.check(connection()))
                .isEqualTo(new Got<>(new Checked("HTTP 202: thanks", List.of(), List.of()), 1));
        assertThat(body(requests().getFirst()))
                .isEqualTo(tree("{'type':'test','timestamp':'2027-01-05T10:15:30Z','data':{}}"));
    }
}
