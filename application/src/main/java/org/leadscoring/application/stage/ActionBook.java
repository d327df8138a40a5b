package org.leadscoring.application.stage;

import java.time.Instant;
import java.util.Map;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What each workspace does at its thresholds, and what leads were marked as. */
public interface ActionBook {

    /** The actions of a workspace. */
    StageActions of(WorkspaceId workspace);

    /** Sets the actions of a workspace. */
    void save(WorkspaceId workspace, StageActions actions);

    /**
     * Marks leads, each unless it was marked so before. The caller holds the locks of the leads.
     *
     * @param leads with the instant since when, UTC
     */
    void mark(WorkspaceId workspace, Qualification as, Map<LeadId, Instant> leads);

    /** What a lead, or one that was merged into it, is marked as, and since when, UTC. */
    Map<Qualification, Instant> marks(WorkspaceId workspace, LeadId lead);
}
