package org.leadscoring.application.lead;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.lead.RankLeads.Ranking;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The ranking of leads in memory. */
public final class InMemoryRanking implements Ranking {

    private static final Comparator<Lead> ORDER = Comparator.comparingInt(
                    (Lead lead) -> lead.standing().score())
            .reversed()
            .thenComparing(Lead::id);

    private final InMemoryDatabase database;

    public InMemoryRanking(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit) {
        return database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null)
                .map(lead ->
                        model == null ? database.standing(workspace, lead) : database.standing(workspace, lead, model))
                .filter(lead -> !lead.standing().equals(Standing.NONE))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }
}
