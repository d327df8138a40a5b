package org.leadscoring.application.lead;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/**
 * Which leads are wanted; what is null does not matter.
 *
 * @param prefix the beginning of a term they are found by, as {@link Profile#searchTerm} has it; empty does not matter
 * @param statuses where the work stands: in one of these; empty does not matter
 * @param owner only leads of this user
 * @param unassigned only leads without an owner
 * @param stages only leads that the model that drives them puts into one of these stages; of none, if it is empty
 * @param scoreFrom the lowest score by the model that drives them, in points
 * @param scoreTo the highest
 * @param activeFrom only those active in this minute or later, UTC; who never was counts from when they were heard of
 * @param activeBefore only those last active before this minute, UTC
 * @param heardBefore only those that the system heard of before this instant, UTC
 * @param source only those that the system first heard of through this source
 * @param coolsBefore only those that may drop to a lower stage before this instant by the model that drives them if they do nothing,
 *     UTC; whether they will is for the forecast to say, for what a lead did since is not in it
 */
public record LeadFilter(
        String prefix,
        Set<LeadStatus> statuses,
        @Nullable UserId owner,
        boolean unassigned,
        @Nullable Set<String> stages,
        @Nullable Integer scoreFrom,
        @Nullable Integer scoreTo,
        @Nullable Instant activeFrom,
        @Nullable Instant activeBefore,
        @Nullable Instant heardBefore,
        @Nullable SourceId source,
        @Nullable Instant coolsBefore) {

    /** All leads. */
    public static final LeadFilter ALL = new LeadFilter("", null, null, false, null, null, null, null, null);

    public LeadFilter {
        statuses = Set.copyOf(statuses);
        stages = stages == null ? null : Set.copyOf(stages);
        activeFrom = activeFrom == null ? null : activeFrom.truncatedTo(ChronoUnit.MINUTES);
        activeBefore = activeBefore == null ? null : activeBefore.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Of what most ask for. */
    public LeadFilter(
            String prefix,
            @Nullable LeadStatus status,
            @Nullable UserId owner,
            boolean unassigned,
            @Nullable String stage,
            @Nullable Integer scoreFrom,
            @Nullable Integer scoreTo,
            @Nullable Instant activeFrom,
            @Nullable Instant activeBefore) {
        this(
                prefix,
                status == null ? Set.of() : Set.of(status),
                owner,
                unassigned,
                stage == null ? null : Set.of(stage),
                scoreFrom,
                scoreTo,
                activeFrom,
                activeBefore,
                null,
                null,
                null);
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

    /** These leads if they are in one of these stages besides. */
    public LeadFilter inStages(@Nullable Set<String> others) {
        return new LeadFilter(
                prefix,
                statuses,
                owner,
                unassigned,
                others,
                scoreFrom,
                scoreTo,
                activeFrom,
                activeBefore,
                heardBefore,
                source,
                coolsBefore);
    }

    /** These leads if the system first heard of them through this source besides. */
    public LeadFilter heardThrough(@Nullable SourceId through) {
        return new LeadFilter(
                prefix,
                statuses,
                owner,
                unassigned,
                stages,
                scoreFrom,
                scoreTo,
                activeFrom,
                activeBefore,
                heardBefore,
                through,
                coolsBefore);
    }

    /** These leads where their scores lie in a range besides. */
    LeadFilter within(int from, int to) {
        return new LeadFilter(
                prefix,
                statuses,
                owner,
                unassigned,
                stages,
                scoreFrom == null ? from : Integer.valueOf(Math.max(scoreFrom, from)),
                scoreTo == null ? to : Integer.valueOf(Math.min(scoreTo, to)),
                activeFrom,
                activeBefore,
                heardBefore,
                source,
                coolsBefore);
    }

    /** True if it lets every lead pass. */
    public boolean everything() {
        return equals(ALL);
    }

    /** The one status they are to have; null if it does not matter, or may be one of several. */
    public @Nullable LeadStatus onlyStatus() {
        return statuses.size() == 1 ? statuses.iterator().next() : null;
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
        if (coolsBefore != null) {
            orders.add(LeadOrder.COOLING);
        }
        if (activeFrom != null || activeBefore != null) {
            orders.add(LeadOrder.ACTIVE);
        }
        if (stages != null || scoreFrom != null || scoreTo != null || statuses.size() > 1) {
            orders.add(LeadOrder.SCORE);
        }
        if (onlyStatus() != null || owner != null || unassigned || source != null || heardBefore != null) {
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
