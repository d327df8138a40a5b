package org.leadscoring.application.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leaderboard: the leads with the highest scores. */
public final class RankLeads {

    /** As many as are ever shown. */
    public static final int MOST = 100;

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
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " leads");
        }
        return ranking.top(workspace, model, limit);
    }

    /** Where the order comes from. */
    public interface Ranking {

        /**
         * Leads that a model has scored and that were not merged, by score descending, then by id.
         *
         * @param model null for whichever drives each lead
         */
        List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit);
    }
}
