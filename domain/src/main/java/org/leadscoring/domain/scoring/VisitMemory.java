package org.leadscoring.domain.scoring;

import java.time.Instant;

/**
 * What must be remembered of a lead's visits to tell that it returned, and on how many days in a row.
 *
 * @param lastAt the last event of a visit, UTC
 * @param day the day of that event in the workspace's zone, in days since 1970-01-01
 * @param daysInRow how many days in a row up to that one had visits
 * @param returnedOn the last day on which a return visit was made, likewise; {@link #NEVER} before the first
 */
public record VisitMemory(Instant lastAt, long day, int daysInRow, long returnedOn) {

    /** No day: events are of this century. */
    public static final long NEVER = -1;
}
