package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.List;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What was refused lately, so that a sender's mistakes can be seen: of each source no more than {@value #MOST}. */
public interface Refusals {

    /** So many of each source are kept. */
    int MOST = 1_000;

    /** Adds refusals, and lets go of the oldest of their sources beyond {@value #MOST}. */
    void add(WorkspaceId workspace, List<Refusal> refusals);

    /**
     * The latest of a source, latest first.
     *
     * @param limit at most so many, from 1
     */
    List<Refusal> latest(WorkspaceId workspace, SourceId source, int limit);

    /** Lets go of what arrived before this instant, in all workspaces. */
    void forget(Instant before);
}
