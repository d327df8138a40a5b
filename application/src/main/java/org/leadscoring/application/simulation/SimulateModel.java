package org.leadscoring.application.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Shows what a draft would make of all leads before it is published (spec UI-2). All are scored in the background, in
 * chunks, as a publication would score them; nothing is written but the simulation's own row. After a crash any node goes
 * on with the next chunk.
 */
public final class SimulateModel {

    private static final int CHUNK = 200;

    private final Transactions transactions;
    private final ScoringModels models;
    private final Simulations simulations;
    private final Publications publications;
    private final CompareLeads leads;
    private final SlaPolicies policies;
    private final Workspaces workspaces;
    private final Clock time;
    private final Consumer<Duration> pause;

    /** @param pause waits; told after each chunk how long that took, so that whoever else needs the machine gets it, too */
    public SimulateModel(
            Transactions transactions,
            ScoringModels models,
            Simulations simulations,
            Publications publications,
            CompareLeads leads,
            SlaPolicies policies,
            Workspaces workspaces,
            Clock time,
            Consumer<Duration> pause) {
        this.transactions = transactions;
        this.models = models;
        this.simulations = simulations;
        this.publications = publications;
        this.leads = leads;
        this.policies = policies;
        this.workspaces = workspaces;
        this.time = time;
        this.pause = pause;
    }

    /**
     * Begins to simulate a draft; {@link #work} does it. If one of it runs already, that goes on.
     *
     * @param by who asks for it
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft
     */
    public SimulationRun start(WorkspaceId workspace, ModelId model, UserId by) {
        return transactions.run(() -> {
            var draft = models.lock(workspace, model).orElseThrow(() -> new UnknownModelException(model));
            if (draft.state() != ModelState.DRAFT) {
                throw new ModelNotDraftException(draft.model(), draft.state());
            }
            return simulations.running(workspace, model).orElseGet(() -> {
                var run = begin(workspace, draft.model(), by);
                simulations.add(workspace, run);
                return run;
            });
        });
    }

    private SimulationRun begin(WorkspaceId workspace, ScoringModel draft, UserId by) {
        var inForce = inForce(workspace, draft);
        var frame = Frame.of(inForce, draft, policies.of(workspace), zone(workspace), time.instant());
        return new SimulationRun(
                draft.id(),
                inForce.id(),
                draft.definition(),
                by,
                null,
                publications.leads(workspace),
                Simulation.none(frame),
                List.of(),
                null);
    }

    /** Ends the simulation that runs of a version, if one does; the last result stays. */
    public void cancel(WorkspaceId workspace, ModelId model) {
        transactions.run(() -> {
            simulations.remove(workspace, model);
            return model;
        });
    }

    /**
     * How it stands with the simulation of a version.
     *
     * @throws UnknownModelException if the workspace has no such version
     */
    public View view(WorkspaceId workspace, ModelId model) {
        return transactions.run(() -> {
            var version = models.byId(workspace, model).orElseThrow(() -> new UnknownModelException(model));
            var last = simulations.last(workspace, model).orElse(null);
            var comparedWith = last == null || version.state() == ModelState.DRAFT
                    ? inForce(workspace, version.model())
                    : models.byId(workspace, last.inForce())
                            .map(Version::model)
                            .orElseGet(() -> inForce(workspace, version.model()));
            return new View(
                    version,
                    comparedWith,
                    drives(workspace, version.model()),
                    simulations.running(workspace, model).orElse(null),
                    last,
                    last == null ? Set.of() : changes(workspace, version, last));
        });
    }

