package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContracts;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreBook.Offender;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** What every database must do beyond the ports' contracts: keep transactions apart, and notice what was tampered with. */
abstract class JdbcPortsContract extends PortContracts {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    protected abstract JdbcPorts ports();

    @Nested
    class OfHeldRows extends HeldRowsContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfTwoNodes extends TwoNodesContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfAging extends AgingContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfErasingWhileSending extends ErasingWhileSendingContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfBundles extends BundlesContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfTakenTurns extends TakenTurnsContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class OfLeadVersions extends LeadVersionsContract {
        @Override
        protected JdbcPorts ports() {
            return JdbcPortsContract.this.ports();
        }
    }

    @Nested
    class Races {

        @Test
        void of_sixteen_that_meet_an_unknown_visitor_at_once_one_makes_the_lead() throws Exception {
            var workspace = ports().newWorkspace();
            var visitor = new Identifier(IdentifierType.ANONYMOUS_ID, "visitor");
            var created = new AtomicInteger();

            var leads = atOnce(
                    16,
                    () -> ports().transactions().run(() -> {
                        ports().identityBook().reserve(workspace, List.of(visitor));
                        var found = ports().identityBook().leadsOf(workspace, List.of(visitor));
                        if (!found.isEmpty()) {
                            return found.iterator().next();
                        }
                        var before = ports().identityBook().load(workspace, Set.of());
                        var resolution = before.after(List.of(visitor), List.of(), () -> {
                            created.incrementAndGet();
                            return new LeadId(ports().ids().next());
                        });
                        ports().identityBook().save(workspace, before, resolution, NOW);
                        return resolution.leadOf(visitor);
                    }));

            assertThat(leads).hasSize(16).containsOnly(leads.getFirst());
            assertThat(created).hasValue(1);
        }

        @Test
        void a_lock_on_a_lead_keeps_others_waiting() throws Exception {
            var workspace = ports().newWorkspace();
            var lead = lead(workspace);

            atOnce(
                    8,
                    () -> ports().transactions().run(() -> {
                        var locked = ports().leads()
                                .lock(workspace, Set.of(lead.id()))
                                .get(lead.id());
                        var marks = locked.traits().text("n").orElse("") + "+";
                        var changed = locked.seen(
                                new Attributes(Map.of("n", marks)), locked.profile(), locked.standing(), NOW);
                        ports().leads().save(workspace, List.of(new Findable(changed, Set.of())));
                        return true;
                    }));

            assertThat(ports().leads().byId(workspace, lead.id()))
                    .hasValueSatisfying(
                            after -> assertThat(after.traits().text("n")).contains("+".repeat(8)));
        }

        private <T> List<T> atOnce(int many, Callable<T> work) throws InterruptedException, ExecutionException {
            var barrier = new CyclicBarrier(many);
            try (var threads = Executors.newFixedThreadPool(many)) {
                var futures = IntStream.range(0, many)
                        .mapToObj(i -> threads.submit(() -> {
                            barrier.await();
                            return work.call();
                        }))
                        .toList();
                var results = new ArrayList<T>();
                for (var future : futures) {
                    results.add(future.get());
                }
                return results;
            }
        }
    }

    @Nested
    class MergesOfOld {

        @Test
        void a_merge_logged_before_it_was_written_down_who_was_on_which_side_says_so() {
            var workspace = ports().newWorkspace();
            var ended = lead(workspace).id();
            var survivor = lead(workspace).id();
            ports().database()
                    .sql("""
                            insert into lead_merges (workspace_id, ended_id, survivor_id, merged_at)
                            values (:workspace, :ended, :survivor, :at)
                            """)
                    .param("workspace", Columns.bytes(workspace.value()))
                    .param("ended", Columns.bytes(ended.value()))
                    .param("survivor", Columns.bytes(survivor.value()))
                    .param("at", Columns.utc(NOW))
                    .update();

            assertThat(ports().merges().of(workspace, survivor))
                    .singleElement()
                    .satisfies(merge ->
                            assertThat(merge).isEqualTo(new Merge(merge.id(), ended, survivor, NOW, null, null, null)));
        }
    }

    @Nested
    class Proof {

        @Test
        void a_total_that_was_tampered_with_is_found() {
            assertThat(problemsAfter("update scores set total = total + 1, intent = intent + 1 where lead_id = :lead"))
                    .anySatisfy(problem ->
                            assertThat(problem).contains("the total is 66").contains("sum to 65"));
        }

        @Test
        void an_entry_that_was_tampered_with_is_found() {
            assertThat(
                            problemsAfter(
                                    "update ledger_entries set score_before = score_before + 1 where lead_id = :lead and seq = 1"))
                    .anySatisfy(problem -> assertThat(problem).contains("entry 1 goes from 16"));
        }

        @Test
        void an_entry_that_is_gone_is_found() {
            assertThat(problemsAfter("delete from ledger_entries where lead_id = :lead and seq = 0"))
                    .anySatisfy(problem -> assertThat(problem).contains("its 1 of 2 entries"));
        }

        @Test
        void entries_without_a_score_are_found() {
            assertThat(problemsAfter("delete from scores where lead_id = :lead"))
                    .anySatisfy(problem -> assertThat(problem).contains("entries but no score"));
        }

        @Test
        void what_nobody_tampered_with_holds() {
            assertThat(problemsAfter("update leads set name = 'Ann' where id = :lead"))
                    .isEmpty();
        }

        /** What the proof says of a scored lead after this statement; all is undone then. */
        private List<String> problemsAfter(String statement) {
            var problems = new ArrayList<String>();
            var workspace = ports().newWorkspace();
            var lead = lead(workspace);
            assertThatThrownBy(() -> ports().transactions().run(() -> {
                        score(workspace, lead);
                        ports().database()
                                .sql(statement)
                                .param("lead", Columns.bytes(lead.id().value()))
                                .update();
                        ports().scoreBook().prove().offenders().stream()
                                .filter(offender -> offender.lead().equals(lead.id()))
                                .map(Offender::problem)
                                .forEach(problems::add);
                        throw new UndoneException();
                    }))
                    .isInstanceOf(UndoneException.class);
            return problems;
        }

        private void score(WorkspaceId workspace, Lead lead) {
            var model = WebsitePoints.model(new ModelId(ports().ids().next()));
            ports().scoringModels().add(workspace, model, true, NOW);
            var scored = Replays.replay(
                    Replays.scorer(model), List.of(event("page_view_pricing", 0), event("demo_requested", 1)));
            ports().scoreBook()
                    .write(
                            workspace,
                            model.id(),
                            List.of(new Change(lead.id(), ScoreState.START, false, scored, "hot", null, false, true)));
        }
    }

    private Lead lead(WorkspaceId workspace) {
        var lead = Lead.heardOf(new LeadId(ports().ids().next()), NOW, new Standing(0, "cold", null));
        ports().leads().add(workspace, List.of(lead));
        return lead;
    }

    private Event event(String type, int second) {
        return new Event(
                new EventId(ports().ids().next()),
                new EventKey(
                        NOW.plusSeconds(second),
                        type,
                        new SourceId(ports().ids().next())),
                new EventType(type),
                type,
                NOW.plusSeconds(second),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    private static final class UndoneException extends RuntimeException {}
}
