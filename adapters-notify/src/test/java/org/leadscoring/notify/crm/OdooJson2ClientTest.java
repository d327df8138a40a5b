package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

/** By {@code /json/2}, as Odoo 19 documents it. */
class OdooJson2ClientTest extends CrmClientContract {

    private final CrmClient client = client(http);

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
    void methods_have_addresses_and_arguments_have_names() {
        on("ir.model.data/search_read", "[]");
        on("crm.lead/load", "{'ids':[11],'messages':[],'nextrow':0}");

        assertThat(client.upsert(connection(), List.of(new Draft("k1", null, false, Map.of("name", "Jane")))))
                .isEqualTo(new Got<>(List.of(done("11", true)), 2));

        var request = requests().getLast();
        assertThat(request.getUrl()).isEqualTo("/json/2/crm.lead/load");
        assertThat(request.getHeader("authorization")).isEqualTo("bearer " + SECRET.value());
        assertThat(request.getHeader("x-odoo-database")).isEqualTo("acme");
        assertThat(request.getHeader("content-type")).isEqualToIgnoringCase("application/json; charset=utf-8");
        assertThat(body(request)).isEqualTo(tree("{'fields':['id','name'],'data':[['leadscoring.k1','Jane']]}"));
    }

    @Test
    void records_are_made_by_their_values() {
        on("ir.model.data/search_read", "[]");
        on("crm.lead/search_read", "[{'id':7}]");
        on("ir.model.data/create", "[100]");
        on("crm.lead/load", "{'ids':[7]}");

        assertThat(value(client.upsert(connection(), List.of(new Draft("k1", "7", true, Map.of("phone", "1"))))))
                .containsExactly(done("7", false));
        assertThat(body(requests().get(3)))
                .isEqualTo(tree("{'vals_list':[{'module':'leadscoring','name':'k1','model':'crm.lead','res_id':7}]}"));
    }

    @Test
    void a_check_says_who_the_key_is_of() {
        on("res.users/context_get", "{'lang':'en_US','tz':'UTC','uid':5}");
        on("crm.lead/fields_get", "{}");

        assertThat(value(client.check(connection())).words()).isEqualTo("Signed in to Odoo as user 5");
    }

    @ParameterizedTest
    @CsvSource({
        "422,odoo.exceptions.ValidationError",
        "400,odoo.exceptions.UserError",
        "500,odoo.exceptions.ValidationError",
        "422,''"
    })
    void what_is_not_taken_is_refused(int status, String name) {
        on("ir.model.data/search_read", "[]");
        fault(status, name, "not like this");

        assertThat(value(client.upsert(connection(), drafts("k1"))).getFirst())
                .isInstanceOfSatisfying(
                        CrmClient.Written.Refused.class,
                        refused -> assertThat(refused.why()).endsWith("not like this"));
    }

    @ParameterizedTest
    @CsvSource({
        "401,werkzeug.exceptions.Unauthorized,true",
        "403,odoo.exceptions.AccessError,true",
        "404,werkzeug.exceptions.NotFound,true",
        "500,builtins.KeyError,true",
        "500,psycopg2.errors.SerializationFailure,false",
        "503,werkzeug.exceptions.ServiceUnavailable,false"
    })
    void what_odoo_says_as_a_whole(int status, String name, boolean gone) {
        on("ir.model.data/search_read", "[]");
        fault(status, name, "x_nope");

        var outcome = outcome(client.upsert(connection(), drafts("k1", "k2")));

        assertThat(outcome).isInstanceOf(gone ? Outcome.Gone.class : Outcome.Failed.class);
        assertThat(outcome.answer()).contains("x_nope").doesNotContain("Traceback");
    }

    private static void on(String method, String result) {
        SERVER.stubFor(post("/json/2/" + method).willReturn(json(result)));
    }

    private static void fault(int status, String name, String message) {
        SERVER.stubFor(post("/json/2/crm.lead/load")
                .willReturn(jsonResponse(
                        "{\"name\":\"" + name + "\",\"message\":\"" + message + "\",\"debug\":\"Traceback\"}",
                        status)));
    }
}
