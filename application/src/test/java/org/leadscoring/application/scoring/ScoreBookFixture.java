package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Rung;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A workspace with website points, and scores to put into its book. */
abstract class ScoreBookFixture extends PortContract {

    protected ScoringModel model;
    protected SourceId source;

    @BeforeEach
    void model() {
        model = WebsitePoints.model(new ModelId(ports.ids().next()));
        source = newSourceId();
        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));
    }

    protected Scorer scorer() {
        return Replays.scorer(model);
    }

    protected Scored score(Event... events) {
        return Replays.replay(scorer(), List.of(events));
    }

    /** What one more event after a state makes. */
    protected Scored resume(ScoreState from, Event... events) {
        return Replays.resume(scorer(), from, List.of(events));
    }

    protected Event occurred(String messageId, String type) {
        var event = event(new EventKey(NOW, messageId, source));
        return new Event(
                event.id(),
                event.key(),
                new EventType(type),
                type,
                event.receivedAt(),
                event.properties(),
                event.traits(),
                event.context());
    }

    /** Writes the first score of a lead. */
    protected void write(LeadId lead, Scored scored) {
        write(lead, ScoreState.START, false, scored);
    }

    /** Writes what was added to a score. */
    protected void add(LeadId lead, ScoreState from, Scored scored) {
        write(lead, from, false, scored);
    }

    /** Writes a score made anew from all events. */
    protected void replace(LeadId lead, Scored scored) {
        write(lead, ScoreState.START, true, scored);
    }

    protected void write(LeadId lead, ScoreState from, boolean replaces, Scored scored) {
        commit(() ->
                ports.scoreBook().write(workspace, model.id(), List.of(change(lead, from, replaces, scored, null))));
    }

    protected Change change(LeadId lead, ScoreState from, boolean replaces, Scored scored, @Nullable Instant dueAt) {
        return new Change(lead, from, replaces, scored, scorer().stage(scored.state()), dueAt, false, true);
    }

    /** A score of which only the state and the ledger are known. */
    protected static Scored scored(ScoreState state, List<LedgerEntry> entries) {
        return new Scored(state, entries, List.of(), List.of(), List.of());
    }

    protected Map<LeadId, ScoreState> states(LeadId lead) {
        return states(workspace, model.id(), Set.of(lead));
    }

    /** The states of these leads that the book has as a whole. */
    protected Map<LeadId, ScoreState> states(WorkspaceId where, ModelId by, Set<LeadId> leads) {
        var states = new HashMap<LeadId, ScoreState>();
        ports.scoreBook().scores(where, by, leads).forEach((lead, score) -> {
            if (score.state() != null) {
                states.put(lead, score.state());
            }
        });
        return states;
    }

    /** A state after so many events of no worth, the last of them at this place. */
    protected ScoreState after(int events, Instant at, String messageId, @Nullable Instant steppedAt) {
        return new ScoreState(
                Points.NONE,
                Rung.NONE,
                Map.of(),
                Map.of(),
                Attributes.NONE,
                null,
                null,
                SessionMemory.NONE,
                events,
                0,
                0,
                new EventKey(at, messageId, source),
                null,
                null,
                steppedAt);
    }

    /** The state from which this lead can be scored if an event comes in at this place. */
    protected Optional<ScoreState> checkpoint(LeadId lead, Instant at, String messageId) {
        return ports.scoreBook().checkpoint(workspace, lead, model.id(), new EventKey(at, messageId, source));
    }

    protected List<LedgerEntry> ledger(LeadId lead) {
        return ports.scoreBook().ledger(workspace, lead, model.id());
    }

    protected List<Crossing> crossings(LeadId lead) {
        return ports.scoreBook().crossings(workspace, lead, model.id());
    }
}
