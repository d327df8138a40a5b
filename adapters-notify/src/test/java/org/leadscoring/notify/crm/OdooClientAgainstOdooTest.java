package org.leadscoring.notify.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;

/**
 * The client and a real Odoo. It makes leads and fields of its own and leaves them there. Set {@code LEADSCORING_TEST_ODOO_URL},
 * as an environment variable or a system property, to run it.
 */
class OdooClientAgainstOdooTest {

    private static final String URL = "LEADSCORING_TEST_ODOO_URL";

    private final OutboundHttp http = new OutboundHttp(HttpLimits.RECORDS, PrivateAddresses.parse("127.0.0.0/8"));
    private final OdooClient client = new OdooClient(http, Clock.systemUTC());

    /** In every address and key of a run, so that runs do not disturb each other. */
    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void aRealOdoo() {
        assumeTrue(
                !setting(URL, "").isEmpty(),
                "there is no real Odoo: start one and set " + URL + ", for example to http://127.0.0.1:18069");
        CrmServer.value(client.prepare(connection()));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void fields_of_ours_are_made_once() {
        var checked = CrmServer.value(client.check(connection()));

        assertThat(checked.words()).startsWith("Signed in to Odoo as " + login() + ", user ");
        assertThat(checked.missing()).isEmpty();
        assertThat(CrmServer.value(client.prepare(connection()))).isEmpty();
    }

    @Test
    void leads_are_made_changed_and_left_alone() {
        var first = upsert(draft("a", Map.of("name", "Jane", "x_leadscoring_score", "12", "phone", "123")));
        assertThat(first)
                .first()
                .isInstanceOfSatisfying(
                        Written.Done.class, done -> assertThat(done.created()).isTrue());

        var again = upsert(
                draft("a", Map.of("x_leadscoring_score", "13")),
                draft("b", Map.of("email_from", "joe@" + run + ".example", "x_leadscoring_reasons", "one\ntwo")),
                draft("c", Map.of("phone", "")));

        assertThat(again.getFirst()).isEqualTo(new Written.Done(id(first.getFirst()), false));
        assertThat(again).allSatisfy(written -> assertThat(written).isInstanceOf(Written.Done.class));
        assertThat(changes(Instant.now().minusSeconds(5)))
                .extracting(Theirs::key)
                .contains(key("a"), key("b"), key("c"));
    }

    @Test
    void a_lead_that_is_not_taken_holds_up_no_other() {
        var written = upsert(
                draft("a", Map.of("name", "A", "stage_id", "Qualified")),
                draft("b", Map.of("name", "B", "stage_id", "No such stage")),
                draft("c", Map.of("name", "C", "stage_id", "New")),
                draft("d", Map.of("name", "D", "probability", "no number")),
                draft("e", Map.of("name", "E", "user_id", "999999")));

        assertThat(written.getFirst()).isInstanceOf(Written.Done.class);
        assertThat(written.get(1))
                .isEqualTo(new Written.Refused("No matching record found for name 'No such stage' in field 'Stage'"));
        assertThat(written.get(2)).isInstanceOf(Written.Done.class);
        assertThat(written.get(3)).isInstanceOf(Written.Refused.class);
        assertThat(written.get(4)).isInstanceOf(Written.Refused.class);
    }

    @Test
    void status_and_owner_go_there_and_come_back() {
        var me = CrmServer.value(client.people(connection())).stream()
                .filter(person -> !person.mail().isEmpty())
                .map(Person::id)
                .findFirst()
                .orElseThrow();
        upsert(
                draft("lost", Map.of("name", "L", "stage_id", "Lost", "user_id", me)),
                draft("won", Map.of("name", "W", "stage_id", "Won", "user_id", "")),
                draft("new", Map.of("name", "N", "stage_id", "New")),
                draft("back", Map.of("name", "B", "stage_id", "lost")));
        upsert(draft("back", Map.of("stage_id", "Qualified", "user_id", me)));

        var statuses = new HashMap<String, String>();
        var owners = new HashMap<String, String>();
        changes(Instant.now().minusSeconds(5)).forEach(theirs -> {
            statuses.put(theirs.key(), theirs.values().get("stage_id"));
            owners.put(theirs.key(), theirs.values().get("user_id"));
        });
        assertThat(statuses)
                .containsEntry(key("lost"), "Lost")
                .containsEntry(key("won"), "Won")
                .containsEntry(key("new"), "New")
                .containsEntry(key("back"), "Qualified");
        assertThat(owners)
                .containsEntry(key("lost"), me)
                .containsEntry(key("won"), "")
                .containsEntry(key("back"), me);
    }

    @Test
    void leads_are_found_by_address_and_adopted_once() {
        var mail = "Jane.Doe@" + run + ".Example";
        var theirs = Long.toString(OdooByHand.lead(http, crm(), "Jane", "Jane Doe <" + mail + ">"));
        assertThat(found(mail)).isEqualTo(Map.of(mail, theirs));

        var written = upsert(
                new Draft(key("a"), theirs, true, Map.of("x_leadscoring_score", "7")),
                new Draft(key("b"), theirs, true, Map.of("x_leadscoring_score", "8")),
                new Draft(key("c"), "99999999", true, Map.of()));

        assertThat(written.getFirst()).isEqualTo(new Written.Done(theirs, false));
        assertThat(written.get(1)).isInstanceOf(Written.Refused.class);
        assertThat(written.get(2)).isEqualTo(new Written.Refused("Odoo has no lead 99999999 any more"));
        assertThat(found(mail)).isEmpty();
        assertThat(upsert(new Draft(key("a"), theirs, true, Map.of())))
                .containsExactly(new Written.Done(theirs, false));
    }

    @Test
    void leads_are_erased_by_number_or_by_key_once_and_again() {
        var written = upsert(draft("gone", Map.of("name", "G")), draft("unheard", Map.of("name", "U")));
        var known = new Doomed(key("gone"), id(written.getFirst()));
        var unknown = new Doomed(key("unheard"), null);

        for (int time = 0; time < 2; time++) {
            assertThat(CrmServer.value(client.erase(connection(), known))).isEqualTo(new Erased.Done());
            assertThat(CrmServer.value(client.erase(connection(), unknown))).isEqualTo(new Erased.Done());
        }

        var left = changes(Instant.now().minusSeconds(60)).stream().map(Theirs::key);
        assertThat(left).doesNotContain(key("gone"), key("unheard"));
        // The keys went with the records: these are made anew.
        assertThat(upsert(draft("unheard", Map.of("name", "U"))).getFirst())
                .isInstanceOfSatisfying(
                        Written.Done.class, done -> assertThat(done.created()).isTrue());
    }

    @Test
    void a_field_that_is_not_there_is_no_leads_fault() {
        var reply = client.upsert(connection(), List.of(draft("a", Map.of("x_nowhere", "1"))));

        assertThat(CrmServer.outcome(reply)).isInstanceOf(Outcome.Gone.class);
        assertThat(CrmServer.outcome(reply).answer()).contains("x_nowhere");
    }

    @Test
    void a_wrong_key_and_a_wrong_database_are_to_be_mended() {
        for (var wrong : List.of(
                new Crm.Odoo(crm().url(), crm().database(), login(), new Secret("wrong"), Crm.Odoo.Api.JSON_RPC),
                new Crm.Odoo(crm().url(), "nowhere", login(), crm().key(), Crm.Odoo.Api.JSON_RPC))) {
            var connection = connection().changed("x", wrong, Connection.EVERY, null, false);

            assertThat(CrmServer.outcome(client.check(connection))).isInstanceOf(Outcome.Gone.class);
        }
    }

    @Test
    void a_thousand_leads_are_loaded_and_all_of_them_read() {
        var since = Instant.now().minusSeconds(1);
        var ids = new HashSet<String>();

        var made = load(
                ids,
                i -> Map.of(
                        "name", "Lead " + i,
                        "contact_name", "Lead " + i,
                        "email_from", "lead" + i + "@" + run + ".example",
                        "x_leadscoring_score", Integer.toString(i),
                        "x_leadscoring_stage", "hot"));
        var changed = load(ids, i -> Map.of("x_leadscoring_score", Integer.toString(-i)));

        assertThat(ids).hasSize(1_000);
        var read = changes(since);
        assertThat(read.stream().map(Theirs::external).filter(ids::contains).distinct())
                .hasSize(1_000);
        assertThat(made.plus(changed)).isLessThan(Duration.ofMinutes(3));
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, "1,000 leads made in " + made + ", changed in " + changed);
    }

