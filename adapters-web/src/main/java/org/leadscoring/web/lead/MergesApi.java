package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.application.lead.Separation.Separated;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Merges of leads: listed, undone, done again (spec ID-2). */
@Api
final class MergesApi {

    private final UnmergeLeads leads;

    MergesApi(UnmergeLeads leads) {
        this.leads = leads;
    }

    @GetMapping("/api/v1/leads/{id}/merges")
    List<MergeAnswer> merges(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return leads.mergesOf(me.workspace(), new LeadId(id)).stream()
                .map(MergeAnswer::of)
                .toList();
    }

    @PostMapping("/api/v1/merges/{id}/undo")
    Changed undo(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        return Changed.of(leads.unmerge(me.workspace(), new MergeId(id), me.user()));
    }

    @PostMapping("/api/v1/merges/{id}/redo")
    Changed redo(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        return Changed.of(leads.remerge(me.workspace(), new MergeId(id), me.user()));
    }

    /**
     * @param ended the lead that became part of the other
     * @param possible whether it can be undone: it is not undone yet, and who was on which side was written down
     */
    record MergeAnswer(
            long id,
            UUID ended,
            UUID survivor,
            Instant at,
            boolean possible,
            @Nullable Instant undoneAt,
            @Nullable Instant redoneAt) {

        static MergeAnswer of(Merge merge) {
            return new MergeAnswer(
                    merge.id().value(),
                    merge.ended().value(),
                    merge.survivor().value(),
                    merge.at(),
                    merge.sides() != null && merge.undone() == null,
                    at(merge.undone()),
                    at(merge.redone()));
        }

        private static @Nullable Instant at(@Nullable Step step) {
            return step == null ? null : step.at();
        }
    }

    /** @param leads those whose events changed hands, all scored anew */
    record Changed(List<UUID> leads) {

        static Changed of(Separated separated) {
            return new Changed(
                    separated.changed().keySet().stream().map(LeadId::value).toList());
        }
    }
}
