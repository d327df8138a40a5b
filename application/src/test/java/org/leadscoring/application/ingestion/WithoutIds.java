package org.leadscoring.application.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.scoring.Idle;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.scoring.SessionMemory.Open;

/** States that can be compared from run to run: events are named by their messages. */
final class WithoutIds {

    private final Map<EventId, String> messages;

    private WithoutIds(Map<EventId, String> messages) {
        this.messages = messages;
    }

    /** The state with events of which the id follows from the message id. */
    static ScoreState of(ScoreState state, Map<EventId, String> messages) {
        var named = new WithoutIds(messages);
        return new ScoreState(
                state.points(),
                state.rung(),
                state.rules(),
                state.holding(),
                state.traits(),
                named.of(state.idle()),
                state.visits(),
                named.of(state.sessions()),
                state.events(),
                state.entries(),
                state.crossings(),
                state.upTo(),
                named.of(state.last()),
                state.lastChange(),
                state.steppedAt());
    }

    private @Nullable Idle of(@Nullable Idle idle) {
        return idle == null ? null : new Idle(idle.since(), name(idle.event()), idle.base());
    }

    private SessionMemory of(SessionMemory sessions) {
        var open = new TreeMap<String, Open>();
        sessions.open()
                .forEach((id, visit) -> open.put(id, new Open(visit.session(), name(visit.last()), visit.score())));
        return new SessionMemory(sessions.sum(), sessions.count(), open);
    }

    private @Nullable EventId of(@Nullable EventId event) {
        return event == null ? null : name(event);
    }

    private EventId name(EventId event) {
        return new EventId(
                UUID.nameUUIDFromBytes(messages.getOrDefault(event, "unknown").getBytes(UTF_8)));
    }
}