    /**
     * Works on what is to be simulated, chunk by chunk with pauses, until there is nothing left to do for this node. A
     * simulation that fails does not hold up the others.
     *
     * @return how many chunks were done
     * @throws RuntimeException what the first that failed threw, after all others were worked on
     */
    public int work() {
        var failures = new ArrayList<RuntimeException>();
        var left = new HashSet<ModelId>();
        var chunks = 0;
        for (var next = next(left); next.isPresent(); next = next(left)) {
            var model = next.get();
            var began = time.instant();
            try {
                if (transactions.run(() -> chunk(model))) {
                    chunks++;
                    pause.accept(Duration.between(began, time.instant()));
                } else {
                    left.add(model);
                }
            } catch (RuntimeException e) {
                left.add(model);
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return chunks;
    }

    private Optional<ModelId> next(Set<ModelId> left) {
        return simulations.unfinished().stream()
                .filter(model -> !left.contains(model))
                .findFirst();
    }

    /** Another node may have been quicker: then there is nothing to do. */
    private boolean chunk(ModelId model) {
        var held = simulations.hold(model);
        held.ifPresent(unfinished -> step(unfinished.workspace(), unfinished.run()));
        return held.isPresent();
    }

    private void step(WorkspaceId workspace, SimulationRun run) {
        var draft = models.byId(workspace, run.model()).filter(version -> version.state() == ModelState.DRAFT);
        if (draft.isEmpty()) {
            simulations.remove(workspace, run.model());
            return;
        }
        var model = draft.get().model();
        var changes = changes(workspace, draft.get(), run);
        changes.remove(Changed.DRAFT);
        if (!changes.isEmpty()) {
            // What has been counted cannot be gone on with: there would be other stages, or other bands.
            simulations.save(workspace, begin(workspace, model, run.by()));
            return;
        }
        var chunk = publications.leadsAfter(workspace, run.cursor(), CHUNK);
        if (chunk.isEmpty()) {
            var frame = run.counted().frame();
            var answered = simulations.answered(workspace, frame.firstDay(), Frame.DAYS, frame.zone());
            simulations.finish(workspace, run.ended(answered, time.instant()));
            return;
        }
        simulations.save(workspace, run.upTo(chunk.getLast(), count(workspace, run, model, chunk)));
    }

    private Simulation count(WorkspaceId workspace, SimulationRun run, ScoringModel model, List<LeadId> chunk) {
        var asItWas = new ScoringModel(model.id(), model.name(), model.version(), run.definition());
        return leads.count(
                workspace, run.counted(), inForce(workspace, model), asItWas, drives(workspace, model), chunk);
    }

    /** What is not any more as it was when a simulation began. */
    private Set<Changed> changes(WorkspaceId workspace, Version version, SimulationRun run) {
        var changes = EnumSet.noneOf(Changed.class);
        if (!version.model().definition().equals(run.definition())) {
            changes.add(Changed.DRAFT);
        }
        if (version.state() == ModelState.DRAFT
                && !inForce(workspace, version.model()).id().equals(run.inForce())) {
            changes.add(Changed.IN_FORCE);
        }
        var frame = run.counted().frame();
        if (!frame.bands().equals(Frame.bands(policies.of(workspace)))
                || !frame.zone().equals(zone(workspace))) {
            changes.add(Changed.PROMISES);
        }
        return changes;
    }

    /** What publishing a draft would replace: the live version of its name, or, if there is none, the primary one is shown. */
    private ScoringModel inForce(WorkspaceId workspace, ScoringModel draft) {
        var live = models.live(workspace);
        return live.stream()
                .filter(model -> model.name().equals(draft.name()))
                .findFirst()
                .orElse(live.getFirst());
    }

    private boolean drives(WorkspaceId workspace, ScoringModel draft) {
        return models.live(workspace).getFirst().name().equals(draft.name());
    }

    private ZoneId zone(WorkspaceId workspace) {
        return workspaces
                .byId(workspace)
                .map(Workspace::zone)
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspace.value()));
    }

    /** What may have changed since a simulation began, so that publishing would come to something else. */
    public enum Changed {
        /** The draft was edited. */
        DRAFT,
        /** Another version is in force. */
        IN_FORCE,
        /** The promises, or the workspace's time zone. */
        PROMISES
    }

    /**
     * How it stands with the simulation of a version.
     *
     * @param inForce the version it is compared with
     * @param drives whether the version has the name of the primary one, so that stage and clock follow it once it is live
     * @param running the one that runs, null if none does
     * @param last the last that was finished, null if none was
     * @param changes what is not as it was when that one began; empty if it still holds
     */
    public record View(
            Version version,
            ScoringModel inForce,
            boolean drives,
            @Nullable SimulationRun running,
            @Nullable SimulationRun last,
            Set<Changed> changes) {

        private static final Duration FRESH = Duration.ofDays(1);

        public View {
            changes = Set.copyOf(changes);
        }

        /** The last result if it says what publishing now would do: nothing has changed, and it is no more than a day old. */
        public Optional<SimulationRun> fresh(Instant now) {
            return Optional.ofNullable(last)
                    .filter(run -> changes.isEmpty())
                    .filter(run -> Duration.between(run.at(), now).compareTo(FRESH) <= 0);
        }
    }
}
