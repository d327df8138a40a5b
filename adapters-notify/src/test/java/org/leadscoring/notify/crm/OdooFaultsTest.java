package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

/** What Odoo says as a whole, and who we are to it. */
class OdooFaultsTest extends CrmServer {

    private final CrmClient client = client(http);

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new OdooClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Odoo(URI.create(url), "acme", "ann@acme.example", SECRET, Crm.Odoo.Api.JSON_RPC);
    }

    @ParameterizedTest
    @CsvSource({
        "odoo.exceptions.AccessDenied,Access Denied,true",
        "odoo.exceptions.AccessError,You are not allowed,true",
        "psycopg2.OperationalError,'FATAL:  database \"acme\" does not exist',true",
        "builtins.KeyError,x_leadscoring_score,true",
        "builtins.ValueError,Invalid field 'x_nope' on model 'crm.lead',true",
        "psycopg2.errors.SerializationFailure,could not serialize access,false",
        "psycopg2.OperationalError,too many connections,false",
        "builtins.AttributeError,no such method,false"
    })
    void what_odoo_says_as_a_whole(String name, String message, boolean gone) {
        OdooClientTest.signIn();
        SERVER.stubFor(all().willReturn(okJson(Tree.object()
                .set(
                        "error",
                        Tree.object()
                                .put("message", "Odoo Server Error")
                                .set("data", Tree.object().put("name", name).put("message", message)))
                .toString())));

        var outcome = outcome(client.upsert(connection(), drafts("k1", "k2")));

        assertThat(outcome).isInstanceOf(gone ? Outcome.Gone.class : Outcome.Failed.class);
        assertThat(outcome.answer()).startsWith("Odoo: " + Tree.line(message));
    }

    @Test
    void whoever_is_not_let_in_checks_login_and_key() {
        SERVER.stubFor(all().willReturn(json("{'result':false}")));

        assertThat(outcome(client.check(connection())))
                .isEqualTo(new Outcome.Gone("Odoo does not let us in; check login and key"));
    }

    @Test
    void who_we_are_is_asked_once_until_it_changes() {
        OdooClientTest.signIn();
        OdooClientTest.on("res.users", "search_read", "[]");

        assertThat(client.people(connection()).requests()).isEqualTo(2);
        assertThat(client.people(connection()).requests()).isEqualTo(1);

        var other = new Crm.Odoo(URI.create(url()), "other", "bob", SECRET, Crm.Odoo.Api.JSON_RPC);
        assertThat(client.people(connection().changed("x", other, Connection.EVERY, null, false))
                        .requests())
                .isEqualTo(2);
    }
}
