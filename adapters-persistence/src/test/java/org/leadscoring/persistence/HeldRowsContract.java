package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.recalculation.RunningPublications;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What every database must do about rows that another transaction holds: nodes share the work without waiting. */
abstract class HeldRowsContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private JdbcPorts ports;
    private WorkspaceId workspace;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void workspace() {
        ports = ports();
        workspace = ports.newWorkspace();
    }

    @Test
    void leads_that_another_transaction_holds_are_passed_over() {
        var held = lead();
        var free = lead();

        var locked = ports.transactions().run(() -> {
            ports.leads().lock(workspace, Set.of(held));
            return elsewhere(() -> ports.leads().lockFree(workspace, Set.of(held, free)));
        });

        assertThat(locked).containsOnlyKeys(free);
        assertThat(ports.transactions().run(() -> ports.leads().lockFree(workspace, Set.of(held, free))))
                .containsOnlyKeys(held, free);
    }

    @Test
    void a_lead_can_be_locked_while_another_transaction_writes_the_score_of_its_workspaces_other_leads() {
        var one = lead();
        var other = lead();

        var locked = ports.transactions().run(() -> {
            ports.leads().lock(workspace, Set.of(one));
            return elsewhere(() -> ports.leads().lock(workspace, Set.of(other)));
        });

        assertThat(locked).containsOnlyKeys(other);
    }

    @Test
    void a_publication_that_another_transaction_works_on_is_passed_over() {
        var publications = new RunningPublications(ports.publications());
        var longAgo = Instant.parse("1980-01-01T00:00:00Z");
        var models =
                Stream.generate(() -> new ModelId(ports.ids().next())).limit(2).toList();
        ports.transactions().run(() -> {
            publications.ask(workspace, models.get(0), longAgo);
            publications.ask(workspace, models.get(1), longAgo.plusSeconds(1));
            return true;
        });

        try {
            var next = ports.transactions().run(() -> {
                var mine = publications.next(longAgo).orElseThrow();
                return List.of(mine, elsewhere(() -> publications.next(longAgo)).orElseThrow());
            });

            assertThat(next).isEqualTo(models);
        } finally {
            ports.transactions().run(() -> {
                models.forEach(model -> publications.end(workspace, model, NOW));
                return true;
            });
        }
    }

    @Test
    void a_simulation_that_another_transaction_works_on_is_passed_over() {
        var draft = WebsitePoints.model(new ModelId(ports.ids().next()));
        var frame = Frame.of(draft, draft, SlaPolicy.STANDARD, ZoneOffset.UTC, NOW);
        ports.transactions().run(() -> {
            ports.scoringModels().addDraft(workspace, draft, NOW);
            ports.simulations()
                    .add(
                            workspace,
                            new SimulationRun(
                                    draft.id(),
                                    draft.id(),
                                    draft.definition(),
                                    new UserId(ports.ids().next()),
                                    null,
                                    0,
                                    Simulation.none(frame),
                                    List.of(),
                                    null));
            return true;
        });

        var held = ports.transactions().run(() -> {
            assertThat(ports.simulations().hold(draft.id())).isPresent();
            return elsewhere(() -> ports.simulations().hold(draft.id()));
        });

        assertThat(held).isEmpty();
    }

    private LeadId lead() {
        var lead = Lead.heardOf(new LeadId(ports.ids().next()), NOW, new Standing(0, "", null));
        ports.leads().add(workspace, List.of(lead));
        return lead.id();
    }

    /** What work in another transaction, at the same time, comes to. */
    private <T> T elsewhere(Supplier<T> work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> ports.transactions().run(work)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
