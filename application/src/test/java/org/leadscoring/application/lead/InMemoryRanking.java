package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.lead.RankLeads.Found;
import org.leadscoring.application.lead.RankLeads.Ranking;
import org.leadscoring.application.scoring.InMemoryScoreBook;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The ranking of leads in memory. */
public final class InMemoryRanking implements Ranking {

    private static final Comparator<Lead> ORDER = Comparator.comparingInt(
                    (Lead lead) -> lead.standing().score())
            .reversed()
            .thenComparing(Lead::id);

    private final InMemoryDatabase database;
    private final InMemoryScoreBook book;

    public InMemoryRanking(InMemoryDatabase database) {
        this.database = database;
        this.book = new InMemoryScoreBook(database);
    }

    @Override
    public List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit) {
        return ranked(workspace, model).limit(limit).toList();
    }

    @Override
    public Found active(WorkspaceId workspace, ModelId model, Instant since, int limit, int examined) {
        var looked = ranked(workspace, model).limit(examined).toList();
        var active = looked.stream()
                .filter(lead ->
                        lead.lastActivityAt() != null && !lead.lastActivityAt().isBefore(since))
                .limit(limit)
                .toList();
        return new Found(
                active,
                active.size() < limit
                        && ranked(workspace, model).skip(examined).findAny().isPresent());
    }

    @Override
    public Map<LeadId, Integer> gained(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Instant since) {
        return leads.stream()
                .collect(Collectors.toMap(
                        lead -> lead,
                        lead -> book.ledger(workspace, lead, model).stream()
                                .filter(entry -> !entry.at().isBefore(since))
                                .mapToInt(LedgerEntry::points)
                                .sum()))
                .entrySet()
                .stream()
                .filter(gain -> gain.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Lead> ranked(WorkspaceId workspace, @Nullable ModelId model) {
        return database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null)
                .map(lead ->
                        model == null ? database.standing(workspace, lead) : database.standing(workspace, lead, model))
                .filter(lead -> !lead.standing().equals(Standing.NONE))
                .sorted(ORDER);
    }
}
