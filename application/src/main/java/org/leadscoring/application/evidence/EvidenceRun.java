package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Evidence that is, or was, gathered of a version.
 *
 * @param model the version
 * @param challenger the version it is compared with, null for none
 * @param by who asked for it
 * @param at when, UTC
 * @param step what is, or was last, being done
 * @param done leads looked at in this step
 * @param total leads to be looked at in this step
 * @param evidence what came of it, null unless it is done
 * @param problem why it failed, null unless it did
 * @param finishedAt when it ended, UTC; null while it runs
 */
public record EvidenceRun(
        UUID id,
        WorkspaceId workspace,
        ModelId model,
        @Nullable ModelId challenger,
        Question question,
        UserId by,
        Instant at,
        State state,
        Step step,
        long done,
        long total,
        @Nullable Evidence evidence,
        @Nullable String problem,
        @Nullable Instant finishedAt) {

    /** One that begins. */
    static EvidenceRun beginning(
            UUID id,
            WorkspaceId workspace,
            ModelId model,
            @Nullable ModelId challenger,
            Question question,
            UserId by,
            Instant at) {
        return new EvidenceRun(
                id,
                workspace,
                model,
                challenger,
                question,
                by,
                at,
                State.RUNNING,
                Step.COUNTING,
                0,
                0,
                null,
                null,
                null);
    }

    /** How it stands with it. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
