package org.leadscoring.domain.assignment;

import java.time.Instant;

/**
 * A time in which somebody gets no leads.
 *
 * @param from its first instant, UTC
 * @param until when they are back, UTC; later than {@code from}
 * @param note for the team, at most {@value #LONGEST_NOTE} characters; may be empty
 */
public record Absence(Instant from, Instant until, String note) {

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 200;

    /** @throws IllegalArgumentException unless it ends after it begins, or if the note is too long */
    public Absence {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("an absence ends after it begins; not " + from + " until " + until);
        }
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("the note of an absence has at most " + LONGEST_NOTE + " characters");
        }
    }

    /** Whether they are away at this instant. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether they are back by this instant. */
    public boolean over(Instant at) {
        return !at.isBefore(until);
    }
}
