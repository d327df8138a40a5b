package org.leadscoring.application.lead;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.UserId;

/**
 * Which leads are wanted; what is null does not matter.
 *
 * @param prefix the beginning of a term they are found by, as {@link Profile#searchTerm} has it; empty does not matter
 * @param status where the work stands
 * @param owner only leads of this user
 * @param unassigned only leads without an owner
 * @param stage only leads that the primary model puts into this stage
 * @param scoreFrom the lowest score by the primary model, in points
 * @param scoreTo the highest
 * @param activeFrom only those active in this minute or later, UTC; who never was counts from when they were heard of
 * @param activeBefore only those last active before this minute, UTC
 */
public record LeadFilter(
        String prefix,
        @Nullable LeadStatus status,
        @Nullable UserId owner,
        boolean unassigned,
        @Nullable String stage,
        @Nullable Integer scoreFrom,
        @Nullable Integer scoreTo,
        @Nullable Instant activeFrom,
        @Nullable Instant activeBefore) {

    /** All leads. */
    public static final LeadFilter ALL = new LeadFilter("", null, null, false, null, null, null, null, null);

    public LeadFilter {
        activeFrom = activeFrom == null ? null : activeFrom.truncatedTo(ChronoUnit.MINUTES);
        activeBefore = activeBefore == null ? null : activeBefore.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * Leads that can be found by this text.
     *
     * @param text the beginning of a name, a word of it, a company, an e-mail, a phone or an id; case does not matter;
     *     blank finds all
     */
    public static LeadFilter foundBy(String text) {
        return new LeadFilter(Profile.searchTerm(text), null, null, false, null, null, null, null, null);
    }

    /** These leads where their scores lie in a range besides. */
    LeadFilter within(int from, int to) {
        return new LeadFilter(
                prefix,
                status,
                owner,
                unassigned,
                stage,
                scoreFrom == null ? from : Integer.valueOf(Math.max(scoreFrom, from)),
                scoreTo == null ? to : Integer.valueOf(Math.min(scoreTo, to)),
                activeFrom,
                activeBefore);
    }

    /** True if it lets every lead pass. */
    public boolean everything() {
        return equals(ALL);
    }

    /**
     * The orders these leads can be had in, the usual one first: those in which an index goes straight to the leads of at
     * least one of the conditions. Without a condition, any.
     */
    public List<LeadOrder> orders() {
        if (everything()) {
            return List.of(LeadOrder.ACTIVE, LeadOrder.SCORE, LeadOrder.NAME, LeadOrder.CREATED);
        }
        var orders = new ArrayList<LeadOrder>();
        if (!prefix.isEmpty()) {
            orders.add(LeadOrder.MATCH);
        }
        if (activeFrom != null || activeBefore != null) {
            orders.add(LeadOrder.ACTIVE);
        }
        if (stage != null || scoreFrom != null || scoreTo != null) {
            orders.add(LeadOrder.SCORE);
        }
        if (status != null || owner != null || unassigned) {
            orders.add(LeadOrder.CREATED);
        }
        return List.copyOf(orders);
    }

    /** The order wished for if these leads can be had in it, else their usual one. */
    public LeadOrder order(@Nullable LeadOrder wished) {
        var orders = orders();
        return wished != null && orders.contains(wished) ? wished : orders.getFirst();
    }
}
