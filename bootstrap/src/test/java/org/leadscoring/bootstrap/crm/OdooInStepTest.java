package org.leadscoring.bootstrap.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.crm.SyncRun;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Spec OUT-4 on real leads and a real CRM: sent, sent again, changed on either side, and the CRM gone in the middle. Needs the
 * leads in {@code LEADSCORING_TEST_LEADS_CSV} and Odoo as {@link RealOdoo} says.
 */
class OdooInStepTest {

    private static final String LEADS = "LEADSCORING_TEST_LEADS_CSV";
    private static final int MESSAGES_PER_BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Instant FIRST_VISIT = Instant.parse("2026-11-01T08:00:00Z");

    private final List<String> told = new ArrayList<>();

    @Test
    void real_leads_and_a_real_crm_stay_in_step(@TempDir Path folder) throws Exception {
        assumeTrue(
                System.getenv(RealOdoo.URL) != null && System.getenv(LEADS) != null,
                "no Odoo to keep in step: set " + RealOdoo.URL + " and " + LEADS + " to run this test");
        var odoo = new RealOdoo();
        try (var server = TestServer.embedded(folder, "--leadscoring.delivery.allow-private-addresses=127.0.0.0/8")) {
            var leads = people(server);
            var before = odoo.leads();
            var world = connected(server, odoo);

            var first = world.until("sent", run -> run.kind() == SyncRun.Kind.ALL);
            assertThat(first.tally().created()).isEqualTo(leads);
            assertThat(odoo.leads()).isEqualTo(before + leads);

            var again = world.run("sent again", Wish.ALL);
            assertThat(again.tally().examined()).isEqualTo(leads);
            assertThat(again.tally().created() + again.tally().updated()).isZero();

            changed(server, 0, 500);
            var changed = world.run("500 changed", null);
            assertThat(changed.tally().updated()).isEqualTo(500);
            assertThat(changed.tally().created()).isZero();

            won(world, odoo);
            gone(world, server, odoo);

            assertThat(odoo.leads()).isEqualTo(before + leads);
            world.sayTheSame(odoo, leads);
        } finally {
            told.forEach(System.out::println);
        }
    }

