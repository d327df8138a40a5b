package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

class SalesforceClientTest extends CrmClientContract {

    static final String TOKEN = "00Dxx!AQ.token";
    private static final String DATA = "/services/data/v62.0";
    static final String UPSERT = DATA + "/composite/sobjects/Lead/LeadScoring_Id__c";

    private final CrmClient client = client(http);

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
        signIn(TOKEN, url());
    }

    @Override
    int requestsToBeLetIn() {
        return 1;
    }

    @Override
    List<BiFunction<CrmClient, Connection, Reply<?>>> questions() {
        return List.of(
                CrmClient::check,
                (client, connection) -> client.find(connection, List.of("jane@acme.example")),
                (client, connection) -> client.upsert(connection, List.of(draft("k1"))),
                (client, connection) -> client.changes(connection, SINCE, null),
                CrmClient::people);
    }

    @Test
    void leads_are_written_by_our_key() {
        letIn();
        stub(json("""
                [{'id':'00Q1','success':true,'created':true,'errors':[]},{'id':'00Q2','success':true,'created':false,'errors':[]}]"""));

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", null, false, Map.of("Email", "jane@acme.example", "LastName", "Doe")),
                        new Draft(
                                "k2",
                                "00Q2",
                                false,
                                Map.of("LeadScoring_Stage__c", "", "LeadScoring_Score__c", "82"))));

        assertThat(reply).isEqualTo(new Got<>(List.of(done("00Q1", true), done("00Q2", false)), 2));
        var signIn = requests().getFirst();
        assertThat(signIn.getUrl()).isEqualTo("/services/oauth2/token");
        assertThat(signIn.getHeader("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(signIn.getBodyAsString())
                .isEqualTo("grant_type=client_credentials&client_id=3MVG9%26key&client_secret=" + SECRET.value());
        var request = requests().getLast();
        assertThat(request.getMethod().getName()).isEqualTo("PATCH");
        assertThat(request.getUrl()).isEqualTo(UPSERT);
        assertThat(request.getHeader("authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(body(request)).isEqualTo(tree("""
                {'allOrNone':false,'records':[
                  {'attributes':{'type':'Lead'},'Email':'jane@acme.example','LastName':'Doe','Company':'[not provided]',
                   'LeadScoring_Id__c':'k1'},
                  {'attributes':{'type':'Lead'},'LeadScoring_Score__c':'82','LeadScoring_Stage__c':null,
                   'LeadScoring_Id__c':'k2'}]}"""));
    }

    @Test
    void what_leads_cannot_be_without_is_never_emptied() {
        letIn();
        stub(json("[{'id':'00Q1','success':true}]"));

        client.upsert(connection(), List.of(new Draft("k1", "00Q1", false, Map.of("Company", "", "LastName", " "))));

        assertThat(body(requests().getLast()).at("/records/0"))
                .isEqualTo(
                        tree(
                                "{'attributes':{'type':'Lead'},'Company':'[not provided]','LastName':'[not provided]','LeadScoring_Id__c':'k1'}"));
    }

    @Test
    void a_lead_that_is_not_taken_says_why() {
        letIn();
        stub(json("""
                [{'success':false,'errors':[{'statusCode':'DUPLICATES_DETECTED','message':'Use one of these records?','fields':[]}]},
                 {'id':'00Q2','success':true,'created':true,'errors':[]}]"""));

        assertThat(value(client.upsert(connection(), drafts("k1", "k2"))))
                .containsExactly(refused("DUPLICATES_DETECTED Use one of these records?"), done("00Q2", true));
    }

    @Test
    void a_lead_that_was_deleted_is_said_to_be_missing_since_only_a_new_one_lacks_what_was_not_sent() {
        letIn();
        var lacks =
                "{'success':false,'errors':[{'statusCode':'REQUIRED_FIELD_MISSING','message':'Required fields are missing: ["
                        + "%1$s]','fields':['%1$s']}]}";
        stub(json("[" + lacks.formatted("LastName") + "," + lacks.formatted("Title__c") + ","
                + lacks.formatted("Title__c") + "]"));

        assertThat(value(client.upsert(
                        connection(),
                        List.of(
                                new Draft("k1", "00Q1", false, Map.of("LeadScoring_Score__c", "82")),
                                new Draft("k2", "00Q2", false, Map.of("Title__c", "")),
                                new Draft("k3", null, false, Map.of())))))
                .containsExactly(
                        new CrmClient.Written.Missing(),
                        refused("REQUIRED_FIELD_MISSING Required fields are missing: [Title__c]"),
                        refused("REQUIRED_FIELD_MISSING Required fields are missing: [Title__c]"));
    }

    @Test
    void a_lead_that_somebody_holds_is_tried_later() {
        letIn();
        stub(json("[{'success':false,'errors':[{'statusCode':'UNABLE_TO_LOCK_ROW','message':'unable to obtain'}]}]"));

        assertThat(outcome(client.upsert(connection(), drafts("k1"))))
                .isEqualTo(new Outcome.Failed("UNABLE_TO_LOCK_ROW unable to obtain", null));
    }

    @Test
    void one_that_spoils_the_batch_holds_up_no_other() {
        letIn();
        SERVER.stubFor(patch(UPSERT)
                .withRequestBody(containing("\"k3\""))
                .atPriority(1)
                .willReturn(jsonResponse(
                        "[{\"errorCode\":\"JSON_PARSER_ERROR\",\"message\":\"Cannot deserialize instance of double\"}]",
                        400)));
        SERVER.stubFor(patch(UPSERT)
                .withRequestBody(containing("\"k1\""))
                .atPriority(2)
                .willReturn(json("[{'id':'1','success':true},{'id':'2','success':true}]")));
        stub(json("[{'id':'4','success':true,'created':true}]"));

        assertThat(client.upsert(connection(), drafts("k1", "k2", "k3", "k4")))
                .isEqualTo(new Got<>(
                        List.of(
                                done("1", false),
                                done("2", false),
                                refused("HTTP 400: JSON_PARSER_ERROR Cannot deserialize instance of double"),
                                done("4", true)),
                        6));
    }

    @Test
    void a_field_that_is_not_there_is_no_records_fault() {
        letIn();
        stub(jsonResponse(
                "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"No such column 'LeadScoring_Score__c' on sobject of type Lead\"}]",
                400));

        var reply = client.upsert(connection(), drafts("k1", "k2"));

        assertThat(outcome(reply)).isInstanceOf(Outcome.Gone.class);
        assertThat(outcome(reply).answer()).contains("LeadScoring_Score__c", "make the field");
        assertThat(reply.requests()).isEqualTo(2);
    }

    @Test
    void an_answer_about_fewer_records_is_a_failure() {
        letIn();
        stub(json("[{'id':'1','success':true}]"));

        assertThat(outcome(client.upsert(connection(), drafts("k1", "k2")))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_lead_that_is_adopted_is_given_its_key_first() {
        letIn();
        SERVER.stubFor(patch(DATA + "/composite/sobjects").willReturn(json("""
                [{'id':'00Q7','success':true,'errors':[]},
                 {'success':false,'errors':[{'statusCode':'CANNOT_UPDATE_CONVERTED_LEAD','message':'cannot reference converted lead'}]}]""")));
        stub(json("[{'id':'00Q7','success':true,'created':false}]"));

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", "00Q7", true, Map.of("LeadScoring_Score__c", "5")),
                        new Draft("k2", "00Q8", true, Map.of())));

        assertThat(reply)
                .isEqualTo(new Got<>(
                        List.of(
                                done("00Q7", false),
                                refused("CANNOT_UPDATE_CONVERTED_LEAD cannot reference converted lead")),
                        3));
        assertThat(body(requests().get(1))).isEqualTo(tree("""
                {'allOrNone':false,'records':[
                  {'attributes':{'type':'Lead'},'id':'00Q7','LeadScoring_Id__c':'k1'},
                  {'attributes':{'type':'Lead'},'id':'00Q8','LeadScoring_Id__c':'k2'}]}"""));
        assertThat(body(requests().getLast()).path("records").size()).isEqualTo(1);
    }

    @Test
    void requests_that_are_used_up_come_back_in_an_hour() {
        letIn();
        stub(jsonResponse(
                        "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"TotalRequests Limit exceeded.\"}]",
                        403)
                .withHeader("Sforce-Limit-Info", "api-usage=15000/15000"));

        assertThat(outcome(client.upsert(connection(), drafts("k1"))))
                .isEqualTo(new Outcome.Failed(
                        "HTTP 403: REQUEST_LIMIT_EXCEEDED TotalRequests Limit exceeded. (api-usage=15000/15000)",
                        Duration.ofHours(1)));
    }

    @Test
    void leads_are_found_by_address_unless_they_carry_a_key() {
        letIn();
        query(okJson("""
                {"done":true,"records":[{"Id":"00Q2","Email":"o'hara@acme.example"},{"Id":"00Q1","Email":"O'Hara@acme.example"},
                 {"Id":"00Q3","Email":"joe@acme.example"}]}"""));

        assertThat(client.find(connection(), List.of("O'HARA@acme.example", "a\\@b.example", "joe@acme.example")))
                .isEqualTo(new Got<>(Map.of("O'HARA@acme.example", "00Q2", "joe@acme.example", "00Q3"), 2));
        assertThat(asked(requests().getLast()))
                .isEqualTo("SELECT Id, Email FROM Lead WHERE Email IN ('O\\'HARA@acme.example','a\\\\@b.example',"
                        + "'joe@acme.example') AND IsConverted = false AND LeadScoring_Id__c = null"
                        + " ORDER BY LastModifiedDate DESC, Id DESC");
    }

    @Test
    void many_addresses_are_asked_for_by_several_queries() {
        letIn();
        query(json("{'done':true,'records':[]}"));
        var mails = IntStream.range(0, 200)
                .mapToObj(i -> "somebody.with.a.long.name" + i + "@subsidiary.example")
                .toList();

        client.find(connection(), mails);

        var asked = requests().stream().skip(1).toList();
        assertThat(asked)
                .hasSizeBetween(2, 8)
                .allMatch(request -> request.getUrl().length() < 5_000);
        assertThat(mails)
                .allMatch(mail ->
                        asked.stream().anyMatch(request -> asked(request).contains("'" + mail + "'")));
    }

    @Test
    void changes_come_by_pages() {
        letIn();
        query(json("""
                {'done':false,'nextRecordsUrl':'/services/data/v62.0/query/01gRO0000016PIAYA2-500','records':[
                  {'Id':'00Q1','LeadScoring_Id__c':'k1','SystemModstamp':'2027-01-05T10:01:00.250+0000','IsConverted':false,
                   'Status':'Working - Contacted','OwnerId':'0051'},
                  {'Id':'00Q2','LeadScoring_Id__c':'k2','SystemModstamp':'2027-01-05T10:02:00.000+0000','IsConverted':true,
                   'Status':'Qualified','OwnerId':null}]}"""));
        SERVER.stubFor(get("/services/data/v62.0/query/01gRO0000016PIAYA2-500")
                .willReturn(json("{'done':true,'records':[]}")));

        var first = value(client.changes(connection(), SINCE, null));

        assertThat(first.records())
                .containsExactly(
                        new Theirs(
                                "00Q1",
                                "k1",
                                Map.of("Status", "Working - Contacted", "OwnerId", "0051"),
                                Instant.parse("2027-01-05T10:01:00.250Z")),
                        new Theirs(
                                "00Q2",
                                "k2",
                                Map.of("Status", "Closed - Converted", "OwnerId", ""),
                                Instant.parse("2027-01-05T10:02:00Z")));
        assertThat(asked(requests().getLast()))
                .isEqualTo("SELECT Id, IsConverted, LeadScoring_Id__c, OwnerId, Status, SystemModstamp FROM Lead"
                        + " WHERE SystemModstamp >= 2027-01-05T10:00:00.500Z AND LeadScoring_Id__c != null"
                        + " ORDER BY SystemModstamp, Id");
        assertThat(value(client.changes(connection(), SINCE, first.next())).next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/query/1", "/services/data/v62.0/query/../../x"})
    void a_next_page_elsewhere_is_not_asked_for(String next) {
        letIn();
        query(json("{'records':[],'nextRecordsUrl':'" + next + "'}"));

        assertThat(outcome(client.changes(connection(), SINCE, null))).isInstanceOf(Outcome.Failed.class);
        assertThatIllegalArgumentException().isThrownBy(() -> client.changes(connection(), SINCE, next));
    }

    @Test
    void people_are_users_who_are_active() {
        letIn();
        query(json("""
                {'done':true,'records':[{'Id':'0051','Name':'Ann Meyer','Email':'ann@acme.example'},{'Id':'0052','Name':'Bot','Email':null}]}"""));

        assertThat(value(client.people(connection())))
                .containsExactly(new Person("0051", "Ann Meyer", "ann@acme.example"), new Person("0052", "Bot", ""));
        assertThat(asked(requests().getLast())).contains("FROM User WHERE IsActive = true");
    }

    @Test
    void a_check_says_which_fields_it_lacks_and_how_they_are_made() {
        letIn();
        SERVER.stubFor(get(DATA + "/sobjects/Lead/describe")
                .willReturn(json("""
                {'fields':[{'name':'Email'},{'name':'FirstName'},{'name':'LastName'},{'name':'Phone'},{'name':'Company'},
                  {'name':'LEADSCORING_Score__c'},{'name':'LeadScoring_Stage__c'},{'name':'LeadScoring_Link__c'},
                  {'name':'Status'},{'name':'OwnerId'}]}""").withHeader("Sforce-Limit-Info", "api-usage=18/15000")));

        var checked = value(client.check(connection()));

        assertThat(checked)
                .isEqualTo(new Checked(
                        checked.words(), List.of("LeadScoring_Id__c", "LeadScoring_Reasons__c"), List.of()));
        assertThat(checked.words()).contains("api-usage=18/15000", "Setup → Object Manager → Lead");
        assertThat(client.prepare(connection())).isEqualTo(new Got<>(List.of(), 0));
    }

    private static String asked(LoggedRequest request) {
        return request.queryParameter("q").firstValue();
    }

    private static void query(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get(urlPathEqualTo(DATA + "/query")).willReturn(answer));
    }

    static void stub(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(patch(UPSERT).atPriority(6).willReturn(answer));
    }

    static void signIn(String token, String instance) {
        SERVER.stubFor(post("/services/oauth2/token")
                .atPriority(1)
                .willReturn(aResponse()
                        .withBody("{\"access_token\":\"" + token + "\",\"instance_url\":\"" + instance + "\"}")));
    }
}
