package org.leadscoring.application.scoring;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelDiff;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Writing the versions of models. A draft can be changed as one likes; what is live, or was, never changes. Every change is
 * recorded with who made it, what was and what is.
 */
public final class EditModels {

    /** What models are called in the audit log. */
    public static final String SUBJECT = "model";

    private static final String CREATE = "create";
    private static final String CHANGE = "change";
    private static final int CHANGES_SHOWN = 50;

    private final Transactions transactions;
    private final ScoringModels models;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public EditModels(Transactions transactions, ScoringModels models, AuditLog audit, Ids ids, Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.audit = audit;
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

    /** Since when a version says what it says, UTC: it was made then, or changed while it was a draft. */
    public Instant settledAt(WorkspaceId workspace, Version version) {
        var id = version.model().id().value();
        return audit.all(workspace, SUBJECT, List.of(id), CHANGE).stream()
                .map(Change::at)
                .filter(changed -> changed.isAfter(version.at()))
                .max(Comparator.naturalOrder())
                .orElse(version.at());
    }

    /** What was changed of a version, latest first, at most 50. */
    public List<Change> history(WorkspaceId workspace, ModelId model) {
        return audit.of(workspace, new Subject(SUBJECT, model.value()), CHANGES_SHOWN);
    }

    /** Who made these versions; those that came with the workspace, or were made before that was recorded, are missing. */
    public Map<ModelId, UserId> makers(WorkspaceId workspace, Collection<ModelId> versions) {
        var subjects = versions.stream().map(ModelId::value).toList();
        return audit.all(workspace, SUBJECT, subjects, CREATE).stream()
                .collect(Collectors.toMap(
                        change -> new ModelId(change.subject().id()), Change::by, (first, second) -> first));
    }

    /**
     * Adds a draft: the next version of the model of this name, or the first if there is none.
     *
     * @param name 1 to 100 characters
     */
    public ScoringModel draft(WorkspaceId workspace, String name, Definition definition, UserId by) {
        return transactions.run(() -> {
            models.hold(workspace);
            var latest = models.versions(workspace).stream()
                    .filter(version -> version.model().name().equals(name))
                    .mapToInt(version -> version.model().version())
                    .max()
                    .orElse(0);
            var draft = new ScoringModel(new ModelId(ids.next()), name, latest + 1, definition);
            models.addDraft(workspace, draft, time.instant());
            record(workspace, draft, CREATE, Map.of(), ModelRecord.summary(draft), by);
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
    public ScoringModel changeNextOfPrimary(WorkspaceId workspace, UnaryOperator<Definition> change, UserId by) {
        return transactions.run(() -> {
            models.hold(workspace);
            var primary = models.live(workspace).getFirst();
            var next = nextOf(workspace, primary);
            return next.isPresent()
                    ? change(workspace, next.get().id(), change, by)
                    : draft(
                            workspace,
                            primary.name(),
                            change.apply(newer(workspace, primary, ModelState.PUBLISHING)
                                    .orElse(primary)
                                    .definition()),
                            by);
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
     * Changes a draft. Nothing is recorded if all is as it was.
     *
     * @param how what becomes of what it says; whoever asks may refuse here, by an exception, because it does not say any
     *     more what they saw
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft
     */
    public ScoringModel change(WorkspaceId workspace, ModelId model, UnaryOperator<Definition> how, UserId by) {
        return transactions.run(() -> {
            var draft = draft(workspace, model);
            var changed = new ScoringModel(draft.id(), draft.name(), draft.version(), how.apply(draft.definition()));
            var differences = ModelDiff.between(draft.definition(), changed.definition());
            if (!differences.isEmpty()) {
                models.saveDraft(workspace, changed);
                record(workspace, changed, CHANGE, ModelRecord.before(differences), ModelRecord.after(differences), by);
            }
            return changed;
        });
    }

    /**
     * Throws a draft away.
     *
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft
     */
    public void discard(WorkspaceId workspace, ModelId model, UserId by) {
        transactions.run(() -> {
            var draft = draft(workspace, model);
            models.removeDraft(workspace, model);
            record(workspace, draft, "discard", ModelRecord.summary(draft), Map.of(), by);
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
    public void makePrimary(WorkspaceId workspace, ModelId model, UserId by) {
        transactions.run(() -> {
            models.hold(workspace);
            var version = models.lock(workspace, model).orElseThrow(() -> new UnknownModelException(model));
            if (version.state() != ModelState.LIVE) {
                throw new ModelNotLiveException(version.model(), version.state());
            }
            var before = models.live(workspace).getFirst();
            models.makePrimary(workspace, model);
            if (!before.id().equals(model)) {
                record(
                        workspace,
                        version.model(),
                        "make_primary",
                        Map.of("primary", ModelRecord.named(before)),
                        Map.of("primary", ModelRecord.named(version.model())),
                        by);
            }
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

    private void record(
            WorkspaceId workspace,
            ScoringModel model,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            UserId by) {
        var subject = new Subject(SUBJECT, model.id().value());
        audit.record(
                workspace,
                new Change(
                        ids.next(),
                        time.instant(),
                        by,
                        action,
                        subject,
                        new Attributes(before),
                        new Attributes(after)));
    }
}