    private int people(TestServer server) throws IOException {
        var batch = new ArrayList<String>();
        var people = 0;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(Path.of(System.getenv(LEADS)))) {
            for (var row : rows) {
                var person = people++;
                batch.add(message(
                        "identify",
                        person,
                        0,
                        ",\"traits\":{\"email\":\"" + mail(person) + "\",\"name\":\"Lead "
                                + row.getField("Lead Number") + "\",\"city\":\""
                                + row.getField("City").replace("\"", "") + "\"}"));
                batch.add(message("track", person, 1, ",\"event\":\"page_view_pricing\""));
                if (batch.size() >= MESSAGES_PER_BATCH) {
                    send(server, batch);
                }
            }
        }
        send(server, batch);
        return people;
    }

    private static String mail(int person) {
        return "lead" + person + "@leads.example";
    }

    /** These people do something that scores. */
    private static void changed(TestServer server, int from, int to) {
        var batch = new ArrayList<String>();
        for (int person = from; person < to; person++) {
            batch.add(message("track", person, 2, ",\"event\":\"demo_requested\""));
        }
        send(server, batch);
    }

    private static String message(String type, int person, int number, String rest) {
        return "{\"type\":\"" + type + "\",\"userId\":\"person-" + person + "\",\"messageId\":\"" + person + "-"
                + number + "\",\"timestamp\":\"" + FIRST_VISIT.plusSeconds(number * 60L) + "\"" + rest + "}";
    }

    private static void send(TestServer server, List<String> batch) {
        for (int from = 0; from < batch.size(); from += MESSAGES_PER_BATCH) {
            var some = batch.subList(from, Math.min(from + MESSAGES_PER_BATCH, batch.size()));
            var answer =
                    server.post("/v1/batch", "key-of-the-first-source", "{\"batch\":[" + String.join(",", some) + "]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        batch.clear();
    }

    private World connected(TestServer server, RealOdoo odoo) {
        var editing = server.bean(EditConnections.class);
        var admin = server.bean(Users.class)
                .byUsername("admin")
                .orElseThrow()
                .user()
                .id();
        var connection = editing.create(server.workspace(), "Odoo", odoo.crm(), admin);
        // Addresses of a former run stand in the CRM still: these people are others.
        editing.change(
                server.workspace(),
                connection.id(),
                connection.name(),
                connection.crm(),
                Duration.ofDays(1),
                null,
                false,
                OnErasure.KEEP,
                admin);
        assertThat(editing.prepare(server.workspace(), connection.id())).isInstanceOf(Got.class);
        editing.turn(server.workspace(), connection.id(), true, admin);
        return new World(server, connection.id());
    }

    /** Fifty are won in the CRM; here they are then, too, and nothing is written back. */
    private void won(World world, RealOdoo odoo) {
        var fifty = world.links();
        var ids = fifty.stream().map(World::record).toList();
        odoo.call("crm.lead", "action_set_won", List.of(ids), Map.of());

        var pulled = world.run("50 won", null);
        assertThat(pulled.tally().pulled()).isEqualTo(50);
        assertThat(pulled.tally().created() + pulled.tally().updated()).isZero();
        for (var link : fifty) {
            assertThat(world.status(link.lead())).isEqualTo(LeadStatus.WON);
        }

        var quiet = world.run("nothing new", null);
        assertThat(quiet.tally().pulled()
                        + quiet.tally().created()
                        + quiet.tally().updated())
                .isZero();
    }

    /** It stops while 2,000 leads are being sent, and comes back. */
    private void gone(World world, TestServer server, RealOdoo odoo) throws Exception {
        if (System.getenv(RealOdoo.COMMAND) == null) {
            told.add("Odoo was not stopped: set " + RealOdoo.COMMAND + " to do so, too");
            return;
        }
        changed(server, 1_000, 3_000);
        var begun = Instant.now();
        world.begin(null);
        world.await(() -> world.latest().tally().updated() >= 200);
        RealOdoo.run("stop");
        world.await(() -> world.latest().trouble() != null);
        var stopped = world.latest();
        assertThat(stopped.endedAt()).isNull();
        RealOdoo.run("start");
        assertThat(odoo.leads()).isPositive();

        var ended = world.until("gone in the middle", run -> !run.begunAt().isBefore(begun));
        assertThat(stopped.tally().updated()).isBetween(200L, 1_999L);
        // What it had taken and could not say it had is written again, and is the same.
        assertThat(ended.tally().updated()).isBetween(2_000L, 2_100L);
        assertThat(ended.tally().created()).isZero();
    }

    /** The connection, and what became of its runs. */
    private final class World {

        private final TestServer server;
        private final WorkspaceId workspace;
        private final ConnectionId connection;

        World(TestServer server, ConnectionId connection) {
            this.server = server;
            this.workspace = server.workspace();
            this.connection = connection;
        }

        void begin(@Nullable Wish wish) {
            server.bean(EditConnections.class).runNow(workspace, connection, wish);
        }

        SyncRun run(String what, @Nullable Wish wish) {
            var now = Instant.now();
            begin(wish);
            return until(what, run -> !run.begunAt().isBefore(now));
        }

        SyncRun latest() {
            return server.bean(SyncRuns.class).latest(connection, 1).getFirst();
        }

        SyncRun until(String what, Predicate<SyncRun> wanted) {
            await(() -> server.bean(SyncRuns.class).latest(connection, 1).stream()
                    .anyMatch(run -> wanted.test(run) && run.endedAt() != null));
            var run = latest();
            var ended = run.endedAt();
            var millis =
                    ended == null ? 0 : Duration.between(run.begunAt(), ended).toMillis();
            told.add("%s: %,d looked at, %,d made, %,d changed, %,d taken, %,d requests, %d.%d s"
                    .formatted(
                            what,
                            run.tally().examined(),
                            run.tally().created(),
                            run.tally().updated(),
                            run.tally().pulled(),
                            run.tally().requests(),
                            millis / 1_000,
                            millis % 1_000 / 100));
            assertThat(run.tally().refused()).isZero();
            return run;
        }

        /** It is the timers of the server that work. */
        void await(BooleanSupplier over) {
            Eventually.holds(over, PATIENCE, () -> told + ", " + trouble());
        }

        private String trouble() {
            return server.bean(SyncRuns.class).latest(connection, 1).toString();
        }

        /** The links of those who stand first in the list of leads. */
        List<Link> links() {
            var first = server.bean(FindLeads.class).page(workspace, LeadFilter.ALL, null, null).rows().stream()
                    .map(row -> row.lead().id())
                    .limit(50)
                    .collect(Collectors.toSet());
            assertThat(first).hasSize(50);
            return server.bean(Transactions.class)
                    .run(() -> List.copyOf(
                            server.bean(Links.class).of(connection, first).values()));
        }

        static int record(Link link) {
            return Integer.parseInt(String.valueOf(link.external()));
        }

        LeadStatus status(LeadId lead) {
            return server.bean(Leads.class).byId(workspace, lead).orElseThrow().status();
        }

        /** Every record has the score of its lead. */
        void sayTheSame(RealOdoo odoo, int leads) {
            var scores = new HashMap<Integer, Integer>();
            var all = odoo.call(
                    "ir.model.data",
                    "search_read",
                    List.of(List.of(List.of("module", "=", "leadscoring"), List.of("model", "=", "crm.lead"))),
                    Map.of("fields", List.of("name", "res_id")));
            var ids = new ArrayList<Integer>();
            var byKey = new HashMap<Integer, LeadId>();
            for (var row : all) {
                var name = row.get("name").asString();
                if (name.matches("[0-9a-f-]{36}")) {
                    byKey.put(row.get("res_id").asInt(), new LeadId(UUID.fromString(name)));
                    ids.add(row.get("res_id").asInt());
                }
            }
            for (var record : odoo.call(
                    "crm.lead",
                    "search_read",
                    List.of(List.of(List.of("id", "in", ids))),
                    Map.of("fields", List.of("x_leadscoring_score"), "context", Map.of("active_test", false)))) {
                scores.put(
                        record.get("id").asInt(),
                        record.get("x_leadscoring_score").asInt());
            }
            var ours = server.bean(Leads.class).byIds(workspace, Set.copyOf(byKey.values()));
            var same = byKey.entrySet().stream()
                    .filter(entry -> ours.containsKey(entry.getValue()))
                    .filter(entry -> scores.get(entry.getKey())
                            .equals(ours.get(entry.getValue()).standing().score()))
                    .collect(Collectors.toSet());
            assertThat(same).hasSize(leads);
        }
    }
}
