package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;

/** What holds for every CRM that is asked to erase a record. */
abstract class ErasureContract extends CrmServer {

    /** A record whose id is known, and one whose id is not. */
    static final Doomed KNOWN = new Doomed("k1", "17");

    static final Doomed UNKNOWN = new Doomed("k1", null);

    static final Erased DONE = new Erased.Done();

    final CrmClient client = client(http);

    /** Has the server let us in, whatever else it answers. */
    abstract void letIn();

    @Test
    void a_server_that_asks_for_rest_says_for_how_long() {
        assertThat(outcome(
                        erasing(limits(LONG, LONG), aResponse().withStatus(429).withHeader("Retry-After", "30"))))
                .isEqualTo(new Outcome.Failed("HTTP 429", Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void what_passes_is_a_failure(int status) {
        for (var doomed : new Doomed[] {KNOWN, UNKNOWN}) {
            letIn();
            SERVER.stubFor(all().willReturn(aResponse().withStatus(status)));

            assertThat(outcome(client.erase(connection(), doomed)))
                    .isEqualTo(new Outcome.Failed("HTTP " + status, null));
        }
    }

    @Test
    void silence_is_a_failure() {
        assertThat(outcome(erasing(limits(SHORT, LONG), ok().withFixedDelay(15_000))))
                .isEqualTo(new Outcome.Failed("no answer within 0.3 s", null));
    }

    @Test
    void a_server_that_does_not_let_us_in_is_to_be_mended() {
        var reply = erasing(limits(LONG, LONG), aResponse().withStatus(401));

        assertThat(outcome(reply)).isInstanceOf(Outcome.Gone.class);
        assertThat(outcome(reply).answer()).startsWith("HTTP 401").contains(" – ");
    }

    /** What holds a record is said by a code, and by our words. */
    static void refuses(Reply<Erased> reply, String... words) {
        assertThat(value(reply))
                .isInstanceOfSatisfying(
                        Erased.Refused.class,
                        refused -> assertThat(refused.why()).contains(words).doesNotContain("Jane"));
    }

    private Reply<Erased> erasing(HttpLimits limits, ResponseDefinitionBuilder answer) {
        letIn();
        SERVER.stubFor(all().willReturn(answer));
        try (var outbound = new OutboundHttp(limits, LOOPBACK)) {
            return client(outbound).erase(connection(), KNOWN);
        }
    }
}
