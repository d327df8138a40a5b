package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.RecallScores.Recalled;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
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

    /** After so many events a state is kept whole. */
    public static final int KEEP_EVERY = 10;

    /** So many events are read at most to recall a state, over and over; then it is kept. */
    private static final int LONG_RECALL = 10 * KEEP_EVERY;

    private final EventLog log;
    private final ScoringModels models;
    private final Derivations derivations;
    private final ScoreBook book;
    private final RecallScores recall;

    public ScoreLeads(EventLog log, ScoringModels models, Derivations derivations, ScoreBook book) {
        this.log = log;
        this.models = models;
        this.derivations = derivations;
        this.book = book;
        this.recall = new RecallScores(log, derivations, book);
    }

    /**
     * Brings the scores of these leads up to date by every model in use.
     *
     * @param work the leads, with their new events; those are in the log already
     * @param now time passes up to here, UTC
     * @return what the model that drives it made of each
     */
    public Map<LeadId, Outcome> score(WorkspaceId workspace, Map<LeadId, Work> work, Instant now) {
        if (work.isEmpty()) {
            return Map.of();
        }
        var drivers = models.drivers(workspace);
        var outcomes = new HashMap<LeadId, Outcome>();
        var derivation = derivations.of(workspace);
        for (var model : models.scoring(workspace)) {
            score(workspace, new Scorer(model, derivation), work, now).forEach((lead, outcome) -> {
                if (drivers.of(lead).id().equals(model.id())) {
                    outcomes.put(lead, outcome);
                }
            });
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
        var scores = book.scores(workspace, model, work.keySet());
        var recalled = recall(workspace, scorer, scores, work);
        var starts = new HashMap<LeadId, Start>();
        work.forEach((lead, todo) ->
                starts.put(lead, start(workspace, scorer, lead, scores.get(lead), recalled.get(lead), todo)));
        var whole = wholeHistories(workspace, work, starts);
        var changes = new ArrayList<Change>();
        var outcomes = new HashMap<LeadId, Outcome>();
        var suspects = scorer.model().definition().countsSuspects();
        work.forEach((lead, todo) -> {
            var stored = scores.get(lead);
            var start = starts.getOrDefault(lead, Start.ANEW);
            var events = start.resumes() ? todo.events() : whole.get(lead);
            if (events == null) {
                events = log.since(workspace, lead, start.from().upTo());
            }
            if (!RecallScores.follow(start.from(), events, suspects)) {
                start = Start.ANEW;
                events = log.since(workspace, lead, null);
            }
            var from = start.from();
            var resumes = start.resumes();
            var scored = scorer.resume(from, events, now);
            var stage = scorer.stage(scored.state());
            var rose =
                    stored == null || scored.state().total() > stored.figures().total();
            outcomes.put(
                    lead,
                    new Outcome(
                            scored.state(),
                            stage,
                            resumes,
                            rose,
                            resumes ? scored.crossings() : news(workspace, lead, scorer, from, stored, scored)));
            // Other events may lead to the very same state, by another ledger.
            var keeps = keeps(start, stored, recalled.get(lead), scored.state(), events.isEmpty());
            if (keeps || stored == null || !resumes || !scored.state().equals(from)) {
                var due = scorer.due(scored.state())
                        .writtenAt(scorer.derivation().zone())
                        .orElse(null);
                var cools = Forecast.cooling(scorer, scored.state()).orElse(null);
                var early = resumes && !events.isEmpty();
                changes.add(new Change(lead, from, !resumes, scored, stage, due, cools, early, keeps));
            }
        });
        book.write(workspace, model, changes);
        return outcomes;
    }

    /** What is new of the thresholds passed by a lead that was scored anew. */
    private List<Crossing> news(
            WorkspaceId workspace, LeadId lead, Scorer scorer, ScoreState from, @Nullable Score stored, Scored scored) {
        var ladder = scorer.model().ladder();
        var before = stored == null ? ladder.ground() : stored.stage();
        var now = scorer.stage(scored.state());
        if (before.equals(now)) {
            return List.of();
        }
        var crossings = new ArrayList<Crossing>();
        if (from.crossings() > 0) {
            crossings.addAll(
                    book.crossings(workspace, lead, scorer.model().id()).subList(0, from.crossings()));
        }
        crossings.addAll(scored.crossings());
        return ladder.news(before, now, crossings);
    }

    /** Of leads that are scored anew anyway it need not be known where they stand. */
    private Map<LeadId, Recalled> recall(
            WorkspaceId workspace, Scorer scorer, Map<LeadId, Score> scores, Map<LeadId, Work> work) {
        var wanted = new HashMap<LeadId, Score>();
        var fresh = new HashSet<EventId>();
        work.forEach((lead, todo) -> {
            var score = scores.get(lead);
            if (score != null && !todo.replay()) {
                wanted.put(lead, score);
                todo.events().forEach(event -> fresh.add(event.id()));
            }
        });
        return recall.recall(workspace, scorer, wanted, fresh);
    }

    /**
     * Whether a state is kept whole: when so many events have come since the last one; when the last one is no longer on
     * the way; after time alone has passed, which is seldom; and when it took long to recall.
     */
    private static boolean keeps(
            Start start, @Nullable Score stored, @Nullable Recalled recalled, ScoreState state, boolean timeAlone) {
        var kept = stored == null ? ScoreState.START : stored.kept();
        return state.events() - kept.events() >= KEEP_EVERY
                || start.leavesKept() && kept.events() > 0
                || timeAlone
                || recalled != null && recalled.read() > LONG_RECALL;
    }

    /**
     * Reads what a replay of these leads would be made of, and writes nothing: all their events, as they count now. A lead
     * is handed on before the next long history is read, so that no more than a chunk is held at a time.
     *
     * @param reader is told every lead once, one without events too
     */
    public void read(WorkspaceId workspace, Set<LeadId> leads, BiConsumer<LeadId, List<Event>> reader) {
        readSome(workspace, leads, Long.MAX_VALUE, reader);
    }

    /**
     * The same for a reader that keeps what it is told: it ends with the lead with which so many events were read.
     *
     * @param most events, from 1
     * @param reader is told the leads in their order
     * @return how many leads were read
     */
    public int readSome(WorkspaceId workspace, Set<LeadId> leads, long most, BiConsumer<LeadId, List<Event>> reader) {
        var work = Work.same(Work.REPLAY, leads);
        var starts = new HashMap<LeadId, Start>();
        leads.forEach(lead -> starts.put(lead, Start.ANEW));
        var whole = wholeHistories(workspace, work, starts);
        var read = 0;
        var left = most;
        for (var lead : leads) {
            var known = whole.get(lead);
            var events = known == null ? log.since(workspace, lead, null) : known;
            reader.accept(lead, events);
            read++;
            left -= events.size();
            if (left <= 0) {
                break;
            }
        }
        return read;
    }

    /** Of leads that are scored from their first event: read at once, but for the few with so many that it would not fit. */
    private Map<LeadId, List<Event>> wholeHistories(
            WorkspaceId workspace, Map<LeadId, Work> work, Map<LeadId, Start> starts) {
        var leads = work.keySet().stream()
                .filter(lead -> starts.getOrDefault(lead, Start.ANEW).isWhole())
                .collect(Collectors.toSet());
        return leads.isEmpty() ? Map.of() : log.shortHistories(workspace, leads, MOST_AT_ONCE / leads.size() + 1);
    }

    /** Where the scoring of a lead begins. */
    private Start start(
            WorkspaceId workspace,
            Scorer scorer,
            LeadId lead,
            @Nullable Score stored,
            @Nullable Recalled recalled,
            Work todo) {
        if (todo.replay() || stored == null || recalled == null) {
            return todo.isNew() && !todo.replay() ? Start.FIRST : Start.ANEW;
        }
        var suspects = scorer.model().definition().countsSuspects();
        var earliest = todo.events().stream()
                .filter(event -> event.counts(suspects))
                .map(Event::key)
                .min(EventKey::compareTo);
        var state = recalled.state();
        if (earliest.isEmpty() || state.isBefore(earliest.get())) {
            return new Start(state, true, false);
        }
        var kept = stored.kept();
        var onTheWay = kept.isBefore(earliest.get());
        var from = onTheWay ? kept : ScoreState.START;
        if (state.events() >= Scorer.CHECKPOINT_EVERY) {
            from = book.checkpoint(workspace, lead, scorer.model().id(), earliest.get())
                    .filter(checkpoint -> !onTheWay || checkpoint.events() > kept.events())
                    .orElse(from);
        }
        return new Start(from, false, !onTheWay);
    }

    /**
     * Where the scoring of a lead begins.
     *
     * @param from the state before the events that are scored
     * @param resumes true if that is all there was so far
     * @param leavesKept true if the state that was kept last is not on the way any more
     */
    private record Start(ScoreState from, boolean resumes, boolean leavesKept) {

        /** The first events of a lead. */
        static final Start FIRST = new Start(ScoreState.START, true, true);

        /** All events once more. */
        static final Start ANEW = new Start(ScoreState.START, false, true);

        /** Whether all events of the lead must be read. */
        boolean isWhole() {
            return !resumes && from.events() == 0;
        }
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
     * @param news the thresholds it passed, in order; if it was scored anew, those between where it was and where it is
     */
    public record Outcome(ScoreState state, String stage, boolean resumed, boolean rose, List<Crossing> news) {

        /** Where the lead stands now. */
        public Standing standing() {
            return new Standing(state.total(), stage, state.lastChange());
        }
    }
}
