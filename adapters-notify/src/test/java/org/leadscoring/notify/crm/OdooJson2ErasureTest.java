package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

/** By {@code /json/2}. */
class OdooJson2ErasureTest extends ErasureContract {

    private static final String UNLINK = "/json/2/crm.lead/unlink";

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new OdooClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Odoo(URI.create(url), "acme", "", SECRET, Crm.Odoo.Api.JSON_2);
    }

    @Override
    void letIn() {}

    @Test
    void a_lead_is_deleted_by_its_id_or_else_by_the_one_of_our_key() {
        SERVER.stubFor(
                post("/json/2/ir.model.data/search_read").willReturn(json("[{'id':1,'name':'k1','res_id':12}]")));
        SERVER.stubFor(post(UNLINK).willReturn(json("true")));

        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 1));
        assertThat(body(requests().getLast())).isEqualTo(tree("{'ids':[17]}"));
        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 2));
        assertThat(body(requests().getLast())).isEqualTo(tree("{'ids':[12]}"));
    }

    @Test
    void what_is_not_there_is_erased() {
        SERVER.stubFor(post("/json/2/ir.model.data/search_read").willReturn(json("[]")));
        fault(404, "odoo.exceptions.MissingError", "Record does not exist");

        assertThat(value(client.erase(connection(), UNKNOWN))).isEqualTo(DONE);
        assertThat(value(client.erase(connection(), KNOWN))).isEqualTo(DONE);
    }

    @Test
    void an_address_where_no_odoo_is_has_erased_nothing() {
        SERVER.stubFor(all().willReturn(aResponse().withStatus(404)));
        assertThat(outcome(client.erase(connection(), KNOWN))).isInstanceOf(Outcome.Gone.class);

        fault(404, "werkzeug.exceptions.NotFound", "the model does not exist");
        assertThat(outcome(client.erase(connection(), KNOWN))).isInstanceOf(Outcome.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403,odoo.exceptions.AccessError,let the user we sign in as delete all leads",
        "422,odoo.exceptions.UserError,see in Odoo what holds the lead",
        "500,psycopg2.errors.ForeignKeyViolation,see in Odoo what holds the lead"
    })
    void what_is_refused_says_what_to_do_and_nothing_of_the_person(int status, String name, String words) {
        fault(status, name, "Jane");

        refuses(client.erase(connection(), KNOWN), "Odoo: " + name + " – ", words);
    }

    @ParameterizedTest
    @CsvSource({
        "401,werkzeug.exceptions.Unauthorized,true",
        "403,odoo.exceptions.AccessDenied,true",
        "500,psycopg2.errors.SerializationFailure,false",
        "503,odoo.exceptions.UserError,false"
    })
    void what_odoo_says_as_a_whole(int status, String name, boolean gone) {
        fault(status, name, "not now");

        assertThat(outcome(client.erase(connection(), KNOWN)))
                .isInstanceOf(gone ? Outcome.Gone.class : Outcome.Failed.class);
    }

    private static void fault(int status, String name, String message) {
        SERVER.stubFor(post(UNLINK)
                .willReturn(jsonResponse("{\"name\":\"" + name + "\",\"message\":\"" + message + "\"}", status)));
    }
}
