package org.leadscoring.domain.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the clocks of senders, as Segment does: what counts is how long before sending the event happened, and the
 * server's own clock says when it was sent (spec IN-1).
 */
public final class ClockSkew {

    private ClockSkew() {}

    /**
     * When an event happened, by the server's clock: {@code receivedAt − (sentAt − timestamp)}.
     *
     * <p>Example: the sender's clock is an hour fast. It happened at 13:00 and was sent at 13:02 by that clock; the
     * server took it at 12:02:01. It happened at 12:00:01. Without {@code sentAt} the timestamp stands as it is; without
     * a timestamp the event happened when it was received. Nothing happens in the future: a later result is
     * {@code receivedAt}.
     *
     * @param receivedAt by the server's clock, UTC
     * @param sentAt by the sender's clock
     * @param timestamp when it happened, by the sender's clock
     * @return UTC, to the microsecond, not after {@code receivedAt}
     */
    public static Instant correct(Instant receivedAt, @Nullable Instant sentAt, @Nullable Instant timestamp) {
        var corrected = receivedAt;
        if (timestamp != null) {
            corrected = sentAt == null ? timestamp : before(receivedAt, Duration.between(timestamp, sentAt));
        }
        return (corrected.isAfter(receivedAt) ? receivedAt : corrected).truncatedTo(ChronoUnit.MICROS);
    }

    /** A clock may be so wrong that the difference lies outside of time. */
    private static Instant before(Instant receivedAt, Duration age) {
        if (age.isNegative()) {
            return receivedAt;
        }
        return age.compareTo(Duration.between(Instant.MIN, receivedAt)) > 0 ? Instant.MIN : receivedAt.minus(age);
    }
}
