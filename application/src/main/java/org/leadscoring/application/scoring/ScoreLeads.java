package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Keeps scores true to the event log (spec SC-1), and the only one that writes them. Events that come after all that was
 * scored are added to the score. A late one is scored again from the last checkpoint before it; where events were taken
 * from a lead or given to it, everything is.
 *
 * <p>Part of the caller's transaction; the caller holds the locks of the leads.
 */
public final class ScoreLeads {

    /** Events held in memory for leads that are scored anew; a longer history is read for itself. */
    private static final int MOST_AT_ONCE = 10_000;

    private final EventLog log;
    private final ScoringModels models;
    private final Derivations derivations;
    private final ScoreBook book;

    public ScoreLeads(EventLog log, ScoringModels models, Derivations derivations, ScoreBook book) {
        this.log = log;
        this.models = models;
        this.derivations = derivations;
        this.book = book;
    }

    /**
     * Brings the scores of these leads up to date by every model in use.
     *
     * @param work the leads, with their new events; those are in the log already
     * @param now time passes up to here, UTC
     * @return what the primary model made of each
     */
    public Map<LeadId, Outcome> score(WorkspaceId workspace, Map<LeadId, Work> work, Instant now) {
        if (work.isEmpty()) {
            return Map.of();
        }
        Map<LeadId, Outcome> outcomes = Map.of();
        var derivation = derivations.of(workspace);
        for (var model : models.scoring(workspace)) {
            var made = score(workspace, new Scorer(model, derivation), work, now);
            if (outcomes.isEmpty()) {
                outcomes = made;
            }
        }
        return outcomes;
    }

    /**
     * Brings the scores of these leads up to date by one model.
     *
     * @return what it made of each
     */
    public Map<LeadId, Outcome> score(WorkspaceId workspace, ScoringModel model, Map<LeadId, Work> work, Instant now) {
        return score(workspace, new Scorer(model, derivations.of(workspace)), work, now);
    }

    private Map<LeadId, Outcome> score(WorkspaceId workspace, Scorer scorer, Map<LeadId, Work> work, Instant now) {
        var model = scorer.model().id();
        var states = book.states(workspace, model, work.keySet());
        var starts = new HashMap<LeadId, ScoreState>();
        work.forEach((lead, todo) -> starts.put(lead, from(workspace, scorer, lead, states.get(lead), todo)));
        var whole = wholeHistories(workspace, work, starts);
        var changes = new ArrayList<Change>();
        var outcomes = new HashMap<LeadId, Outcome>();
        work.forEach((lead, todo) -> {
            var stored = states.get(lead);
            var from = starts.getOrDefault(lead, ScoreState.START);
            var resumes = !todo.replay() && (from == stored || todo.isNew());
            var events = resumes ? todo.events() : whole.get(lead);
            if (events == null) {
                events = log.since(workspace, lead, from.upTo());
            }
            var scored = scorer.resume(from, events, now);
            var stage = scorer.stage(scored.state());
            var rose = stored == null || scored.state().total() > stored.total();
            outcomes.put(lead, new Outcome(scored.state(), stage, resumes, rose));
            // Other events may lead to the very same state, by another ledger.
            if (events.isEmpty() || !resumes || !scored.state().equals(stored)) {
                var due = scorer.due(scored.state())
                        .writtenAt(scorer.derivation().zone())
                        .orElse(null);
                var cools = Forecast.cooling(scorer, scored.state()).orElse(null);
                changes.add(new Change(lead, from, !resumes, scored, stage, due, cools, resumes && !events.isEmpty()));
            }
        });
        book.write(workspace, model, changes);
        return outcomes;
    }

    /**
     * Reads what a replay of these leads would be made of, and writes nothing: all their events, as they count now. A lead
     * is handed on before the next long history is read, so that no more than a chunk is held at a time.
     *
     * @param reader is told every lead once, one without events too
     */
    public void read(WorkspaceId workspace, Set<LeadId> leads, BiConsumer<LeadId, List<Event>> reader) {
        var work = Work.same(Work.REPLAY, leads);
        var starts = new HashMap<LeadId, ScoreState>();
        leads.forEach(lead -> starts.put(lead, ScoreState.START));
        var whole = wholeHistories(workspace, work, starts);
        leads.forEach(lead -> {
            var events = whole.get(lead);
            reader.accept(lead, events == null ? log.since(workspace, lead, null) : events);
        });
    }

    /** Of leads that are scored from their first event: read at once, but for the few with so many that it would not fit. */
    private Map<LeadId, List<Event>> wholeHistories(
            WorkspaceId workspace, Map<LeadId, Work> work, Map<LeadId, ScoreState> starts) {
        var leads = work.entrySet().stream()
                .filter(todo -> todo.getValue().replay() || !todo.getValue().isNew())
                .map(Map.Entry::getKey)
                .filter(lead -> starts.get(lead) == ScoreState.START)
                .collect(Collectors.toSet());
        return leads.isEmpty() ? Map.of() : log.shortHistories(workspace, leads, MOST_AT_ONCE / leads.size() + 1);
    }

    /** The state from which these events can be scored. */
    private ScoreState from(WorkspaceId workspace, Scorer scorer, LeadId lead, @Nullable ScoreState stored, Work todo) {
        if (stored == null || todo.replay()) {
            return ScoreState.START;
        }
        var suspects = scorer.model().definition().countsSuspects();
        var earliest = todo.events().stream()
                .filter(event -> event.counts(suspects))
                .map(Event::key)
                .min(EventKey::compareTo);
        if (earliest.isEmpty() || stored.isBefore(earliest.get())) {
            return stored;
        }
        if (stored.events() < Scorer.CHECKPOINT_EVERY) {
            return ScoreState.START;
        }
        return book.checkpoint(workspace, lead, scorer.model().id(), earliest.get())
                .orElse(ScoreState.START);
    }

    /**
     * What is to be done for one lead.
     *
     * @param events its new events, with their marks
     * @param isNew true if the lead has no others
     * @param replay true if all are to be scored anew: events were taken from it or given to it, or count differently
     */
    public record Work(List<Event> events, boolean isNew, boolean replay) {

        /** Only time has passed. */
        public static final Work NOTHING_NEW = new Work(List.of(), false, false);

        /** All events are to be scored anew. */
        public static final Work REPLAY = new Work(List.of(), false, true);

        public Work {
            events = List.copyOf(events);
        }

        /** The same work for each of these leads. */
        public static Map<LeadId, Work> same(Work work, Collection<LeadId> leads) {
            var same = new HashMap<LeadId, Work>();
            Set.copyOf(leads).forEach(lead -> same.put(lead, work));
            return same;
        }
    }

    /**
     * What a model made of a lead.
     *
     * @param state where its score stands now
     * @param stage the stage it is in now
     * @param resumed true if the new events came after all others that count
     * @param rose true if the score is higher than it was, or there was none
     */
    public record Outcome(ScoreState state, String stage, boolean resumed, boolean rose) {

        /** Where the lead stands now. */
        public Standing standing() {
            return new Standing(state.total(), stage, state.lastChange());
        }
    }
}
