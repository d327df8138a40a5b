package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Figures;
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
    public Map<LeadId, Score> scores(WorkspaceId workspace, ModelId model, Set<LeadId> leads) {
        var scores = new HashMap<LeadId, Score>();
        for (var lead : leads) {
            score(workspace, lead, model)
                    .filter(stored -> !erased(workspace, lead))
                    .ifPresent(stored -> {
                        var figures = Figures.of(stored.state());
                        scores.put(
                                lead,
                                database.remembers.getAsBoolean()
                                        ? new Score(figures, stored.stage(), stored.kept(), stored.state())
                                        : Score.of(figures, stored.stage(), stored.kept()));
                    });
        }
        return scores;
    }

    @Override
    public Optional<ScoreState> checkpoint(WorkspaceId workspace, LeadId lead, ModelId model, EventKey before) {
        return score(workspace, lead, model).stream()
                .flatMap(score -> score.checkpoints().reversed().stream())
                .filter(state -> state.isBefore(before))
                .findFirst();
    }

    @Override
    public void write(WorkspaceId workspace, ModelId model, Collection<Change> changes) {
        for (var change : changes) {
            var stored = score(workspace, change.lead(), model);
            var entries = new ArrayList<>(stored.map(StoredScore::entries).orElse(List.of()));
            var crossings = new ArrayList<>(stored.map(StoredScore::crossings).orElse(List.of()));
            var checkpoints =
                    new ArrayList<>(stored.map(StoredScore::checkpoints).orElse(List.of()));
            if (change.replaces()) {
                entries.subList(change.from().entries(), entries.size()).clear();
                crossings.subList(change.from().crossings(), crossings.size()).clear();
                checkpoints.removeIf(state -> state.events() > change.from().events());
            }
            entries.addAll(change.scored().entries());
            crossings.addAll(change.scored().crossings());
            checkpoints.addAll(change.scored().checkpoints());
            database.scores.put(
                    workspace,
                    new ScoreKey(change.lead(), model),
                    new StoredScore(
                            change.scored().state(),
                            change.keeps()
                                    ? change.scored().state()
                                    : stored.map(StoredScore::kept).orElse(ScoreState.START),
                            change.stage(),
                            change.dueAfter(stored.map(StoredScore::dueAt).orElse(null)),
                            change.coolsAfter(stored.map(StoredScore::coolsAt).orElse(null)),
                            entries,
                            crossings,
                            checkpoints));
        }
    }

    @Override
    public int forget(WorkspaceId workspace, ModelId model, int limit) {
        var some = database.scores.rows(workspace).keySet().stream()
                .filter(key -> key.model().equals(model))
                .limit(limit)
                .toList();
        some.forEach(key -> database.scores.remove(workspace, key));
        return some.size();
    }

    @Override
    public List<Waiting> due(Instant now, int limit) {
        var due = new ArrayList<Map.Entry<Instant, Waiting>>();
        database.scores
                .everything()
                .forEach((workspace, rows) -> rows.forEach((key, score) -> {
                    if (isDue(workspace, key, score, now)) {
                        due.add(Map.entry(Objects.requireNonNull(score.dueAt()), new Waiting(workspace, key.lead())));
                    }
                }));
        return due.stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Optional<Instant> longestDue(Instant now) {
        return database.scores.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().entrySet().stream()
                        .filter(row -> isDue(rows.getKey(), row.getKey(), row.getValue(), now)))
                .map(row -> Objects.requireNonNull(row.getValue().dueAt()))
                .min(Comparator.naturalOrder());
    }

    private boolean isDue(WorkspaceId workspace, ScoreKey key, StoredScore score, Instant now) {
        var dueAt = score.dueAt();
        return dueAt != null
                && !dueAt.isAfter(now)
                && database.models
                        .find(workspace, key.model())
                        .filter(version ->
                                version.state() == ModelState.LIVE || version.state() == ModelState.PUBLISHING)
                        .isPresent();
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
    public List<LedgerEntry> entries(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Set<EventId> events) {
        return leads.stream()
                .flatMap(lead -> ledger(workspace, lead, model).stream())
                .filter(entry -> events.contains(entry.event()))
                .toList();
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

    /** Its sums stay, but there is no state that could be gone on from. */
    private boolean erased(WorkspaceId workspace, LeadId lead) {
        return database.leads
                .find(workspace, lead)
                .filter(stored -> stored.lead().isErased())
                .isPresent();
    }

    private Optional<StoredScore> score(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.scores.find(workspace, new ScoreKey(lead, model));
    }
}
