package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.event.Visits;

/**
 * A visit that events name, as the scorer sees it (spec SC-13).
 *
 * @param session how long it lasted so far, and what was done in it
 * @param saidToEnd whether its last event said that it ended
 */
public record Visit(Session session, boolean saidToEnd) {

    /**
     * The latest visit of this name: a tracker may keep its id for the life of a tab, and after half an hour of silence
     * another visit begins.
     *
     * @param id as the events name it: see {@link Visits#sessionId}
     * @param history of the lead, in any order
     * @param allowSuspects whether suspect events count
     * @return empty if no event that counts names it
     */
    public static Optional<Visit> latest(
            String id, Collection<Event> history, SessionScoring scoring, boolean allowSuspects) {
        var named = history.stream()
                .filter(event -> event.counts(allowSuspects)
                        && Visits.sessionId(event).filter(id::equals).isPresent())
                .sorted()
                .toList();
        Visit latest = null;
        for (var event : named) {
            latest = next(latest, event, scoring);
        }
        return Optional.ofNullable(latest);
    }

    private static Visit next(@Nullable Visit before, Event event, SessionScoring scoring) {
        var session = before == null ? null : before.session();
        var goesOn =
                session != null && event.occurredAt().isBefore(session.end().plus(Session.SILENCE));
        return new Visit(scoring.with(goesOn ? session : null, event), Visits.isEnd(event.type()));
    }

    /** Whether it is over at this instant, UTC: because an event said so, or after half an hour of silence. */
    public boolean isOver(Instant now) {
        return saidToEnd || !session.end().plus(Session.SILENCE).isAfter(now);
    }
}
