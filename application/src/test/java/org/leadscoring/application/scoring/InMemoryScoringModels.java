package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Scoring models in memory. */
public final class InMemoryScoringModels implements ScoringModels {

    private final InMemoryDatabase database;

    public InMemoryScoringModels(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void hold(WorkspaceId workspace) {
        // Transactions in memory run one at a time.
    }

    @Override
    public void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at) {
        put(workspace, new Version(model, ModelState.LIVE, primary, at));
    }

    @Override
    public void addDraft(WorkspaceId workspace, ScoringModel draft, Instant at) {
        put(workspace, new Version(draft, ModelState.DRAFT, false, at));
    }

    @Override
    public void saveDraft(WorkspaceId workspace, ScoringModel draft) {
        byId(workspace, draft.id())
                .filter(version -> version.state() == ModelState.DRAFT)
                .ifPresent(version -> put(workspace, new Version(draft, ModelState.DRAFT, false, version.at())));
    }

    @Override
    public void removeDraft(WorkspaceId workspace, ModelId draft) {
        byId(workspace, draft)
                .filter(version -> version.state() == ModelState.DRAFT)
                .ifPresent(version -> database.models.remove(workspace, draft));
    }

    @Override
    public void move(WorkspaceId workspace, ModelId model, ModelState to) {
        byId(workspace, model)
                .ifPresent(
                        version -> put(workspace, new Version(version.model(), to, version.primary(), version.at())));
    }

    @Override
    public void goLive(WorkspaceId workspace, ModelId model, @Nullable ModelId replaced) {
        var before = replaced == null ? Optional.<Version>empty() : byId(workspace, replaced);
        before.ifPresent(
                version -> put(workspace, new Version(version.model(), ModelState.RETIRED, false, version.at())));
        var primary = before.map(Version::primary).orElse(false);
        byId(workspace, model)
                .ifPresent(version ->
                        put(workspace, new Version(version.model(), ModelState.LIVE, primary, version.at())));
    }

    @Override
    public void makePrimary(WorkspaceId workspace, ModelId model) {
        List.copyOf(database.models.rows(workspace).values()).stream()
                .filter(version -> version.state() == ModelState.LIVE)
                .forEach(version -> put(
                        workspace,
                        new Version(
                                version.model(),
                                ModelState.LIVE,
                                version.model().id().equals(model),
                                version.at())));
    }

    @Override
    public List<ScoringModel> live(WorkspaceId workspace) {
        return inUse(workspace, EnumSet.of(ModelState.LIVE));
    }

    @Override
    public Drivers drivers(WorkspaceId workspace) {
        var live = live(workspace);
        return database.experiments.rows(workspace).values().stream()
                .filter(Experiment::running)
                .findFirst()
                .map(running -> Drivers.of(live, running.challenger(), running.division()))
                .orElseGet(() -> new Drivers(live.getFirst(), null));
    }

    @Override
    public List<ScoringModel> scoring(WorkspaceId workspace) {
        return inUse(workspace, EnumSet.of(ModelState.LIVE, ModelState.PUBLISHING));
    }

    private List<ScoringModel> inUse(WorkspaceId workspace, Set<ModelState> states) {
        var rows = database.models.rows(workspace).values();
        if (rows.stream().noneMatch(Version::primary)) {
            throw new IllegalStateException("workspace " + workspace.value() + " has no primary model");
        }
        return rows.stream()
                .filter(version -> states.contains(version.state()))
                .sorted(Comparator.comparing(Version::primary)
                        .reversed()
                        .thenComparing(version -> version.model().id().value()))
                .map(Version::model)
                .toList();
    }

    @Override
    public List<Version> versions(WorkspaceId workspace) {
        return database.models.rows(workspace).values().stream()
                .sorted(Comparator.comparing(
                                (Version version) -> version.model().name())
                        .thenComparing(Comparator.comparingInt(
                                        (Version version) -> version.model().version())
                                .reversed()))
                .toList();
    }

    @Override
    public Optional<Version> lock(WorkspaceId workspace, ModelId model) {
        return byId(workspace, model);
    }

    @Override
    public Optional<Version> byId(WorkspaceId workspace, ModelId model) {
        return database.models.find(workspace, model);
    }

    private void put(WorkspaceId workspace, Version version) {
        database.models.put(workspace, version.model().id(), version);
    }
}
