package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;

/** Simulations and publications in a world, each from its beginning to its end. */
final class Simulating {

    private Simulating() {}

    /** A draft of the primary model. */
    static ModelId draft(World where, Definition definition) {
        var name = where.ports.scoringModels().live(where.workspace).getFirst().name();
        var draft = new ScoringModel(
                new ModelId(where.ports.ids().next()),
                name,
                1 + where.ports.scoringModels().versions(where.workspace).size(),
                definition);
        where.ports.scoringModels().addDraft(where.workspace, draft, where.now());
        return draft.id();
    }

    /** What came of the simulation of a draft. */
    static SimulationRun simulated(World world, ModelId draft) {
        world.application.simulateModel.start(world.workspace, draft, World.ADMIN);
        world.application.simulateModel.work();
        return world.application.simulateModel.view(world.workspace, draft).last();
    }

    /** Without the minute in which a publication waits for others to end: time stands still. */
    static void publish(World world, ModelId draft, boolean acts) {
        var application = world.application;
        application.publishModel.publish(world.workspace, draft, acts, World.ADMIN);
        application.publishModel.work();
        var was = application.clock.instant();
        application.clock.advance(Duration.ofSeconds(61));
        application.publishModel.work();
        assertThat(world.ports.publications().all(world.workspace).getFirst().finishedAt())
                .isNotNull();
        application.clock.set(was);
    }
}
