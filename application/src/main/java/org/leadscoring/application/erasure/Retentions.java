package org.leadscoring.application.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.erasure.AgedLeads.Position;
import org.leadscoring.domain.workspace.WorkspaceId;

/** For how long workspaces keep people, and how far the erasing of others has come. */
public interface Retentions {

    /** What a workspace has decided; empty if it keeps for ever. */
    Optional<Kept> of(WorkspaceId workspace);

    /** Writes what a workspace decides now; its next run begins anew, and is due at once. */
    void save(WorkspaceId workspace, Retention retention);

    /** From now on a workspace keeps for ever. */
    void remove(WorkspaceId workspace);

    /** The workspaces whose next run, or the next piece of it, is due by now. */
    List<WorkspaceId> due(Instant now);

    /** What a workspace has decided, if its run is due by now and nobody else is at it; held until the transaction ends. */
    Optional<Kept> claim(WorkspaceId workspace, Instant now);

    /** Writes how far a run has come. The caller holds it. */
    void save(WorkspaceId workspace, Progress progress);

    /** A decision and how far it has come. */
    record Kept(Retention retention, Progress progress) {}

    /**
     * How far it has come.
     *
     * @param nextAt when the run goes on, or the next begins, UTC
     * @param after where the run is; null between two
     * @param erased leads that were erased since it was decided, without those merged into them
     * @param endedAt when a run ended last, UTC; null if none has since it was decided
     */
    record Progress(
            Instant nextAt,
            @Nullable Position after,
            long erased,
            @Nullable Instant endedAt) {}
}
