package org.leadscoring.application.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Samples of the leads in memory. */
public final class InMemoryLeadSamples implements LeadSamples {

    private static final Comparator<Lead> ORDER =
            Comparator.comparing(Position::minuteOf, Comparator.reverseOrder()).thenComparing(Lead::id);

    private final InMemoryDatabase database;

    public InMemoryLeadSamples(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<LeadId> activeIn(WorkspaceId workspace, Instant until, Duration span, int spans, int each) {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < spans; i++) {
            var to = until.minus(span.multipliedBy(i));
            var from = to.minus(span);
            database.leads.rows(workspace).values().stream()
                    .filter(stored -> stored.lead().mergedInto() == null)
                    .map(stored -> database.standing(workspace, stored.lead()))
                    .filter(lead -> Position.minuteOf(lead).isAfter(from)
                            && !Position.minuteOf(lead).isAfter(to))
                    .sorted(ORDER)
                    .limit(each)
                    .map(Lead::id)
                    .forEach(leads::add);
        }
        return leads;
    }

    @Override
    public Map<String, Touched> touched(WorkspaceId workspace, ModelId model, Collection<LeadId> leads, Instant since) {
        var touched = new HashMap<String, Touched>();
        for (var lead : leads) {
            score(workspace, lead, model).map(StoredScore::entries).orElse(List.of()).stream()
                    .filter(entry -> entry.rule() != null)
                    .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.rule())))
                    .forEach((rule, entries) -> touched.merge(
                            rule,
                            new Touched(isRecent(entries, since), isHeld(entries)),
                            (one, other) ->
                                    new Touched(one.recently() + other.recently(), one.holding() + other.holding())));
        }
        return touched;
    }

    private static int isRecent(List<LedgerEntry> entries, Instant since) {
        return entries.stream().anyMatch(entry -> !entry.at().isBefore(since)) ? 1 : 0;
    }

    private static int isHeld(List<LedgerEntry> entries) {
        return entries.stream().mapToInt(LedgerEntry::points).sum() == 0 ? 0 : 1;
    }

    @Override
    public Map<LeadId, Stood> standings(WorkspaceId workspace, ModelId model, Collection<LeadId> leads) {
        var standings = new HashMap<LeadId, Stood>();
        for (var lead : leads) {
            score(workspace, lead, model)
                    .ifPresent(
                            score -> standings.put(lead, new Stood(score.state().total(), score.stage())));
        }
        return standings;
    }

    private Optional<StoredScore> score(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.scores.find(workspace, new ScoreKey(lead, model));
    }
}
