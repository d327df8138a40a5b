package org.leadscoring.application.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Scores, ledgers and crossings in memory. */
public final class InMemoryScoreBook implements ScoreBook {

    private static final int MAX_OFFENDERS = 100;

    private final InMemoryDatabase database;

    public InMemoryScoreBook(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<LeadId, ScoreState> states(WorkspaceId workspace, ModelId model, Set<LeadId> leads) {
        var states = new HashMap<LeadId, ScoreState>();
        for (var lead : leads) {
            score(workspace, lead, model).ifPresent(score -> states.put(lead, score.state()));
        }
        return states;
    }

    @Override
    public void write(WorkspaceId workspace, ModelId model, Collection<Change> changes) {
        for (var change : changes) {
            var entries = new ArrayList<LedgerEntry>();
            var crossings = new ArrayList<Crossing>();
            if (!change.replaces()) {
                entries.addAll(ledger(workspace, change.lead(), model));
                crossings.addAll(crossings(workspace, change.lead(), model));
            }
            entries.addAll(change.scored().entries());
            crossings.addAll(change.scored().crossings());
            database.scores.put(
                    workspace,
                    new ScoreKey(change.lead(), model),
                    new StoredScore(change.scored().state(), change.stage(), entries, crossings));
        }
    }

    @Override
    public void remove(WorkspaceId workspace, Set<LeadId> leads) {
        database.scores.rows(workspace).keySet().stream()
                .filter(key -> leads.contains(key.lead()))
                .forEach(key -> database.scores.remove(workspace, key));
    }

    @Override
    public List<LedgerEntry> ledger(WorkspaceId workspace, LeadId lead, ModelId model) {
        return score(workspace, lead, model).map(StoredScore::entries).orElse(List.of());
    }

    @Override
    public List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model) {
        return score(workspace, lead, model).map(StoredScore::crossings).orElse(List.of());
    }

    @Override
    public Proof prove() {
        var scores = 0L;
        var entries = 0L;
        var offenders = new ArrayList<Offender>();
        for (var rows : database.scores.everything().entrySet()) {
            var workspace = rows.getKey();
            for (var row : rows.getValue().entrySet()) {
                scores++;
                entries += row.getValue().entries().size();
                var key = row.getKey();
                problem(row.getValue())
                        .ifPresent(problem -> offenders.add(new Offender(workspace, key.lead(), key.model(), problem)));
            }
        }
        database.leads
                .everything()
                .forEach((workspace, leads) ->
                        leads.values().forEach(stored -> offenders.addAll(shownWrongly(workspace, stored.lead()))));
        return new Proof(
                scores, entries, offenders.stream().limit(MAX_OFFENDERS).toList());
    }

    private static Optional<String> problem(StoredScore score) {
        var total = 0;
        for (var entry : score.entries()) {
            if (entry.before() != total) {
                return Optional.of("an entry begins at " + entry.before() + " where the one before ended at " + total);
            }
            total = entry.after();
        }
        for (var category : Category.values()) {
            var sum = score.entries().stream()
                    .filter(entry -> entry.category() == category)
                    .mapToInt(LedgerEntry::points)
                    .sum();
            if (sum != score.state().of(category)) {
                return Optional.of(category + " is " + score.state().of(category) + ", its entries sum to " + sum);
            }
        }
        return score.state().entries() == score.entries().size()
                ? Optional.empty()
                : Optional.of("there are " + score.entries().size() + " entries and not "
                        + score.state().entries());
    }

    /** Lists and the queue show the score and the stage of the primary model. */
    private List<Offender> shownWrongly(WorkspaceId workspace, Lead lead) {
        return database.models.rows(workspace).values().stream()
                .filter(model -> model.primary() && lead.mergedInto() == null)
                .map(model -> model.model().id())
                .filter(model -> {
                    var score = score(workspace, lead.id(), model);
                    var total = score.map(stored -> stored.state().total()).orElse(0);
                    var stage =
                            score.map(StoredScore::stage).orElse(lead.standing().stage());
                    return lead.standing().score() != total
                            || !lead.standing().stage().equals(stage);
                })
                .map(model -> new Offender(workspace, lead.id(), model, "the lead shows " + lead.standing()))
                .toList();
    }

    private Optional<StoredScore> score(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.scores.find(workspace, new ScoreKey(lead, model));
    }
}
