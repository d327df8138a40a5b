package org.leadscoring.domain.crm;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which of our fields is which of the CRM's, and who writes it.
 *
 * @param theirs its name in the CRM's interface, 1 to 100 letters, digits and {@code _ . : -}
 * @param winner whose word counts if both changed it since they last agreed; of account only to {@link Direction#BOTH}
 */
public record FieldMapping(Ours ours, String theirs, Direction direction, Winner winner) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    /** @throws IllegalArgumentException if there is no such name, or it is to be pulled and cannot be */
    public FieldMapping {
        if (!NAME.matcher(theirs).matches()) {
            throw new IllegalArgumentException(
                    "\"" + theirs + "\" is no name of a field; write it as the CRM's interface has it");
        }
        if (direction.pulls() && !ours.mayBePulled()) {
            throw new IllegalArgumentException(
                    ours.key() + " follows from what a lead does and cannot be taken from the CRM; only push it");
        }
    }

    /** A field that only we write. */
    public static FieldMapping pushed(Ours ours, String theirs) {
        return new FieldMapping(ours, theirs, Direction.PUSH, Winner.OURS);
    }

    /** A field that we fill when the record is made and leave alone from then on. */
    public static FieldMapping once(Ours ours, String theirs) {
        return new FieldMapping(ours, theirs, Direction.ONCE, Winner.THEIRS);
    }

    /** Who writes a field. */
    public enum Direction {
        /** We, whenever ours changes. */
        PUSH,
        /** We, when the record is made, and then never again. */
        ONCE,
        /** The CRM. */
        PULL,
        /** Both. */
        BOTH;

        /** Whether ours is sent when it changes. */
        public boolean pushes() {
            return this == PUSH || this == BOTH;
        }

        /** Whether theirs is taken when it changes. */
        public boolean pulls() {
            return this == PULL || this == BOTH;
        }

        /** As it is stored and stands in forms. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose word counts. */
    public enum Winner {
        OURS,
        THEIRS;

        /** As it is stored and stands in forms. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
