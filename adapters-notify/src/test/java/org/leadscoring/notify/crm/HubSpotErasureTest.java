package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

class HubSpotErasureTest extends ErasureContract {

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new HubSpotClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.HubSpot(URI.create(url), SECRET);
    }

    @Override
    void letIn() {}

    @Test
    void a_contact_is_deleted_for_good_by_its_id() {
        on("gdpr-delete", aResponse().withStatus(204));

        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 1));

        var request = requests().getFirst();
        assertThat(request.getHeader("authorization")).isEqualTo("Bearer " + SECRET.value());
        assertThat(body(request)).isEqualTo(tree("{'objectId':'17'}"));
    }

    @Test
    void a_contact_whose_id_is_not_known_is_looked_up_by_our_key() {
        on("batch/read", json("{'status':'COMPLETE','results':[{'id':'511','properties':{'leadscoring_id':'k1'}}]}"));
        on("gdpr-delete", aResponse().withStatus(204));

        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 2));

        assertThat(body(requests().getFirst()))
                .isEqualTo(
                        tree("{'idProperty':'leadscoring_id','properties':['leadscoring_id'],'inputs':[{'id':'k1'}]}"));
        assertThat(body(requests().getLast())).isEqualTo(tree("{'objectId':'511'}"));
    }

    @Test
    void what_is_not_there_is_erased() {
        on("batch/read", jsonResponse("{\"status\":\"COMPLETE\",\"results\":[],\"numErrors\":1,\"errors\":[{}]}", 207));
        on("gdpr-delete", aResponse().withStatus(404));

        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 1));
        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 2));
        assertThat(body(requests().getLast()))
                .isEqualTo(tree("{'properties':['leadscoring_id'],'inputs':[{'id':'17'}]}"));
    }

    @Test
    void what_is_said_not_to_be_there_and_is_is_not_erased() {
        on("batch/read", json("{'results':[{'id':'17','properties':{}}]}"));
        on("gdpr-delete", jsonResponse("{\"category\":\"OBJECT_NOT_FOUND\",\"message\":\"Jane\"}", 404));

        refuses(client.erase(connection(), KNOWN), "HTTP 404 OBJECT_NOT_FOUND");
    }

    @Test
    void an_address_where_no_hubspot_is_has_erased_nothing() {
        SERVER.stubFor(all().willReturn(aResponse().withStatus(404)));

        assertThat(outcome(client.erase(connection(), KNOWN))).isInstanceOf(Outcome.Gone.class);
        assertThat(outcome(client.erase(connection(), UNKNOWN))).isInstanceOf(Outcome.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403,GDPR is not enabled for this portal,as long as this account has its data privacy settings off",
        "400,Data Privacy must be on to delete Jane,switch them on in Settings → Privacy & Consent",
        "403,Jane is not yours,give the private app the scope crm.objects.contacts.write",
        "400,Jane is held by a workflow,see in HubSpot what holds the contact",
        "409,Jane is held by a workflow,see in HubSpot what holds the contact"
    })
    void what_is_refused_says_what_to_do_and_nothing_of_the_person(int status, String message, String words) {
        on(
                "gdpr-delete",
                jsonResponse(
                        "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"" + message + "\"}",
                        status));

        refuses(client.erase(connection(), KNOWN), "HTTP " + status + " VALIDATION_ERROR – ", words);
    }

    @Test
    void without_the_property_of_our_key_nobody_can_say_which_contact_it_is() {
        on(
                "batch/read",
                jsonResponse("{\"category\":\"VALIDATION_ERROR\",\"message\":\"PROPERTY_DOESNT_EXIST\"}", 400));

        refuses(client.erase(connection(), UNKNOWN), "HTTP 400", "leadscoring_id");
    }

    @Test
    void a_limit_says_by_its_name_how_long_to_wait() {
        on("gdpr-delete", jsonResponse("{\"policyName\":\"DAILY\",\"message\":\"You have reached your limit.\"}", 429));

        assertThat(outcome(client.erase(connection(), KNOWN)))
                .isEqualTo(new Outcome.Failed("HTTP 429: You have reached your limit.", Duration.ofHours(1)));
    }

    private static void on(String path, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post("/crm/v3/objects/contacts/" + path).willReturn(answer));
    }
}
