package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The scoring models of a workspace, in all their versions. */
public interface ScoringModels {

    /**
     * Holds the models of a workspace until the transaction ends: whoever moves a version to another state comes here
     * first, so that there is always one primary model and one live version of each name.
     */
    void hold(WorkspaceId workspace);

    /** Adds a model that scores from now on; the primary one drives stage, clock and automations. */
    void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at);

    /** Adds a version that does not score yet. */
    void addDraft(WorkspaceId workspace, ScoringModel draft, Instant at);

    /** Writes a draft anew. */
    void saveDraft(WorkspaceId workspace, ScoringModel draft);

    /** Throws a draft away. */
    void removeDraft(WorkspaceId workspace, ModelId draft);

    /** Moves a version to another state. */
    void move(WorkspaceId workspace, ModelId model, ModelState to);

    /**
     * Puts a version in the place of another, or beside all others: it is live from now on, and primary if the other was.
     *
     * @param replaced retired from now on; null if it is the first of its name
     */
    void goLive(WorkspaceId workspace, ModelId model, @Nullable ModelId replaced);

    /** Makes a live version the primary one, in place of the one that was. */
    void makePrimary(WorkspaceId workspace, ModelId model);

    /**
     * The models that score now, the primary one first.
     *
     * @throws IllegalStateException if the workspace has no primary model
     */
    List<ScoringModel> live(WorkspaceId workspace);

    /**
     * Which live model drives which lead: the primary one, unless an experiment has its challenger drive some.
     *
     * @throws IllegalStateException if the workspace has no primary model
     */
    Drivers drivers(WorkspaceId workspace);

    /** The live models, the primary one first, and those that are being published. */
    List<ScoringModel> scoring(WorkspaceId workspace);

    /** All versions, by name, the latest first. */
    List<Version> versions(WorkspaceId workspace);

    /** The version with this id, held until the transaction ends, so that its state does not change in between. */
    Optional<Version> lock(WorkspaceId workspace, ModelId model);

    /** The version with this id. */
    Optional<Version> byId(WorkspaceId workspace, ModelId model);

    /**
     * A version and what it is used for.
     *
     * @param primary whether it drives stage, clock and automations
     * @param at when it was made, UTC
     */
    record Version(ScoringModel model, ModelState state, boolean primary, Instant at) {}
}
