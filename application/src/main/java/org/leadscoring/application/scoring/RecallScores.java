package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Finds out where scores stand as a whole: from the state that was kept last and the events since, which were scored before
 * and are scored once more. A score is a pure function of the log (spec SC-1), so the same comes of it.
 */
public final class RecallScores {

    private final EventLog log;
    private final Derivations derivations;
    private final ScoreBook book;

    public RecallScores(EventLog log, Derivations derivations, ScoreBook book) {
        this.log = log;
        this.derivations = derivations;
        this.book = book;
    }

    /**
     * Where the score of a lead stands by a model; {@link ScoreState#START} if it has none. If it waits to be made anew, what
     * will be made of it.
     */
    public ScoreState state(WorkspaceId workspace, ScoringModel model, LeadId lead) {
        return states(workspace, model, Set.of(lead)).getOrDefault(lead, ScoreState.START);
    }

    /** Where the scores of leads stand by a model, likewise; those that have none are missing. */
    public Map<LeadId, ScoreState> states(WorkspaceId workspace, ScoringModel model, Set<LeadId> leads) {
        var scores = book.scores(workspace, model.id(), leads);
        if (scores.isEmpty()) {
            return Map.of();
        }
        var scorer = new Scorer(model, derivations.of(workspace));
        var recalled = recall(workspace, scorer, scores, Set.of());
        var states = new HashMap<LeadId, ScoreState>();
        scores.forEach((lead, score) -> {
            var found = recalled.get(lead);
            states.put(
                    lead,
                    found == null
                            ? scorer.replay(log.history(workspace, lead), stepped(score))
                                    .state()
                            : found.state());
        });
        return states;
    }

    /**
     * Where these scores stand. Of one that the log contradicts, because events of it have since been made void or count
     * otherwise, nothing is known: it is missing, and must be made anew.
     *
     * @param without events that are in the log but not part of any score yet
     */
    Map<LeadId, Recalled> recall(
            WorkspaceId workspace, Scorer scorer, Map<LeadId, Score> scores, Collection<EventId> without) {
        var recalled = new HashMap<LeadId, Recalled>();
        var since = new HashMap<LeadId, Optional<Instant>>();
        scores.forEach((lead, score) -> {
            if (score.state() != null) {
                recalled.put(lead, new Recalled(score.state(), 0));
            } else {
                var kept = score.kept().upTo();
                since.put(lead, kept == null ? Optional.empty() : Optional.of(kept.occurredAt()));
            }
        });
        if (since.isEmpty()) {
            return recalled;
        }
        log.since(workspace, since).forEach((lead, events) -> {
            var score = scores.get(lead);
            if (score != null) {
                var older = events.stream()
                        .filter(event -> !without.contains(event.id()))
                        .toList();
                state(scorer, score, older).ifPresent(state -> recalled.put(lead, new Recalled(state, events.size())));
            }
        });
        return recalled;
    }

    private static Optional<ScoreState> state(Scorer scorer, Score score, List<Event> events) {
        var kept = score.kept();
        var upTo = kept.upTo();
        var suspects = scorer.model().definition().countsSuspects();
        var counted = events.stream()
                .filter(event -> event.counts(suspects))
                .filter(event -> upTo == null || event.key().compareTo(upTo) > 0)
                .toList();
        if (!follow(kept, counted, suspects)) {
            return Optional.empty();
        }
        var state = scorer.resume(kept, counted, stepped(score)).state();
        return Figures.of(state).equals(score.figures()) ? Optional.of(state) : Optional.empty();
    }

    /** Whether all of these events that count come after a state: one that was void when it was made may not. */
    static boolean follow(ScoreState state, Collection<Event> events, boolean suspects) {
        return events.stream().filter(event -> event.counts(suspects)).allMatch(event -> state.isBefore(event.key()));
    }

    private static Instant stepped(Score score) {
        var stepped = score.figures().steppedAt();
        return stepped == null ? Instant.MIN : stepped;
    }

    /**
     * A state that was found out.
     *
     * @param read how many events were read for it
     */
    record Recalled(ScoreState state, int read) {}
}
