package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.notify.http.OutboundHttp;
import tools.jackson.databind.JsonNode;

/** By {@code /jsonrpc}, as recorded from Odoo 14. */
class OdooClientTest extends CrmClientContract {

    private final CrmClient client = client(http);

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
        signIn();
    }

    @Override
    int requestsToBeLetIn() {
        return 1;
    }

    @Test
    void leads_are_loaded_by_our_key() {
        letIn();
        on("ir.model.data", "search_read", "[{'id':1,'name':'k2','res_id':12}]");
        on("crm.lead", "load", "{'ids':[11],'messages':[],'nextrow':0}", "k1");
        on("crm.lead", "load", "{'ids':[12],'messages':[],'nextrow':0}", "k2");

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", null, false, Map.of("contact_name", "Jane", "x_leadscoring_score", "82")),
                        new Draft("k2", "12", false, Map.of("x_leadscoring_score", "83", "user_id", "5"))));

        assertThat(reply).isEqualTo(new Got<>(List.of(done("11", true), done("12", false)), 4));
        assertThat(requests())
                .allMatch(request -> request.getHeader("content-type").equals("application/json"));
        assertThat(body(requests().getFirst())).isEqualTo(tree("""
                                {'jsonrpc':'2.0','method':'call','id':1,'params':{'service':'common','method':'authenticate',
                                 'args':['acme','ann@acme.example','%s',{}]}}""".formatted(SECRET.value())));
        assertThat(arguments(1)).isEqualTo(tree("""
                                {'domain':[['module','=','leadscoring'],['model','=','crm.lead'],['name','in',['k1','k2']]],
                                 'fields':['name','res_id'],'order':'id','limit':2,'context':{'active_test':false}}"""));
        assertThat(body(requests().get(2)).path("params")).isEqualTo(tree("""
                                {'service':'object','method':'execute_kw','args':['acme',7,'%s','crm.lead','load',[],
                                 {'fields':['id','contact_name','name','x_leadscoring_score'],
                                  'data':[['leadscoring.k1','Jane','Jane','82']]}]}""".formatted(SECRET.value())));
        assertThat(arguments(3)).isEqualTo(tree("""
                                {'fields':['id','user_id/.id','x_leadscoring_score'],'data':[['leadscoring.k2','5','83']]}"""));
    }

    @Test
    void a_lead_that_was_deleted_or_merged_away_is_said_to_be_missing_and_not_made_of_a_few_fields() {
        letIn();
        on("ir.model.data", "search_read", "[{'name':'k2','res_id':12}]");
        on("crm.lead", "load", "{'ids':[12]}");

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", "11", false, Map.of("x_leadscoring_score", "82")),
                        new Draft("k2", "12", false, Map.of("x_leadscoring_score", "83"))));

        assertThat(value(reply)).containsExactly(new CrmClient.Written.Missing(), done("12", false));
        assertThat(arguments(2))
                .isEqualTo(tree("{'fields':['id','x_leadscoring_score'],'data':[['leadscoring.k2','83']]}"));
    }

    @Test
    void whoever_is_lost_is_archived_without_a_chance_and_whoever_is_not_is_back() {
        letIn();
        on("ir.model.data", "search_read", "[{'name':'k1','res_id':1},{'name':'k2','res_id':2}]");
        on("crm.lead", "load", "{'ids':[1]}", "k1");
        on("crm.lead", "load", "{'ids':[2]}", "k2");

        client.upsert(
                connection(),
                List.of(
                        new Draft("k1", "1", false, Map.of("stage_id", "lost")),
                        new Draft("k2", "2", false, Map.of("stage_id", "Qualified"))));

        assertThat(arguments(2))
                .isEqualTo(tree("{'fields':['id','active','probability'],'data':[['leadscoring.k1','False','0']]}"));
        assertThat(arguments(3))
                .isEqualTo(
                        tree("{'fields':['id','active','stage_id'],'data':[['leadscoring.k2','True','Qualified']]}"));
    }

    @Test
    void leads_that_are_named_are_refused_and_the_others_sent_again() {
        letIn();
        on("ir.model.data", "search_read", "[]");
        on("crm.lead", "load", "{'ids':[1,3],'messages':[]}");
        SERVER.stubFor(execute("crm.lead", "load")
                .withRequestBody(containing("leadscoring.k2"))
                .atPriority(1)
                .willReturn(result("{'ids':false,'messages':[{'type':'error','record':1,'message':'no number'}]}")));

        assertThat(client.upsert(connection(), drafts("k1", "k2", "k3")))
                .isEqualTo(new Got<>(List.of(done("1", true), refused("no number"), done("3", true)), 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'result':{'ids':false,'messages':[{'type':'error','message':'not this one'}]}}",
                "{'error':{'code':200,'data':{'name':'odoo.exceptions.ValidationError','message':'not this one'}}}",
                "{'error':{'code':200,'data':{'name':'psycopg2.errors.CheckViolation','message':'not this one'}}}"
            })
    void a_lead_that_is_not_named_is_found_by_halves(String answer) {
        letIn();
        on("ir.model.data", "search_read", "[]");
        on("crm.lead", "load", "{'ids':[1,2]}", "leadscoring.k1");
        on("crm.lead", "load", "{'ids':[4]}", "leadscoring.k4");
        SERVER.stubFor(execute("crm.lead", "load")
                .withRequestBody(containing("leadscoring.k3"))
                .atPriority(1)
                .willReturn(json(answer)));

        var reply = client.upsert(connection(), drafts("k1", "k2", "k3", "k4"));

        assertThat(value(reply)).hasSize(4);
        assertThat(value(reply).get(0)).isEqualTo(done("1", true));
        assertThat(value(reply).get(1)).isEqualTo(done("2", true));
        assertThat(value(reply).get(2))
                .isInstanceOfSatisfying(
                        CrmClient.Written.Refused.class,
                        refused -> assertThat(refused.why()).endsWith("not this one"));
        assertThat(value(reply).get(3)).isEqualTo(done("4", true));
        assertThat(reply.requests()).isEqualTo(7);
    }

    @Test
    void a_lead_that_is_adopted_is_given_its_key_first() {
        letIn();
        SERVER.stubFor(execute("ir.model.data", "search_read")
                .withRequestBody(containing("\"name\",\"in\""))
                .willReturn(result("[]")));
        SERVER.stubFor(execute("ir.model.data", "search_read")
                .withRequestBody(containing("\"res_id\",\"in\""))
                .willReturn(result("[{'name':'k0','res_id':9}]")));
        on("crm.lead", "search_read", "[{'id':7},{'id':9}]");
        on("ir.model.data", "create", "[100]");
        on("crm.lead", "load", "{'ids':[7]}");

        var reply = client.upsert(
                connection(),
                List.of(
                        new Draft("k1", "7", true, Map.of("x_leadscoring_score", "5")),
                        new Draft("k2", "8", true, Map.of("x_leadscoring_score", "5")),
                        new Draft("k3", "9", true, Map.of("x_leadscoring_score", "5"))));

        assertThat(value(reply))
                .containsExactly(
                        done("7", false),
                        refused("Odoo has no lead 8 any more"),
                        refused("Odoo's lead 9 belongs to another lead of ours"));
        assertThat(body(requests().get(4)).at("/params/args/5"))
                .isEqualTo(tree("[[{'module':'leadscoring','name':'k1','model':'crm.lead','res_id':7}]]"));
        assertThat(arguments(5))
                .isEqualTo(tree("{'fields':['id','x_leadscoring_score'],'data':[['leadscoring.k1','5']]}"));
    }

    @Test
    void leads_are_found_by_address_unless_they_carry_a_key() {
        letIn();
        on("crm.lead", "search_read", """
                [{'id':3,'email_from':'Jane <jane@acme.example>','email_normalized':'jane@acme.example'},
                 {'id':2,'email_from':'JANE@acme.example','email_normalized':'jane@acme.example'},
                 {'id':1,'email_from':'joe@acme.example','email_normalized':false},
                 {'id':4,'email_from':false,'email_normalized':false}]""");
        on("ir.model.data", "search_read", "[{'name':'k9','res_id':3}]");

        assertThat(client.find(connection(), List.of("Jane@acme.example", "joe@acme.example", "no@acme.example")))
                .isEqualTo(new Got<>(Map.of("Jane@acme.example", "2", "joe@acme.example", "1"), 3));
        assertThat(arguments(1).path("order").stringValue()).isEqualTo("write_date desc, id desc");
        assertThat(arguments(1).path("context")).isEqualTo(tree("{'active_test':false}"));
        assertThat(arguments(1).at("/domain/0").stringValue()).isEqualTo("|");
    }

    @Test
    void changes_say_status_and_owner_as_we_mean_them() {
        letIn();
        on("crm.lead", "search_read", """
                [{'id':1,'write_date':'2027-01-05 10:01:00','active':true,'probability':20.0,'stage_id':[2,'Qualified'],'user_id':[5,'Ann']},
                 {'id':2,'write_date':'2027-01-05 10:02:00','active':true,'probability':100.0,'stage_id':[4,'Closed'],'user_id':false,'date_closed':'2025-03-04 09:00:00'},
                 {'id':3,'write_date':'2027-01-05 10:03:00','active':false,'probability':0.0,'stage_id':[4,'Closed'],'user_id':false,'date_closed':false},
                 {'id':4,'write_date':'2027-01-05 10:04:00','active':false,'probability':30.0,'stage_id':false,'user_id':false},
                 {'id':5,'write_date':'2027-01-05 10:05:00','active':true,'probability':0.0,'stage_id':[1,'New'],'user_id':false}]""");
        on(
                "ir.model.data",
                "search_read",
                "[{'name':'k1','res_id':1},{'name':'k2','res_id':2},{'name':'k3','res_id':3},{'name':'k4','res_id':4}]");
        on("crm.stage", "search_read", "[{'id':4}]");

        var reply = client.changes(connection(), SINCE, null);

        assertThat(reply)
                .isEqualTo(new Got<>(
                        new Changes(
                                List.of(
                                        theirs(1, "Qualified", "5"),
                                        theirs(2, "Won", "", Instant.parse("2025-03-04T09:00:00Z")),
                                        theirs(3, "Lost", ""),
                                        theirs(4, "", "")),
                                null),
                        4));
        assertThat(arguments(1)).isEqualTo(tree("""
                                {'domain':[['write_date','>=','2027-01-05 10:00:00']],
                                 'fields':['write_date','date_closed','active','probability','stage_id','user_id'],
                                 'order':'write_date, id','limit':500,'context':{'active_test':false}}"""));
    }

    private static Theirs theirs(int n, String status, String owner) {
        return theirs(n, status, owner, null);
    }

    private static Theirs theirs(int n, String status, String owner, @Nullable Instant ended) {
        return new Theirs(
                "" + n,
                "k" + n,
                Map.of("stage_id", status, "user_id", owner),
                Instant.parse("2027-01-05T10:0" + n + ":00Z"),
                ended);
    }

    @Test
    void a_full_page_goes_on_with_its_last_second() {
        letIn();
        var leads = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> "{'id':" + i + ",'write_date':'2027-01-05 10:01:0" + (i < 400 ? 1 : 2) + "'}")
                .collect(Collectors.joining(",", "[", "]"));
        on("crm.lead", "search_read", leads);
        on("ir.model.data", "search_read", "[{'name':'k399','res_id':399},{'name':'k400','res_id':400}]");
        on("crm.stage", "search_read", "[]");

        var changes = value(client.changes(connection(), SINCE, null));

        assertThat(changes.records()).extracting(Theirs::key).containsExactly("k399");
        assertThat(changes.next())
                .isEqualTo("t." + Instant.parse("2027-01-05T10:01:02Z").getEpochSecond() + ".0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x.1.0", "t.1", "t.1.0 or 1=1"})
    void a_page_nobody_gave_out_is_a_defect(String page) {
        assertThatIllegalArgumentException().isThrownBy(() -> client.changes(connection(), SINCE, page));
    }

    @Test
    void people_are_users_of_the_house() {
        letIn();
        on("res.users", "search_read", """
                [{'id':2,'name':'Ann Meyer','email':'ann@acme.example','login':'ann'},
                 {'id':3,'name':'Bob','email':false,'login':'bob@acme.example'},{'id':4,'name':'Bot','email':false,'login':'bot'}]""");

        assertThat(value(client.people(connection())))
                .containsExactly(
                        new Person("2", "Ann Meyer", "ann@acme.example"),
                        new Person("3", "Bob", "bob@acme.example"),
                        new Person("4", "Bot", ""));
        assertThat(arguments(1).path("domain")).isEqualTo(tree("[['share','=',false],['active','=',true]]"));
    }

    @Test
    void a_check_says_who_we_are_and_which_fields_it_lacks() {
        letIn();
        fields();

        assertThat(client.check(connection()))
                .isEqualTo(new Got<>(
                        new Checked(
                                "Signed in to Odoo as ann@acme.example, user 7",
                                List.of("phone", "x_leadscoring_score", "x_leadscoring_reasons", "x_leadscoring_link"),
                                List.of("x_leadscoring_score", "x_leadscoring_reasons", "x_leadscoring_link")),
                        2));
    }

    @Test
    void fields_of_ours_are_made() {
        letIn();
        fields();
        on("ir.model", "search_read", "[{'id':300}]");
        on("ir.model.fields", "create", "[1,2,3]");

        assertThat(value(client.prepare(connection())))
                .containsExactly("x_leadscoring_score", "x_leadscoring_reasons", "x_leadscoring_link");
        assertThat(body(requests().getLast()).at("/params/args/5/0/0")).isEqualTo(tree("""
                                {'name':'x_leadscoring_score','field_description':'Lead scoring: score','model_id':300,
                                 'ttype':'integer','state':'manual'}"""));
        assertThat(body(requests().getLast()).at("/params/args/5/0/1/ttype").stringValue())
                .isEqualTo("text");
        assertThat(body(requests().getLast()).at("/params/args/5/0/2/ttype").stringValue())
                .isEqualTo("char");
    }

    @Test
    void a_load_that_is_too_large_is_halved() {
        letIn();
        on("ir.model.data", "search_read", "[]");
        on("crm.lead", "load", "{'ids':[1]}");
        SERVER.stubFor(execute("crm.lead", "load")
                .withRequestBody(containing("leadscoring.k1"))
                .withRequestBody(containing("leadscoring.k2"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(413)));

        assertThat(value(client.upsert(connection(), drafts("k1", "k2"))))
                .containsExactly(done("1", true), done("1", true));
    }

    static void signIn() {
        SERVER.stubFor(post("/jsonrpc")
                .withRequestBody(matchingJsonPath("$.params.method", equalTo("authenticate")))
                .atPriority(1)
                .willReturn(json("{'jsonrpc':'2.0','id':1,'result':7}")));
    }

    private static void fields() {
        on("crm.lead", "fields_get", """
                {'name':{'type':'char'},'contact_name':{'type':'char'},'email_from':{'type':'char'},
                 'partner_name':{'type':'char'},'x_leadscoring_stage':{'type':'char'},'stage_id':{'type':'many2one'},
                 'user_id':{'type':'many2one'}}""");
    }

    private static JsonNode arguments(int request) {
        return body(requests().get(request)).at("/params/args/6");
    }

    static MappingBuilder execute(String model, String method) {
        return post("/jsonrpc")
                .withRequestBody(matchingJsonPath("$.params.args[3]", equalTo(model)))
                .withRequestBody(matchingJsonPath("$.params.args[4]", equalTo(method)));
    }

    static void on(String model, String method, String result) {
        SERVER.stubFor(execute(model, method).atPriority(6).willReturn(result(result)));
    }

    static void on(String model, String method, String result, String within) {
        SERVER.stubFor(execute(model, method)
                .withRequestBody(containing(within))
                .atPriority(4)
                .willReturn(result(result)));
    }

    static ResponseDefinitionBuilder result(String result) {
        return json("{'jsonrpc':'2.0','id':1,'result':" + result + "}");
    }
}
