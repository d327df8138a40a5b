package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

class SalesforceErasureTest extends ErasureContract {

    private static final String LEAD = "/services/data/v62.0/sobjects/Lead/";

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new SalesforceClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Salesforce(URI.create(url), "3MVG9&key", SECRET);
    }

    @Override
    void letIn() {
        SalesforceClientTest.signIn(SalesforceClientTest.TOKEN, url());
    }

    @Test
    void a_lead_is_deleted_by_its_id_or_else_by_our_key() {
        letIn();
        on("17", aResponse().withStatus(204));
        on("LeadScoring_Id__c/k1", aResponse().withStatus(204));

        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 2));
        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 1));

        assertThat(requests().getLast().getHeader("authorization")).isEqualTo("Bearer " + SalesforceClientTest.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTITY_IS_DELETED", "NOT_FOUND"})
    void what_is_not_there_is_erased(String code) {
        letIn();
        on("17", error(404, code, "entity is deleted"));
        on("LeadScoring_Id__c/k1", error(404, code, "The requested resource does not exist"));

        assertThat(value(client.erase(connection(), KNOWN))).isEqualTo(DONE);
        assertThat(value(client.erase(connection(), UNKNOWN))).isEqualTo(DONE);
    }

    @Test
    void an_address_where_no_salesforce_is_has_erased_nothing() {
        letIn();
        on("17", aResponse().withStatus(404).withBody("<html>nothing here</html>"));

        assertThat(outcome(client.erase(connection(), KNOWN))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void without_the_field_of_our_key_nobody_can_say_which_lead_it_is() {
        letIn();
        on(
                "LeadScoring_Id__c/k1",
                error(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: Jane"));

        refuses(client.erase(connection(), UNKNOWN), "HTTP 404 NOT_FOUND", "LeadScoring_Id__c");
    }

    @ParameterizedTest
    @CsvSource({
        "400,DELETE_FAILED,see in Salesforce what holds the lead",
        "400,INVALID_CROSS_REFERENCE_ID,see in Salesforce what holds the lead",
        "403,INSUFFICIENT_ACCESS_OR_READONLY,see and delete all leads",
        "300,MULTIPLE_CHOICES,several leads carry the key"
    })
    void what_is_refused_says_what_to_do_and_nothing_of_the_person(int status, String code, String words) {
        letIn();
        on("17", error(status, code, "Your attempt to delete Jane could not be completed"));

        refuses(client.erase(connection(), KNOWN), "HTTP " + status + " " + code + " – ", words);
    }

    @Test
    void a_lead_that_somebody_holds_just_now_is_deleted_later() {
        letIn();
        on("17", error(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to Jane"));

        assertThat(outcome(client.erase(connection(), KNOWN)))
                .isEqualTo(new Outcome.Failed("HTTP 400 UNABLE_TO_LOCK_ROW", null));
    }

    @Test
    void when_the_requests_of_the_day_are_used_up_it_waits_an_hour() {
        letIn();
        on("17", error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));

        assertThat(outcome(client.erase(connection(), KNOWN)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(1)));
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return jsonResponse("[{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"}]", status);
    }

    private static void on(String which, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(WireMock.delete(LEAD + which).willReturn(answer));
    }
}
