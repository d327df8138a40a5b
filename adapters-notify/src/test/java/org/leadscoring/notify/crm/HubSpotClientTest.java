package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.OutboundHttp;

class HubSpotClientTest extends CrmClientContract {

    private static final String CONTACTS = "/crm/v3/objects/contacts";

    private final CrmClient client = client(http);

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
    void contacts_are_written_by_our_key() {
        stub("/batch/upsert", json("""
                {'status':'COMPLETE','results':[
                  {'id':'512','new':false,'objectWriteTraceId':'k2','properties':{'email':'joe@acme.example'}},
                  {'id':'511','new':true,'properties':{'leadscoring_id':'k1'}}]}"""));

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", null, false, Map.of("email", "jane@acme.example", "leadscoring_score", "82")),
                        new Draft("k2", "512", false, Map.of("leadscoring_stage", ""))));

        assertThat(reply).isEqualTo(new Got<>(List.of(done("511", true), done("512", false)), 1));
        var request = requests().getFirst();
        assertThat(request.getHeader("authorization")).isEqualTo("Bearer " + SECRET.value());
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
        assertThat(body(request)).isEqualTo(tree("""
                {'inputs':[
                  {'objectWriteTraceId':'k1','idProperty':'leadscoring_id','id':'k1',
                   'properties':{'email':'jane@acme.example','leadscoring_score':'82'}},
                  {'objectWriteTraceId':'k2','idProperty':'leadscoring_id','id':'k2','properties':{'leadscoring_stage':''}}]}"""));
    }

    @Test
    void a_contact_that_is_not_taken_says_why() {
        stub("/batch/upsert", jsonResponse("""
                {"status":"COMPLETE","numErrors":1,"results":[{"id":"511","new":true,"objectWriteTraceId":"k1"}],
                 "errors":[{"status":"error","category":"VALIDATION_ERROR","message":"Property values were not valid",
                            "context":{"objectWriteTraceId":["k2"]}}]}""", 207));

        assertThat(client.upsert(connection(), drafts("k1", "k2")))
                .isEqualTo(new Got<>(List.of(done("511", true), refused("Property values were not valid")), 1));
    }

    @Test
    void a_contact_that_is_not_taken_and_not_named_is_found_by_asking_again() {
        stub("/batch/upsert", jsonResponse("""
                {"results":[{"id":"511","new":true,"objectWriteTraceId":"k1"}],
                 "errors":[{"status":"error","message":"Contact already exists. Existing ID: 7"}]}""", 207));
        SERVER.stubFor(post(CONTACTS + "/batch/upsert")
                .withRequestBody(containing("k2"))
                .atPriority(2)
                .willReturn(jsonResponse("""
                        {"status":"error","message":"Contact already exists. Existing ID: 7","category":"CONFLICT"}""", 409)));
        SERVER.stubFor(post(CONTACTS + "/batch/upsert")
                .withRequestBody(containing("k1"))
                .withRequestBody(containing("k2"))
                .atPriority(1)
                .willReturn(jsonResponse("""
                        {"results":[{"id":"511","new":true,"objectWriteTraceId":"k1"}],
                         "errors":[{"status":"error","message":"Contact already exists"}]}""", 207)));

        assertThat(client.upsert(connection(), drafts("k1", "k2")))
                .isEqualTo(new Got<>(
                        List.of(done("511", true), refused("HTTP 409: Contact already exists. Existing ID: 7")), 2));
    }

    @Test
    void one_that_spoils_the_batch_holds_up_no_other() {
        for (var key : List.of("k1", "k2", "k3", "k4")) {
            SERVER.stubFor(post(CONTACTS + "/batch/upsert")
                    .withRequestBody(containing("\"" + key + "\""))
                    .atPriority(5)
                    .willReturn(json("{'results':[{'id':'" + key + "0','new':true}]}")));
        }
        SERVER.stubFor(post(CONTACTS + "/batch/upsert")
                .withRequestBody(containing("\"k3\""))
                .atPriority(1)
                .willReturn(jsonResponse("{\"status\":\"error\",\"message\":\"Invalid input JSON\"}", 400)));
        SERVER.stubFor(post(CONTACTS + "/batch/upsert")
                .withRequestBody(containing("\"k1\""))
                .withRequestBody(containing("\"k2\""))
                .atPriority(2)
                .willReturn(json(
                        "{'results':[{'id':'10','objectWriteTraceId':'k1'},{'id':'20','objectWriteTraceId':'k2'}]}")));

        assertThat(client.upsert(connection(), drafts("k1", "k2", "k3", "k4")))
                .isEqualTo(new Got<>(
                        List.of(
                                done("10", false),
                                done("20", false),
                                refused("HTTP 400: Invalid input JSON"),
                                done("k40", true)),
                        5));
    }

    @ParameterizedTest
    @ValueSource(ints = {207, 400})
    void properties_that_are_not_there_are_no_records_fault(int status) {
        stub("/batch/upsert", jsonResponse("""
                {"status":"error","message":"Not valid","results":[],"errors":[
                  {"message":"[{\\"error\\":\\"PROPERTY_DOESNT_EXIST\\"}]","context":{"objectWriteTraceId":["k1"]}}]}""", status));

        var reply = client.upsert(connection(), drafts("k1", "k2", "k3"));

        assertThat(outcome(reply))
                .isEqualTo(new Outcome.Gone("HTTP " + status + ": Not valid – have the missing properties made,"
                        + " or take them out of the fields of this connection"));
        assertThat(reply.requests()).isEqualTo(1);
    }

    @Test
    void a_contact_that_is_adopted_is_given_its_key_first() {
        stub("/batch/update", jsonResponse("""
                {"results":[{"id":"7","objectWriteTraceId":"k1"}],
                 "errors":[{"message":"No contact with ID 8","context":{"objectWriteTraceId":["k2"]}}]}""", 207));
        stub("/batch/upsert", json("""
                {'results':[{'id':'7','new':false,'objectWriteTraceId':'k1'},{'id':'9','new':true,'objectWriteTraceId':'k3'}]}"""));

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", "7", true, Map.of("leadscoring_score", "5")),
                        new Draft("k2", "8", true, Map.of("leadscoring_score", "5")),
                        draft("k3")));

        assertThat(reply)
                .isEqualTo(new Got<>(List.of(done("7", false), refused("No contact with ID 8"), done("9", true)), 2));
        assertThat(body(requests().getFirst())).isEqualTo(tree("""
                {'inputs':[{'objectWriteTraceId':'k1','id':'7','properties':{'leadscoring_id':'k1'}},
                           {'objectWriteTraceId':'k2','id':'8','properties':{'leadscoring_id':'k2'}}]}"""));
        assertThat(body(requests().getLast()).at("/inputs/0/id").stringValue()).isEqualTo("k1");
        assertThat(body(requests().getLast()).path("inputs").size()).isEqualTo(2);
    }

    @Test
    void an_answer_that_leaves_records_out_is_a_failure() {
        stub("/batch/upsert", json("{'results':[{'id':'1','objectWriteTraceId':'k1'}]}"));

        assertThat(outcome(client.upsert(connection(), drafts("k1", "k2"))).answer())
                .startsWith("it does not say what came of 1 of 2 records");
    }

    @Test
    void an_id_that_is_none_is_a_failure() {
        stub("/batch/upsert", json("{'results':[{'id':'" + "1".repeat(101) + "','objectWriteTraceId':'k1'}]}"));

        assertThat(outcome(client.upsert(connection(), drafts("k1")))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void whoever_is_a_customer_here_becomes_one_there() {
        stub("/batch/upsert", json("{'results':[{'id':'1'}]}"));

        client.upsert(connection(), List.of(new Draft("k1", "1", false, Map.of("hs_lead_status", "customer"))));

        assertThat(body(requests().getFirst()).at("/inputs/0/properties"))
                .isEqualTo(tree("{'lifecyclestage':'customer'}"));
    }

    @Test
    void contacts_are_found_by_address_unless_they_carry_a_key() {
        stub("/batch/read", jsonResponse("""
                {"results":[
                   {"id":"1","properties":{"email":"jane@acme.example","leadscoring_id":null}},
                   {"id":"2","properties":{"email":"joe@acme.example","leadscoring_id":"k9"}},
                   {"id":"3","properties":{"email":"new@acme.example","hs_additional_emails":"old@acme.example;older@acme.example"}}],
                 "errors":[{"status":"error","category":"OBJECT_NOT_FOUND","context":{"ids":["no@acme.example"]}}]}""", 207));

        assertThat(client.find(
                        connection(),
                        List.of("Jane@Acme.example", "joe@acme.example", "no@acme.example", "older@acme.example")))
                .isEqualTo(new Got<>(Map.of("Jane@Acme.example", "1", "older@acme.example", "3"), 1));
        assertThat(body(requests().getFirst())).isEqualTo(tree("""
                {'idProperty':'email','properties':['email','hs_additional_emails','leadscoring_id'],
                 'inputs':[{'id':'Jane@Acme.example'},{'id':'joe@acme.example'},{'id':'no@acme.example'},{'id':'older@acme.example'}]}"""));
    }

    @Test
    void changes_come_by_pages() {
        stub("/search", json("""
                {'total':3,'paging':{'next':{'after':'200'}},'results':[
                  {'id':'1','properties':{'leadscoring_id':'k1','lastmodifieddate':'2027-01-05T10:01:00.250Z',
                     'hs_lead_status':'OPEN','hubspot_owner_id':'77','lifecyclestage':'lead'}},
                  {'id':'2','properties':{'leadscoring_id':'k2','lastmodifieddate':'2027-01-05T10:02:00Z',
                     'hs_lead_status':'OPEN','hubspot_owner_id':null,'lifecyclestage':'customer'}},
                  {'id':'4','properties':{'leadscoring_id':'k4','lastmodifieddate':'soon'}},
                  {'id':'3','properties':{'leadscoring_id':'','lastmodifieddate':'2027-01-05T10:02:00Z'}}]}"""));

        var first = value(client.changes(connection(), SINCE, null));

        assertThat(first.records())
                .containsExactly(
                        new Theirs(
                                "1",
                                "k1",
                                Map.of("hs_lead_status", "OPEN", "hubspot_owner_id", "77"),
                                Instant.parse("2027-01-05T10:01:00.250Z")),
                        new Theirs(
                                "2",
                                "k2",
                                Map.of("hs_lead_status", "customer", "hubspot_owner_id", ""),
                                Instant.parse("2027-01-05T10:02:00Z")));
        assertThat(body(requests().getFirst())).isEqualTo(tree("""
                {'filterGroups':[{'filters':[
                    {'propertyName':'lastmodifieddate','operator':'GTE','value':'1799143200500'},
                    {'propertyName':'leadscoring_id','operator':'HAS_PROPERTY'}]}],
                 'sorts':[{'propertyName':'lastmodifieddate','direction':'ASCENDING'}],
                 'properties':['leadscoring_id','lastmodifieddate','lifecyclestage','hs_lead_status','hubspot_owner_id'],
                 'limit':200}"""));

        stub("/search", json("{'total':3,'results':[]}"));
        var second = value(client.changes(connection(), SINCE, first.next()));

        assertThat(second.records()).isEmpty();
        assertThat(second.next()).isNull();
        // By the last date, not by a number: what changes meanwhile moves to the end.
        assertThat(body(requests().getLast())
                        .at("/filterGroups/0/filters/0/value")
                        .stringValue())
                .isEqualTo(Long.toString(Instant.parse("2027-01-05T10:02:00Z").toEpochMilli()));
        assertThat(body(requests().getLast()).has("after")).isFalse();
    }

    @Test
    void all_of_one_date_are_read_by_their_ids_if_they_fill_a_page() {
        var date = Instant.parse("2027-01-05T10:09:00Z");
        var results = IntStream.range(0, 200)
                .mapToObj(i -> "{'id':'" + (1_000 + i) + "','properties':{'leadscoring_id':'k" + i
                        + "','lastmodifieddate':'" + date + "'}}")
                .collect(Collectors.joining(","));
        stub("/search", json("{'paging':{'next':{'after':'200'}},'results':[" + results + "]}"));

        var next = value(client.changes(connection(), SINCE, "t." + date.toEpochMilli() + ".0"))
                .next();
        assertThat(next).isEqualTo("i." + date.toEpochMilli() + ".0");

        stub("/search", json("{'paging':{'next':{'after':'200'}},'results':[" + results + "]}"));
        var more = value(client.changes(connection(), SINCE, next)).next();
        assertThat(more).isEqualTo("i." + date.toEpochMilli() + ".1199");
        assertThat(body(requests().getLast()).at("/filterGroups/0/filters"))
                .isEqualTo(tree("""
                [{'propertyName':'lastmodifieddate','operator':'EQ','value':'%s'},
                 {'propertyName':'leadscoring_id','operator':'HAS_PROPERTY'},
                 {'propertyName':'hs_object_id','operator':'GT','value':'0'}]""".formatted(date.toEpochMilli())));

        stub("/search", json("{'results':[" + results + "]}"));
        assertThat(value(client.changes(connection(), SINCE, more)).next())
                .isEqualTo("t." + (date.toEpochMilli() + 1) + ".0");
    }

    @Test
    void a_page_nobody_gave_out_is_a_defect() {
        assertThatIllegalArgumentException().isThrownBy(() -> client.changes(connection(), SINCE, "200"));
    }

    @Test
    void people_come_by_pages() {
        SERVER.stubFor(get("/crm/v3/owners?limit=100").willReturn(json("""
                {'results':[{'id':'1','email':'ann@acme.example','firstName':'Ann','lastName':'Meyer','userId':5}],
                 'paging':{'next':{'after':'MQ=='}}}""")));
        SERVER.stubFor(get("/crm/v3/owners?limit=100&after=MQ%3D%3D").willReturn(json("""
                {'results':[{'id':'2','email':'bob@acme.example','firstName':'','lastName':''},{'email':'no-id@acme.example'}]}""")));

        assertThat(client.people(connection()))
                .isEqualTo(new Got<>(
                        List.of(
                                new Person("1", "Ann Meyer", "ann@acme.example"),
                                new Person("2", "bob@acme.example", "bob@acme.example")),
                        2));
    }

    @Test
    void a_check_says_whose_account_it_is_and_which_properties_it_lacks() {
        SERVER.stubFor(
                get("/account-info/v3/details").willReturn(json("{'portalId':12345,'uiDomain':'app.hubspot.com'}")));
        properties();

        assertThat(client.check(connection()))
                .isEqualTo(new Got<>(
                        new Checked(
                                "Signed in to HubSpot account 12345 app.hubspot.com",
                                List.of("leadscoring_id", "phone", "leadscoring_reasons"),
                                List.of("leadscoring_id", "leadscoring_reasons")),
                        2));
    }

    @Test
    void properties_of_ours_are_made() {
        properties();
        SERVER.stubFor(post("/crm/v3/properties/contacts").willReturn(jsonResponse("{}", 201)));

        assertThat(client.prepare(connection()))
                .isEqualTo(new Got<>(List.of("leadscoring_id", "leadscoring_reasons"), 3));
        assertThat(body(requests().get(1))).isEqualTo(tree("""
                {'name':'leadscoring_id','label':'Lead scoring: id','groupName':'contactinformation','type':'string',
                 'fieldType':'text','hasUniqueValue':true}"""));
        assertThat(body(requests().get(2))).isEqualTo(tree("""
                {'name':'leadscoring_reasons','label':'Lead scoring: reasons','groupName':'contactinformation','type':'string',
                 'fieldType':'textarea','hasUniqueValue':false}"""));
    }

    @Test
    void a_property_somebody_else_made_in_between_was_not_made_by_us() {
        properties();
        SERVER.stubFor(
                post("/crm/v3/properties/contacts").willReturn(aResponse().withStatus(409)));

        assertThat(value(client.prepare(connection()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TEN_SECONDLY_ROLLING,10", "DAILY,3600", "SECONDLY,10"})
    void a_limit_says_by_its_name_how_long_to_wait(String policy, int seconds) {
        var body =
                "{\"status\":\"error\",\"message\":\"You have reached your limit.\",\"errorType\":\"RATE_LIMIT\",\"policyName\":\""
                        + policy + "\"}";

        assertThat(failed(jsonResponse(body, 429)))
                .isEqualTo(new Outcome.Failed("HTTP 429: You have reached your limit.", Duration.ofSeconds(seconds)));
        assertThat(failed(jsonResponse(body, 429).withHeader("Retry-After", "3")))
                .isEqualTo(new Outcome.Failed("HTTP 429: You have reached your limit.", Duration.ofSeconds(3)));
    }

    private static void properties() {
        SERVER.stubFor(get("/crm/v3/properties/contacts").willReturn(json("""
                {'results':[{'name':'email'},{'name':'firstname'},{'name':'lastname'},{'name':'company'},
                  {'name':'leadscoring_score'},{'name':'leadscoring_stage'},{'name':'leadscoring_link'},
                  {'name':'hs_lead_status'},{'name':'hubspot_owner_id'}]}""")));
    }

    private static void stub(String path, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(CONTACTS + path).atPriority(6).willReturn(answer));
    }
}
