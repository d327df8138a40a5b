package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.event.Visits;
import org.leadscoring.domain.scoring.SessionMemory.Open;

/** The visits of one scoring run. */
final class SessionBook {

    private static final String UNNAMED = "";

    private final SessionMemory from;
    private final TreeMap<String, Open> open;
    private long sum;
    private int count;
    private boolean changed;

    SessionBook(SessionMemory from) {
        this.from = from;
        this.open = new TreeMap<>(from.open());
        this.sum = from.sum();
        this.count = from.count();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Adds an event to its visit, and ends that if the event says so; tells whether it did. */
    boolean add(Event event, SessionScoring scoring) {
        changed = true;
        var name = Visits.sessionId(event).orElse(UNNAMED);
        var before = open.get(name);
        var visit = new Open(
                scoring.with(before == null ? null : before.session(), event),
                event.id(),
                before == null ? null : before.score());
        if (!Visits.isEnd(event.type())) {
            open.put(name, visit);
            return false;
        }
        var score = end(visit, scoring);
        if (name.equals(UNNAMED)) {
            open.remove(name);
        } else {
            open.put(name, new Open(visit.session(), visit.last(), score));
        }
        return true;
    }

    /** Ends the visits whose silence is over now; tells the last event of one of them, or null if there are none. */
    @Nullable
    EventId endSilent(Instant now, SessionScoring scoring) {
        EventId last = null;
        for (var visits = open.entrySet().iterator(); visits.hasNext(); ) {
            var visit = visits.next().getValue();
            if (!endOf(visit).isAfter(now)) {
                changed = true;
                end(visit, scoring);
                visits.remove();
                last = visit.last();
            }
        }
        return last;
    }

    private int end(Open visit, SessionScoring scoring) {
        var score = scoring.score(visit.session()).total();
        var before = visit.score();
        sum += score - (before == null ? 0 : before);
        count += before == null ? 1 : 0;
        return score;
    }

    @Nullable
    Instant nextEnd() {
        return open.values().stream()
                .map(SessionBook::endOf)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Instant endOf(Open visit) {
        return visit.session().end().plus(Session.SILENCE);
    }

    int average() {
        return memory().average();
    }

    SessionMemory memory() {
        return changed ? new SessionMemory(sum, count, open) : from;
    }
}
