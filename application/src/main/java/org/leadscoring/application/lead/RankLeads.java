package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leaderboard: the leads with the highest scores. */
public final class RankLeads {

    /** As many as are ever shown. */
    public static final int MOST = 100;

    /** So many of the highest scores are looked at for those that were active in a period. */
    public static final int EXAMINED = 20_000;

    private final Ranking ranking;

    public RankLeads(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * The best leads by the models that drive them, the highest score first; leads of one score in the order in which they were
     * heard of.
     *
     * @param limit at most so many
     * @throws IllegalArgumentException if the limit is not 1 to {@value #MOST}
     */
    public List<Lead> top(WorkspaceId workspace, int limit) {
        return top(workspace, null, limit);
    }

    /**
     * The best leads by a model. They stand where that model puts them.
     *
     * @param model a live version; null for whichever drives each lead
     * @param limit at most so many
     * @throws IllegalArgumentException if the limit is not 1 to {@value #MOST}
     */
    public List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit) {
        requireFew(limit);
        return ranking.top(workspace, model, limit);
    }

    /**
     * The best leads by a model among those that did something in a period that lasts until now, and what each gained in it.
     *
     * @param model a live version
     * @param since when it began, UTC
     * @param limit at most so many
     * @throws IllegalArgumentException if the limit is not 1 to {@value #MOST}
     */
    public Board lately(WorkspaceId workspace, ModelId model, Instant since, int limit) {
        requireFew(limit);
        var found = ranking.active(workspace, model, since, limit, EXAMINED);
        var ids = found.leads().stream().map(Lead::id).collect(Collectors.toSet());
        return new Board(found.leads(), ranking.gained(workspace, model, ids, since), found.stopped());
    }

    private static void requireFew(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " leads");
        }
    }

    /**
     * The best leads of a period.
     *
     * @param gained how many points each score is higher than when the period began, less than zero if it is lower; absent
     *     where it is the same
     * @param stopped whether there may be more, further down than was looked
     */
    public record Board(List<Lead> leads, Map<LeadId, Integer> gained, boolean stopped) {}

    /** Where the order comes from. */
    public interface Ranking {

        /**
         * Leads that a model has scored and that were not merged, by score descending, then by id.
         *
         * @param model null for whichever drives each lead
         */
        List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit);

        /**
         * Those of them that a model saw doing something at this instant or later, in the same order.
         *
         * @param examined so many of the highest scores are looked at
         */
        Found active(WorkspaceId workspace, ModelId model, Instant since, int limit, int examined);

        /**
         * What the ledgers of these leads say since an instant, that one included: sums of points that are not zero.
         *
         * @param leads at most {@value #MOST}
         */
        Map<LeadId, Integer> gained(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Instant since);
    }

    /** @param stopped whether there may be more, below those that were looked at */
    public record Found(List<Lead> leads, boolean stopped) {}
}
