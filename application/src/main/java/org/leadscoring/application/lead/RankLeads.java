package org.leadscoring.application.lead;

import java.util.List;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leaderboard: the leads with the highest scores by the primary model. */
public final class RankLeads {

    /** As many as are ever shown. */
    public static final int MOST = 100;

    private final Ranking ranking;

    public RankLeads(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * The best leads, the highest score first; leads of one score in the order in which they were heard of.
     *
     * @param limit at most so many
     * @throws IllegalArgumentException if the limit is not 1 to {@value #MOST}
     */
    public List<Lead> top(WorkspaceId workspace, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " leads");
        }
        return ranking.top(workspace, limit);
    }

    /** Where the order comes from. */
    public interface Ranking {

        /** Leads that the primary model has scored and that were not merged, by score descending, then by id. */
        List<Lead> top(WorkspaceId workspace, int limit);
    }
}
