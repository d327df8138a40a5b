package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.notify.crm.SalesforceClientTest.TOKEN;
import static org.leadscoring.notify.crm.SalesforceClientTest.UPSERT;
import static org.leadscoring.notify.crm.SalesforceClientTest.signIn;
import static org.leadscoring.notify.crm.SalesforceClientTest.stub;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

/** Who gets the token, and for how long it is used. */
class SalesforceSessionsTest extends CrmServer {

    private final CrmClient client = client(http);

    @Override
    CrmClient client(OutboundHttp outbound) {
        return new SalesforceClient(outbound, CLOCK);
    }

    @Override
    Crm crm(String url) {
        return new Crm.Salesforce(URI.create(url), "3MVG9&key", SECRET);
    }

    @Test
    void a_session_is_kept_and_renewed_once_it_has_ended() {
        signIn(TOKEN, url());
        stub(json("[{'id':'1','success':true}]"));
        client.upsert(connection(), drafts("k1"));
        assertThat(client.upsert(connection(), drafts("k1")).requests()).isEqualTo(1);

        signIn("second", url());
        SERVER.stubFor(patch(UPSERT)
                .withHeader("authorization", equalTo("Bearer " + TOKEN))
                .atPriority(1)
                .willReturn(
                        jsonResponse("[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired\"}]", 401)));

        assertThat(client.upsert(connection(), drafts("k1"))).isEqualTo(new Got<>(List.of(done("1", false)), 3));
        assertThat(client.upsert(connection(), drafts("k1")).requests()).isEqualTo(1);
    }

    @Test
    void a_session_of_other_credentials_is_not_used() {
        signIn(TOKEN, url());
        stub(json("[{'id':'1','success':true}]"));
        client.upsert(connection(), drafts("k1"));

        var other = new Crm.Salesforce(URI.create(url()), "other", SECRET);

        assertThat(client.upsert(connection().changed("x", other, Connection.EVERY, null, false), drafts("k1"))
                        .requests())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://acme.my.salesforce.com",
                "https://salesforce.com.evil.example",
                "what?"
            })
    void the_token_goes_to_nobody_else(String instance) {
        signIn(TOKEN, instance);
        stub(json("[{'id':'1','success':true}]"));

        assertThat(client.upsert(connection(), drafts("k1"))).isInstanceOf(Got.class);
    }

    @Test
    void the_token_goes_where_salesforce_itself_says() {
        var crm = (Crm.Salesforce) crm("https://login.acme.example");

        assertThat(SalesforceSessions.instance(crm, "https://acme.my.salesforce.com:443/x"))
                .isEqualTo(URI.create("https://acme.my.salesforce.com"));
        assertThat(SalesforceSessions.instance(crm, "https://evil.example")).isEqualTo(crm.url());
    }

    @ParameterizedTest
    @CsvSource({"400,invalid_client", "401,invalid_client_id", "400,invalid_grant"})
    void credentials_that_are_not_taken_are_to_be_mended(int status, String error) {
        SERVER.stubFor(post("/services/oauth2/token")
                .willReturn(jsonResponse(
                        "{\"error\":\"" + error + "\",\"error_description\":\"no: " + SECRET.value() + "\"}", status)));

        var reply = client.check(connection());

        assertThat(outcome(reply)).isInstanceOf(Outcome.Gone.class);
        assertThat(outcome(reply).answer())
                .startsWith("HTTP " + status + ": " + error + " no: … – Salesforce does not let us in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":\"\"}", "{\"access_token\":\"a b\"}", "{\"access_token\":\"abc", "[]"})
    void a_sign_in_that_gives_no_token_is_a_failure_that_does_not_tell_it(String body) {
        SERVER.stubFor(post("/services/oauth2/token").willReturn(okJson(body)));

        assertThat(outcome(client.check(connection()))).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(client.check(connection())).answer()).doesNotContain("abc");
    }
}
