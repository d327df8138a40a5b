package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Evidence that is, or was, gathered. It goes with its version when that is thrown away. */
public interface EvidenceRuns {

    /** Adds one that begins. */
    void add(EvidenceRun run);

    /** The one with this id. */
    Optional<EvidenceRun> byId(WorkspaceId workspace, UUID id);

    /** The one of this version that runs. */
    Optional<EvidenceRun> running(WorkspaceId workspace, ModelId model);

    /** The last of this version that is done or failed. */
    Optional<EvidenceRun> last(WorkspaceId workspace, ModelId model);

    /**
     * Takes the one that has waited longest of those that run and that no node works on.
     *
     * @param now a node that has not been heard of until now is taken for dead, UTC
     * @param until others leave it alone until then, UTC
     */
    Optional<EvidenceRun> claim(Instant now, Instant until);

    /**
     * Notes how far one has come.
     *
     * @param until others leave it alone until then, UTC
     * @return false if it does not run any more
     */
    boolean advance(UUID run, Step step, long done, long total, Instant until);

    /** Ends one, unless it has ended. */
    void finish(UUID run, State state, @Nullable Evidence evidence, @Nullable String problem, Instant at);

    /** Notes that a draft was made of what a run suggests. It is forgotten when one of the two is thrown away. */
    void drafted(UUID run, ModelId draft);

    /** The run whose suggestion a version was made of; empty if it was made otherwise. */
    Optional<EvidenceRun> origin(WorkspaceId workspace, ModelId draft);
}