    /** Loads a thousand leads in calls of a hundred. Returns how long it took. */
    private Duration load(Set<String> ids, IntFunction<Map<String, String>> fields) {
        var start = System.nanoTime();
        for (int from = 0; from < 1_000; from += client.most()) {
            var drafts = IntStream.range(from, from + client.most())
                    .mapToObj(i -> draft("n" + i, fields.apply(i)))
                    .toList();
            CrmServer.value(client.upsert(connection(), drafts)).forEach(written -> ids.add(id(written)));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<Theirs> changes(Instant since) {
        var all = new ArrayList<Theirs>();
        String page = null;
        int pages = 0;
        do {
            var changes = CrmServer.value(client.changes(connection(), since, page));
            all.addAll(changes.records());
            page = changes.next();
            assertThat(++pages).as("pages").isLessThan(30);
        } while (page != null);
        return all;
    }

    private Map<String, String> found(String mail) {
        return CrmServer.value(client.find(connection(), List.of(mail, "nobody@" + run + ".example")));
    }

    private List<Written> upsert(Draft... drafts) {
        return CrmServer.value(client.upsert(connection(), List.of(drafts)));
    }

    private Draft draft(String name, Map<String, String> fields) {
        return new Draft(key(name), null, false, fields);
    }

    private String key(String name) {
        return name + "-" + run;
    }

    private static String id(Written written) {
        return ((Written.Done) written).external();
    }

    private Connection connection() {
        return new Connection(
                new ConnectionId(new UUID(0, 1)),
                new WorkspaceId(new UUID(0, 2)),
                "Odoo",
                crm(),
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(Crm.Kind.ODOO),
                Connection.OnErasure.KEEP);
    }

    private static Crm.Odoo crm() {
        return new Crm.Odoo(
                URI.create(setting(URL, "http://127.0.0.1:18069").replaceFirst("/jsonrpc$", "")),
                setting("LEADSCORING_TEST_ODOO_DB", "crm"),
                login(),
                new Secret(setting("LEADSCORING_TEST_ODOO_PASSWORD", "admin")),
                Crm.Odoo.Api.JSON_RPC);
    }

    private static String login() {
        return setting("LEADSCORING_TEST_ODOO_LOGIN", "admin");
    }

    private static String setting(String name, String otherwise) {
        var environment = System.getenv().getOrDefault(name, otherwise);
        return System.getProperty(name, environment);
    }
}
