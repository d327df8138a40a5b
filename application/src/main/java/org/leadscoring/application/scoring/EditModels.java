package org.leadscoring.application.scoring;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Writing the versions of models. A draft can be changed as one likes; what is live, or was, never changes. */
public final class EditModels {

    private final Transactions transactions;
    private final ScoringModels models;
    private final Ids ids;
    private final Clock time;

    public EditModels(Transactions transactions, ScoringModels models, Ids ids, Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.ids = ids;
        this.time = time;
    }

    /** All versions, by name, the latest first. */
    public List<Version> versions(WorkspaceId workspace) {
        return models.versions(workspace);
    }

    /** @throws UnknownModelException if the workspace has no such version */
    public Version version(WorkspaceId workspace, ModelId model) {
        return models.byId(workspace, model).orElseThrow(() -> new UnknownModelException(model));
    }

    /**
     * Adds a draft: the next version of the model of this name, or the first if there is none.
     *
     * @param name 1 to 100 characters
     */
    public ScoringModel draft(WorkspaceId workspace, String name, Definition definition) {
        return transactions.run(() -> {
            models.hold(workspace);
            var latest = models.versions(workspace).stream()
                    .filter(version -> version.model().name().equals(name))
                    .mapToInt(version -> version.model().version())
                    .max()
                    .orElse(0);
            var draft = new ScoringModel(new ModelId(ids.next()), name, latest + 1, definition);
            models.addDraft(workspace, draft, time.instant());
            return draft;
        });
    }

    /**
     * The latest draft of the primary model's name that is newer than the primary version: where changes wait to be
     * published. Empty if there is none.
     */
    public Optional<ScoringModel> nextOfPrimary(WorkspaceId workspace) {
        return transactions.run(() -> nextOf(workspace, models.live(workspace).getFirst()));
    }

    /** The primary model: the one that drives stage, clock and automations. */
    public ScoringModel primary(WorkspaceId workspace) {
        return models.live(workspace).getFirst();
    }

    /**
     * Changes the next version of the primary model: the draft of its name if there is one, else a new one that begins
     * as the version that is being published, or as the primary one. Nothing scores by it before it is published.
     *
     * @param change what becomes of the definition
     * @return the draft
     */
    public ScoringModel changeNextOfPrimary(WorkspaceId workspace, UnaryOperator<Definition> change) {
        return transactions.run(() -> {
            models.hold(workspace);
            var primary = models.live(workspace).getFirst();
            var next = nextOf(workspace, primary);
            return next.isPresent()
                    ? change(workspace, next.get().id(), change.apply(next.get().definition()))
                    : draft(
                            workspace,
                            primary.name(),
                            change.apply(newer(workspace, primary, ModelState.PUBLISHING)
                                    .orElse(primary)
                                    .definition()));
        });
    }

    private Optional<ScoringModel> nextOf(WorkspaceId workspace, ScoringModel primary) {
        return newer(workspace, primary, ModelState.DRAFT);
    }

    private Optional<ScoringModel> newer(WorkspaceId workspace, ScoringModel primary, ModelState state) {
        return models.versions(workspace).stream()
                .filter(version -> version.state() == state)
                .map(Version::model)
                .filter(model -> model.name().equals(primary.name()) && model.version() > primary.version())
                .findFirst();
    }

    /**
     * Changes a draft.
     *
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft
     */
    public ScoringModel change(WorkspaceId workspace, ModelId model, Definition definition) {
        return transactions.run(() -> {
            var draft = draft(workspace, model);
            var changed = new ScoringModel(draft.id(), draft.name(), draft.version(), definition);
            models.saveDraft(workspace, changed);
            return changed;
        });
    }

    /**
     * Throws a draft away.
     *
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft
     */
    public void discard(WorkspaceId workspace, ModelId model) {
        transactions.run(() -> {
            models.removeDraft(workspace, draft(workspace, model).id());
            return model;
        });
    }

    /**
     * Makes a live model the primary one: from now on it drives stage, clock and automations. Nothing acts on what the
     * leads' scores are by it already (spec ST-4).
     *
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotLiveException if it does not score
     */
    public void makePrimary(WorkspaceId workspace, ModelId model) {
        transactions.run(() -> {
            models.hold(workspace);
            var version = models.lock(workspace, model).orElseThrow(() -> new UnknownModelException(model));
            if (version.state() != ModelState.LIVE) {
                throw new ModelNotLiveException(version.model(), version.state());
            }
            models.makePrimary(workspace, model);
            return model;
        });
    }

    private ScoringModel draft(WorkspaceId workspace, ModelId model) {
        var version = models.lock(workspace, model).orElseThrow(() -> new UnknownModelException(model));
        if (version.state() != ModelState.DRAFT) {
            throw new ModelNotDraftException(version.model(), version.state());
        }
        return version.model();
    }
}
