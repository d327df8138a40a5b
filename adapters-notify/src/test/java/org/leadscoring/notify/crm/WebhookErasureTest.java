package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

class WebhookErasureTest extends ErasureContract {

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

    @Test
    void a_receiver_is_told_by_key_and_number() {
        SERVER.stubFor(post("/crm").willReturn(ok()));

        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 1));
        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 1));

        assertThat(body(requests().getFirst())).isEqualTo(tree("""
                {'type':'lead.erased','timestamp':'2027-01-05T10:15:30Z','data':{'key':'k1','external':'17'}}"""));
        assertThat(body(requests().getLast()).path("data")).isEqualTo(tree("{'key':'k1','external':null}"));
    }

    @Test
    void the_library_of_the_standard_verifies_what_is_sent() throws Exception {
        SERVER.stubFor(post("/crm").willReturn(ok()));

        // Now: the library takes nothing that is older than five minutes.
        new WebhookCrmClient(http, Clock.systemUTC()).erase(connection(), KNOWN);

        var request = requests().getFirst();
        var headers = HttpHeaders.of(
                request.getHeaders().keys().stream()
                        .collect(Collectors.toMap(name -> name, name -> List.of(request.getHeader(name)))),
                (name, value) -> true);
        new Webhook(SECRET.value()).verify(request.getBodyAsString(), headers);
    }

    @Test
    void told_twice_it_is_the_same_message_whatever_was_taken_in_between() {
        SERVER.stubFor(post("/crm").willReturn(ok()));

        client.erase(connection(), KNOWN);
        client.upsert(connection(), drafts("k2"));
        client(http).erase(connection(), KNOWN);
        client.erase(connection(), new Doomed("k2", "18"));

        var ids = requests().stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
        assertThat(ids.getFirst()).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void a_receiver_may_refuse_it(int status) {
        SERVER.stubFor(post("/crm").willReturn(aResponse().withStatus(status).withBody("Jane is ours")));

        refuses(client.erase(connection(), KNOWN), "HTTP " + status + " – see in the receiver");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void where_nobody_takes_messages_nothing_is_erased(int status) {
        SERVER.stubFor(post("/crm").willReturn(aResponse().withStatus(status)));

        assertThat(outcome(client.erase(connection(), KNOWN))).isInstanceOf(Outcome.Gone.class);
    }
}
