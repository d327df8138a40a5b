package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Sides;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The log of merges (spec ID-2). A merge is logged when {@link IdentityBook#save} writes it; what was undone and done
 * again since is added to its entry.
 */
public interface Merges {

    /**
     * The merges a lead is concerned by, in the order in which they happened: those into it, those into leads that live
     * on in it, and those by which it was part of another itself. Those that were undone are among them.
     */
    List<Merge> of(WorkspaceId workspace, LeadId lead);

    /** The merge with this id. */
    Optional<Merge> byId(WorkspaceId workspace, MergeId merge);

    /**
     * Notes that a merge was undone.
     *
     * @param cuts whose claims do not count from now on
     */
    void undo(WorkspaceId workspace, MergeId merge, Set<Cut> cuts, Step step);

    /**
     * Notes that a merge that was undone was done again: the claims count again, but for those that another merge that
     * was undone keeps from it.
     */
    void redo(WorkspaceId workspace, MergeId merge, Step step);

    /** The cuts that undoing this merge made; none if it was not undone or was done again. */
    Set<Cut> cuts(WorkspaceId workspace, MergeId merge);

    /** What a merge is referred to by: unique, and greater than those of merges logged before. */
    record MergeId(long value) implements Comparable<MergeId> {

        @Override
        public int compareTo(MergeId other) {
            return Long.compare(value, other.value);
        }
    }

    /**
     * Two leads became one.
     *
     * @param ended the lead that ended
     * @param survivor the lead it became part of; that one may have ended since, too
     * @param at when, UTC
     * @param sides who was on which side; null if that was not written down, as it once was not
     * @param undone when and by whom it was undone, null if it was not
     * @param redone when and by whom it was done again after that, null if it was not
     */
    record Merge(
            MergeId id,
            LeadId ended,
            LeadId survivor,
            Instant at,
            @Nullable Sides sides,
            @Nullable Step undone,
            @Nullable Step redone) {}

    /**
     * Somebody's decision about a merge.
     *
     * @param at when, UTC
     * @param by who took it
     */
    record Step(Instant at, UserId by) {}
}
