package org.leadscoring.application.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.event.EventId;

/**
 * Sees to it that an event can be read soon after the instant that its id tells: whoever reads the log in the order of ids
 * passes over nobody who comes late ({@link EventLog#SETTLED_AFTER}). Ids get old while their events wait for a transaction, or
 * for the database.
 */
final class Promptness {

    private static final Duration OLDEST = Duration.ofSeconds(10);

    private final Ids ids;

    Promptness(Ids ids) {
        this.ids = ids;
    }

    /** When a transaction begins, by the clock that ids are made with. */
    Instant begin() {
        return now();
    }

    /** The same events; those whose ids are old have others. */
    List<IncomingEvent> renewed(List<IncomingEvent> events, Instant begun) {
        var oldest = begun.minus(OLDEST);
        return events.stream()
                .map(event ->
                        event.event().id().madeAt().isBefore(oldest) ? event.with(new EventId(ids.next())) : event)
                .toList();
    }

    /** @throws DatabaseUnavailableException if the transaction has taken too long: it is undone, and may be tried again */
    void check(Instant begun) {
        var took = Duration.between(begun, now());
        if (took.compareTo(EventLog.LONGEST_WRITE) > 0) {
            throw new DatabaseUnavailableException(new IllegalStateException(
                    "events were written for " + took.toSeconds() + " s; the database is slow"));
        }
    }

    private Instant now() {
        return new EventId(ids.next()).madeAt();
    }
}
