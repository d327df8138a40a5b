package org.leadscoring.application.erasure;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.leadscoring.domain.workspace.UserId;

/**
 * For how long a workspace keeps people of whom nothing is heard any more (spec OP-3).
 *
 * @param months of the calendar, from 1 to {@value #MOST_MONTHS}
 * @param by who decided it: certificates name them
 * @param since when, UTC, to the microsecond
 */
public record Retention(int months, UserId by, Instant since) {

    /** The longest that can be said; who wants more keeps for ever. */
    public static final int MOST_MONTHS = 120;

    /** @throws IllegalArgumentException if it is no such number of months */
    public Retention {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("people are kept for 1 to " + MOST_MONTHS + " months");
        }
        since = since.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of whom nothing was heard since this instant, they are erased. */
    public static Instant before(int months, Instant now, ZoneId zone) {
        return now.atZone(zone).minusMonths(months).toInstant();
    }
}
