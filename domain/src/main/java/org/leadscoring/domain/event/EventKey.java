package org.leadscoring.domain.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.leadscoring.domain.workspace.SourceId;

/**
 * The place of an event in a lead's history: events are ordered by (occurredAt, messageId), and by source where two
 * sources happen to use the same message id at the same instant (spec SC-1). (source, messageId) identifies the event.
 *
 * @param occurredAt when it happened, UTC, to the microsecond (what both databases can store)
 * @param messageId the sender's id of the message, 1 to 200 characters
 * @param source who sent it
 */
public record EventKey(Instant occurredAt, String messageId, SourceId source) implements Comparable<EventKey> {

    /** Longest message id that is taken. */
    public static final int MAX_MESSAGE_ID = 200;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::occurredAt)
            .thenComparing(EventKey::messageId)
            .thenComparing(EventKey::source);

    /** @throws InvalidEventException if the message id is blank, too long or no whole characters, or the instant lies before the year 2000 */
    public EventKey {
        if (messageId.isBlank() || messageId.length() > MAX_MESSAGE_ID) {
            throw new InvalidEventException("/messageId", "must have 1 to " + MAX_MESSAGE_ID + " characters");
        }
        if (!Texts.isWhole(messageId)) {
            throw new InvalidEventException("/messageId", "has half a surrogate pair; send whole characters");
        }
        if (occurredAt.isBefore(EARLIEST)) {
            throw new InvalidEventException(
                    "/timestamp", "lies before the year 2000; send when the event happened, in ISO 8601");
        }
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
