package org.leadscoring.domain.lead;

import java.time.Instant;
import org.leadscoring.domain.workspace.UserId;

/**
 * A person of ours got in touch with a lead, or tried to (spec SL-3).
 *
 * @param way how
 * @param note what came of it, at most {@value #LONGEST_NOTE} characters; may be empty
 * @param at when, UTC
 * @param by who
 */
public record Contact(Way way, String note, Instant at, UserId by) {

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    /** @throws IllegalArgumentException if the note is too long */
    public Contact {
        note = note.strip();
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "a note has at most " + LONGEST_NOTE + " characters, not " + note.length());
        }
    }

    /** How a person gets in touch. An automatic mail is no contact. */
    public enum Way {
        CALL,
        EMAIL,
        MESSAGE,
        MEETING
    }
}
