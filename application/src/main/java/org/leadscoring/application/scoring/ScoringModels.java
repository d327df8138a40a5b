package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.List;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The scoring models of a workspace. */
public interface ScoringModels {

    /** Adds a model that scores from now on; the primary one drives stage, clock and automations. */
    void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at);

    /**
     * The models that score now, the primary one first.
     *
     * @throws IllegalStateException if the workspace has no primary model
     */
    List<ScoringModel> live(WorkspaceId workspace);
}
