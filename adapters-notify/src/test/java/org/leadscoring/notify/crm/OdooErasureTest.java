package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

/** By {@code /jsonrpc}. */
class OdooErasureTest extends ErasureContract {

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new OdooClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Odoo(URI.create(url + "/"), "acme", "ann@acme.example", SECRET, Crm.Odoo.Api.JSON_RPC);
    }

    @Override
    void letIn() {
        OdooClientTest.signIn();
    }

    @Test
    void a_lead_is_deleted_by_its_id() {
        letIn();
        OdooClientTest.on("crm.lead", "unlink", "true");

        assertThat(client.erase(connection(), KNOWN)).isEqualTo(new Got<>(DONE, 2));

        assertThat(body(requests().getLast()).at("/params/args"))
                .isEqualTo(tree("['acme',7,'%s','crm.lead','unlink',[[17]],{}]".formatted(SECRET.value())));
    }

    @Test
    void a_lead_whose_id_is_not_known_is_looked_up_by_our_key() {
        letIn();
        OdooClientTest.on("ir.model.data", "search_read", "[{'id':1,'name':'k1','res_id':12}]");
        OdooClientTest.on("crm.lead", "unlink", "true");

        assertThat(client.erase(connection(), UNKNOWN)).isEqualTo(new Got<>(DONE, 3));

        assertThat(body(requests().getLast()).at("/params/args/5")).isEqualTo(tree("[[12]]"));
    }

    @Test
    void what_is_not_there_is_erased() {
        letIn();
        OdooClientTest.on("ir.model.data", "search_read", "[]");
        fault("odoo.exceptions.MissingError", "Record does not exist or has been deleted.");

        assertThat(value(client.erase(connection(), UNKNOWN))).isEqualTo(DONE);
        assertThat(value(client.erase(connection(), KNOWN))).isEqualTo(DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "odoo.exceptions.AccessError,let the user we sign in as delete all leads",
        "odoo.exceptions.UserError,see in Odoo what holds the lead",
        "psycopg2.errors.ForeignKeyViolation,see in Odoo what holds the lead",
        "builtins.KeyError,see in Odoo what holds the lead"
    })
    void what_is_refused_says_what_to_do_and_nothing_of_the_person(String name, String words) {
        letIn();
        fault(name, "Jane");

        refuses(client.erase(connection(), KNOWN), "Odoo: " + name + " – ", words);
    }

    @Test
    void a_number_that_is_none_of_odoos_is_refused() {
        refuses(client.erase(connection(), new Doomed("k1", "Jane")), "this is none");
    }

    @ParameterizedTest
    @CsvSource({
        "odoo.exceptions.AccessDenied,Access Denied,true",
        "psycopg2.OperationalError,'FATAL:  database \"acme\" does not exist',true",
        "psycopg2.errors.SerializationFailure,could not serialize access,false"
    })
    void what_odoo_says_as_a_whole(String name, String message, boolean gone) {
        letIn();
        fault(name, message);

        assertThat(outcome(client.erase(connection(), KNOWN)))
                .isInstanceOf(gone ? Outcome.Gone.class : Outcome.Failed.class);
    }

    private static void fault(String name, String message) {
        SERVER.stubFor(OdooClientTest.execute("crm.lead", "unlink")
                .willReturn(okJson(Tree.object()
                        .set(
                                "error",
                                Tree.object()
                                        .put("message", "Odoo Server Error")
                                        .set(
                                                "data",
                                                Tree.object().put("name", name).put("message", message)))
                        .toString())));
    }
}
