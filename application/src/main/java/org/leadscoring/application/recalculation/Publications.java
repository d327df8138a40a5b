package org.leadscoring.application.recalculation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The publishing of versions: what was asked for and how far it has come, so that it goes on after a crash. */
public interface Publications {

    /** Adds one, in place of an earlier one of the same version. */
    void add(WorkspaceId workspace, Publication publication);

    /** Writes one as it is now. */
    void save(WorkspaceId workspace, Publication publication);

    /**
     * The versions whose publication is not finished, the one that was asked for first before the others.
     *
     * @param settled those that catch up, or are being called off, only if that began before this instant, UTC
     */
    List<ModelId> unfinished(Instant settled);

    /**
     * The publication of this version, if it is not finished and no other transaction works on it; held until the
     * transaction ends.
     *
     * @param settled as above
     */
    Optional<Unfinished> hold(ModelId model, Instant settled);

    /** The publication of this version, held until the transaction ends. */
    Optional<Publication> lock(WorkspaceId workspace, ModelId model);

    /** Those of a workspace, the latest first. */
    List<Publication> all(WorkspaceId workspace);

    /** How many leads a workspace has that were not merged. */
    long leads(WorkspaceId workspace);

    /** Leads that were not merged, by id, after this one; null begins at the first. */
    List<LeadId> leadsAfter(WorkspaceId workspace, @Nullable LeadId after, int limit);

    /** Leads that were not merged and have no score by this version. */
    List<LeadId> leadsWithout(WorkspaceId workspace, ModelId model, int limit);

    /** One that is to be worked on. */
    record Unfinished(WorkspaceId workspace, Publication publication) {}

    /**
     * The publishing of a version.
     *
     * @param model the version
     * @param replaces the live version of the same name it takes the place of, null if there is none
     * @param acts whether clocks are set by the new scores; if not, nothing is (spec ST-4)
     * @param by who asked for it
     * @param at when that was, or when it was called off, UTC
     * @param phase what is being done
     * @param cursor the last lead of this phase that is done, null before the first
     * @param done how many leads have been scored
     * @param total how many leads there were when it began; more if more came since
     * @param finishedAt when it ended, UTC; null before
     */
    record Publication(
            ModelId model,
            @Nullable ModelId replaces,
            boolean acts,
            UserId by,
            Instant at,
            Phase phase,
            @Nullable LeadId cursor,
            long done,
            long total,
            @Nullable Instant finishedAt) {

        /** The same, further on in its phase. */
        Publication upTo(LeadId lead, int more) {
            return new Publication(
                    model, replaces, acts, by, at, phase, lead, done + more, Math.max(total, done + more), finishedAt);
        }

        /** The same, called off at this instant. */
        Publication calledOff(Instant when) {
            return new Publication(model, replaces, acts, by, when, Phase.CANCELLING, null, done, total, null);
        }

        /** The same at the beginning of another phase. */
        Publication in(Phase next) {
            return new Publication(model, replaces, acts, by, at, next, null, done, total, finishedAt);
        }

        /** The same at its end. */
        Publication ended(Phase end, Instant when) {
            return new Publication(model, replaces, acts, by, at, end, null, done, total, when);
        }
    }

    /** What is being done for a publication. */
    enum Phase {
        /** Leads are scored by the new version, beside the old one. */
        SCORING,
        /** The new version is live; leads that came in at that very moment are looked after. */
        CATCHING_UP,
        /** The new version is live, and clocks are set by it. */
        ACTING,
        /** It is being called off: what was scored is removed. */
        CANCELLING,
        /** The version is live. */
        DONE,
        /** The version is a draft again. */
        CANCELLED;

        /** Whether there is anything left to do. */
        public boolean ended() {
            return this == DONE || this == CANCELLED;
        }
    }
}
