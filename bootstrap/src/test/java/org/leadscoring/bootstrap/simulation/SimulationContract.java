package org.leadscoring.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.simulation.CompareLeads;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.application.simulation.Simulations;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.bootstrap.wiring.Timers;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What is simulated on a real database is what stands there once it is published; who dies in between leaves no trace. */
abstract class SimulationContract {

    private static final int LEADS = 450;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final UserId ADMIN = new UserId(new UUID(9, 9));
    private static final List<String> TYPES = List.of(
            "demo_requested",
            "email_opened",
            "page_view_pricing",
            "whitepaper_downloaded",
            "unsubscribed",
            "page_view");

    private Tenant tenant;
    private WorkspaceId workspace;

    protected abstract TestServer server();

    @BeforeEach
    void people() {
        tenant = server().newTenant();
        workspace = tenant.workspace();
        var start = Instant.now().minus(Duration.ofDays(12));
        var messages = IntStream.range(0, LEADS)
                .boxed()
                .flatMap(lead -> IntStream.range(0, 1 + lead % 4)
                        .mapToObj(n -> message(lead, n, start.plus(Duration.ofMinutes(lead + 2_000L * n)))))
                .collect(Collectors.joining(","));
        assertThat(server().post("/v1/batch", tenant.key(), "{\"batch\":[" + messages + "]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server().bean(Publications.class).leads(workspace)).isGreaterThan(400);
    }

    @Test
    void the_matrix_and_the_counts_are_those_that_stand_after_publishing() {
        var draft = draft();
        server().bean(SimulateModel.class).start(workspace, draft.id(), ADMIN);
        eventually(() -> view(draft).last() != null);
        var counted = view(draft).last().counted();
        var before = leads();
        var clocks = clocks(before.keySet());

        server().bean(PublishModel.class).publish(workspace, draft.id(), false, ADMIN);
        eventually(() -> server().bean(ScoringModels.class)
                        .byId(workspace, draft.id())
                        .orElseThrow()
                        .state()
                == ModelState.LIVE);

        assertThat(counted.moved()).isPositive();
        assertMatrix(counted, before, leads());
        assertThat(clocks(before.keySet())).isEqualTo(clocks);
    }

    @Test
    void one_whose_worker_died_is_gone_on_with_by_another_and_comes_to_the_same() {
        var draft = draft();
        server().bean(Timers.class).holding(() -> {
            var undisturbed = simulated(draft, newNode(server().bean(Transactions.class)));
            newNode(server().bean(Transactions.class)).start(workspace, draft.id(), ADMIN);
            var dying = newNode(new DyingTransactions(server().bean(Transactions.class)));

            assertThatThrownBy(dying::work).isInstanceOf(DeathException.class);
            var left = view(draft).running();
            newNode(server().bean(Transactions.class)).work();

            assertThat(left.done()).isEqualTo(200);
            assertThat(left.cursor()).isNotNull();
            assertThat(view(draft).running()).isNull();
            assertThat(view(draft).last().counted()).isEqualTo(undisturbed.counted());
        });
    }

    private SimulationRun simulated(ScoringModel draft, SimulateModel node) {
        node.start(workspace, draft.id(), ADMIN);
        node.work();
        return view(draft).last();
    }

    /** A node on the same database, at which time stands still. */
    private SimulateModel newNode(Transactions transactions) {
        return new SimulateModel(
                transactions,
                server().bean(ScoringModels.class),
                server().bean(Simulations.class),
                server().bean(Publications.class),
                server().bean(CompareLeads.class),
                server().bean(SlaPolicies.class),
                server().bean(Workspaces.class),
                Clock.fixed(Instant.parse("2026-11-20T12:00:00.123456Z"), ZoneOffset.UTC),
                _ -> {});
    }

    private static void assertMatrix(Simulation counted, Map<LeadId, Lead> before, Map<LeadId, Lead> after) {
        var frame = counted.frame();
        var moves = new HashMap<List<String>, Long>();
        before.forEach((id, lead) -> moves.merge(
                List.of(lead.standing().stage(), after.get(id).standing().stage()), 1L, Long::sum));
        for (int row = 0; row < frame.before().size(); row++) {
            for (int column = 0; column < frame.after().size(); column++) {
                var move = List.of(frame.before().get(row), frame.after().get(column));
                assertThat(counted.moves().get(row).get(column))
                        .as(move.toString())
                        .isEqualTo(moves.getOrDefault(move, 0L));
            }
        }
        assertThat(counted.leads()).isEqualTo(after.size()).isEqualTo(before.size());
        assertThat(counted.movers())
                .hasSize(Simulation.MOVERS)
                .allSatisfy(mover -> assertThat(mover.after())
                        .isEqualTo(after.get(mover.lead()).standing().score()));
    }

    private Map<LeadId, Lead> leads() {
        return server().bean(Leads.class).byIds(workspace, Set.copyOf(all()));
    }

    private List<LeadId> all() {
        return server().bean(Publications.class).leadsAfter(workspace, null, 10_000);
    }

    private Map<LeadId, SlaClock> clocks(Set<LeadId> leads) {
        return server().bean(SlaClocks.class).of(workspace, leads);
    }

    private SimulateModel.View view(ScoringModel draft) {
        return server().bean(SimulateModel.class).view(workspace, draft.id());
    }

    /** The primary model with a demo of 90 points and other stages. */
    private ScoringModel draft() {
        var primary = server().bean(ScoringModels.class).live(workspace).getFirst();
        var rules = primary.rules().stream()
                .map(rule -> rule.id().equals("demo_requested")
                        ? new Rule(rule.id(), rule.event(), 90, rule.category(), rule.limit())
                        : rule)
                .toList();
        var ladder =
                new StageLadder("cold", List.of(new Stage("warm", 20), new Stage("hot", 60), new Stage("sql", 95)));
        var draft = new ScoringModel(
                new ModelId(server().bean(Ids.class).next()),
                primary.name(),
                primary.version() + 1,
                Definition.points(primary.scale(), rules, ladder));
        server().bean(ScoringModels.class).addDraft(workspace, draft, Instant.now());
        return draft;
    }

    private static String message(int lead, int n, Instant at) {
        return """
                {"type":"track","userId":"u%d","messageId":"m%d-%d","event":"%s","timestamp":"%s"}
                """.formatted(lead, lead, n, TYPES.get((lead + n) % TYPES.size()), at);
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it took longer than " + PATIENCE).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Lets one chunk through and dies in the next, after its work and before its commit. */
    private static final class DyingTransactions implements Transactions {

        private final Transactions real;
        private final AtomicInteger left = new AtomicInteger(1);

        DyingTransactions(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T run(Supplier<T> work) {
            return real.run(() -> {
                var result = work.get();
                if (left.getAndDecrement() <= 0) {
                    throw new DeathException();
                }
                return result;
            });
        }
    }

    private static final class DeathException extends RuntimeException {}
}
