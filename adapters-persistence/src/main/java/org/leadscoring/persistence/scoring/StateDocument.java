package org.leadscoring.persistence.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.scoring.Idle;
import org.leadscoring.domain.scoring.RuleMemory;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.scoring.VisitMemory;
import org.leadscoring.domain.stage.Rung;
import org.leadscoring.domain.workspace.SourceId;

/**
 * A scorer's state as it is kept: the shape of the stored text, apart from the domain so that either may change. Names are
 * short, for there is one for every lead and model; instants are microseconds since 1970. What is empty is left out.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StateDocument(
        List<Integer> points,
        int rung,
        @Nullable Map<String, Long> left,
        @Nullable Map<String, Memory> rules,
        @Nullable Map<String, Integer> holding,
        @Nullable Map<String, Object> traits,
        @Nullable Quiet idle,
        @Nullable Visit visits,
        @Nullable Sum sessions,
        @Nullable Map<String, Open> open,
        int events,
        int entries,
        int crossings,
        @Nullable Key upTo,
        @Nullable UUID last,
        @Nullable Moved moved,
        @Nullable Long stepped) {

    private static final int PARTS = 5;

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Memory(
            int points,
            @Nullable List<Long> applied,
            @Nullable List<Long> matched,
            @Nullable List<Long> seen) {}

    record Quiet(long since, UUID event, int base) {}

    record Visit(long at, long day, int row, long returned) {}

    record Sum(long sum, int count) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Open(
            long start,
            long end,
            int pages,
            int clicks,
            int important,
            UUID last,
            @Nullable Integer score) {}

    record Key(long at, String message, UUID source) {}

    record Moved(String rule, int points, long at) {}

    static StateDocument of(ScoreState state) {
        var points = state.points();
        var upTo = state.upTo();
        var last = state.last();
        var idle = state.idle();
        var visits = state.visits();
        var sessions = state.sessions();
        var moved = state.lastChange();
        return new StateDocument(
                List.of(
                        points.engagement(),
                        points.fit(),
                        points.intent(),
                        points.decayingEngagement(),
                        points.decayingIntent()),
                state.rung().height(),
                values(state.rung().left(), StateDocument::micros),
                values(state.rules(), StateDocument::memory),
                new TreeMap<>(state.holding()),
                state.traits().values(),
                idle == null
                        ? null
                        : new Quiet(micros(idle.since()), idle.event().value(), idle.base()),
                visits == null
                        ? null
                        : new Visit(micros(visits.lastAt()), visits.day(), visits.daysInRow(), visits.returnedOn()),
                sessions.count() == 0 ? null : new Sum(sessions.sum(), sessions.count()),
                values(sessions.open(), StateDocument::open),
                state.events(),
                state.entries(),
                state.crossings(),
                upTo == null
                        ? null
                        : new Key(
                                micros(upTo.occurredAt()),
                                upTo.messageId(),
                                upTo.source().value()),
                last == null ? null : last.value(),
                moved == null ? null : new Moved(moved.rule(), moved.points(), micros(moved.at())),
                state.steppedAt() == null ? null : micros(state.steppedAt()));
    }

    private static Memory memory(RuleMemory memory) {
        return new Memory(
                memory.points(),
                memory.applied().stream().map(StateDocument::micros).toList(),
                memory.matched().stream().map(StateDocument::micros).toList(),
                memory.seen().stream().sorted().toList());
    }

    private static Open open(SessionMemory.Open open) {
        var session = open.session();
        return new Open(
                micros(session.start()),
                micros(session.end()),
                session.pages(),
                session.clicks(),
                session.importantClicks(),
                open.last().value(),
                open.score());
    }

    ScoreState state() {
        if (points.size() != PARTS) {
            throw new IllegalStateException("a score has " + PARTS + " parts and not " + points.size());
        }
        return new ScoreState(
                new ScoreState.Points(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4)),
                new Rung(rung, values(left, StateDocument::instant)),
                values(rules, StateDocument::memory),
                holding == null ? Map.of() : holding,
                traits == null ? Attributes.NONE : new Attributes(traits),
                idle == null ? null : new Idle(instant(idle.since), new EventId(idle.event), idle.base),
                visits == null ? null : new VisitMemory(instant(visits.at), visits.day, visits.row, visits.returned),
                new SessionMemory(
                        sessions == null ? 0 : sessions.sum,
                        sessions == null ? 0 : sessions.count,
                        values(open, StateDocument::open)),
                events,
                entries,
                crossings,
                upTo == null ? null : new EventKey(instant(upTo.at), upTo.message, new SourceId(upTo.source)),
                last == null ? null : new EventId(last),
                moved == null ? null : new LastChange(moved.rule, moved.points, instant(moved.at)),
                stepped == null ? null : instant(stepped));
    }

    private static RuleMemory memory(Memory memory) {
        return new RuleMemory(
                memory.points,
                instants(memory.applied),
                instants(memory.matched),
                memory.seen == null ? Set.of() : Set.copyOf(memory.seen));
    }

    private static SessionMemory.Open open(Open open) {
        return new SessionMemory.Open(
                new Session(instant(open.start), instant(open.end), open.pages, open.clicks, open.important),
                new EventId(open.last),
                open.score);
    }

    /** In the order of their names, so that equal states are equal texts. */
    private static <A, B> Map<String, B> values(@Nullable Map<String, A> map, Function<A, B> each) {
        if (map == null) {
            return Map.of();
        }
        var values = new TreeMap<String, B>();
        map.forEach((name, value) -> values.put(name, each.apply(value)));
        return values;
    }

    private static List<Instant> instants(@Nullable List<Long> micros) {
        return micros == null
                ? List.of()
                : micros.stream().map(StateDocument::instant).toList();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
