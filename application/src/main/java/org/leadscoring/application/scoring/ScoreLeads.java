package org.leadscoring.application.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Keeps scores true to the event log (spec SC-1). Events that come after all that was scored are added to the score; for
 * anything else – late events, merges – the lead's whole history is replayed.
 *
 * <p>Part of the caller's transaction; the caller holds the locks of the leads.
 */
public final class ScoreLeads {

    private final EventLog log;
    private final ScoringModels models;
    private final ScoreBook book;

    public ScoreLeads(EventLog log, ScoringModels models, ScoreBook book) {
        this.log = log;
        this.models = models;
        this.book = book;
    }

    /** Where a lead stands before its first event. */
    public Standing start(WorkspaceId workspace) {
        return new Standing(0, primary(workspace).ladder().stageAt(0), null);
    }

    /**
     * Brings the scores of these leads up to date by every live model.
     *
     * @param work the leads, with their new events; those are in the log already
     * @return what the primary model made of each
     */
    public Map<LeadId, Outcome> score(WorkspaceId workspace, Map<LeadId, Work> work) {
        var histories = new HashMap<LeadId, List<Event>>();
        var outcomes = new HashMap<LeadId, Outcome>();
        var primary = primary(workspace);
        for (var model : models.live(workspace)) {
            var scorer = new Scorer(model);
            var states = book.states(workspace, model.id(), work.keySet());
            var changes = new ArrayList<Change>();
            work.forEach((lead, todo) -> {
                var state = states.getOrDefault(lead, ScoreState.START);
                var resumes = !todo.replay()
                        && (todo.isNew() || states.containsKey(lead))
                        && todo.events().stream().allMatch(event -> state.isBefore(event.key()));
                var from = resumes ? state : ScoreState.START;
                var events =
                        resumes ? todo.events() : histories.computeIfAbsent(lead, id -> log.history(workspace, id));
                var scored = scorer.resume(from, events);
                var stage = model.ladder().stageAt(scored.state().total());
                changes.add(new Change(lead, !resumes, scored, stage));
                if (model.id().equals(primary.id())) {
                    outcomes.put(lead, new Outcome(scored, stage, events, !resumes));
                }
            });
            book.write(workspace, model.id(), changes);
        }
        return outcomes;
    }

    private ScoringModel primary(WorkspaceId workspace) {
        return models.live(workspace).getFirst();
    }

    /**
     * What is to be done for one lead.
     *
     * @param events its new events
     * @param isNew true if the lead has no others
     * @param replay true if events were taken from it or given to it, so that all are scored anew
     */
    public record Work(List<Event> events, boolean isNew, boolean replay) {

        public Work {
            events = List.copyOf(events);
        }
    }

    /**
     * What the primary model made of a lead.
     *
     * @param stage the stage it is in now
     * @param events what was scored: the new events, or the whole history if it was replayed
     * @param replayed true if the history was scored from the start
     */
    public record Outcome(Scored scored, String stage, List<Event> events, boolean replayed) {

        /** Where the lead stands now. */
        public Standing standing(@Nullable LastChange before) {
            var last = scored.entries().reversed().stream()
                    .filter(entry -> entry.rule() != null)
                    .findFirst()
                    .map(Outcome::lastChange)
                    .orElse(replayed ? null : before);
            return new Standing(scored.state().total(), stage, last);
        }

        private static LastChange lastChange(LedgerEntry entry) {
            var rule = entry.rule();
            if (rule == null) {
                throw new IllegalArgumentException("no rule made this entry: " + entry);
            }
            return new LastChange(rule, entry.points(), entry.at());
        }
    }
}
