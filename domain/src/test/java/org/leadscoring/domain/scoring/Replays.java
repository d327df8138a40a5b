package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.Crossing;

/** Scorers and what they make of events, for tests in which time does not go on after the last event. */
public final class Replays {

    private Replays() {}

    /** A scorer in a workspace where the system makes no events. */
    public static Scorer scorer(ScoringModel model) {
        return new Scorer(model, Derivation.none(ZoneOffset.UTC));
    }

    /** The whole history up to its last event. */
    public static Scored replay(Scorer scorer, Collection<Event> history) {
        return scorer.replay(history, last(history));
    }

    /** These events after a state, up to the last of them. */
    public static Scored resume(Scorer scorer, ScoreState state, Collection<Event> events) {
        return scorer.resume(state, events, last(events));
    }

    /** Those of these events that count. */
    static List<Event> counting(Scorer scorer, List<Event> history) {
        return history.stream()
                .filter(event -> event.counts(scorer.model().definition().countsSuspects()))
                .toList();
    }

    private static Instant last(Collection<Event> events) {
        return events.stream().map(Event::occurredAt).max(Instant::compareTo).orElse(Events.START);
    }

    /** Several steps as if they had been one. */
    public static Scored joined(List<Scored> steps) {
        var entries = new ArrayList<LedgerEntry>();
        var crossings = new ArrayList<Crossing>();
        var derived = new ArrayList<DerivedEvent>();
        var checkpoints = new ArrayList<ScoreState>();
        var state = ScoreState.START;
        for (var step : steps) {
            entries.addAll(step.entries());
            crossings.addAll(step.crossings());
            derived.addAll(step.derived());
            checkpoints.addAll(step.checkpoints());
            state = step.state();
        }
        return new Scored(state, entries, crossings, derived, checkpoints);
    }
}
