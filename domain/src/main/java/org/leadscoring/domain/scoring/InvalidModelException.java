package org.leadscoring.domain.scoring;

/**
 * A scoring model that cannot be. The field says where (a JSON Pointer from the model, for example
 * {@code /rules/2/points}), the reason what is wrong and what to write instead.
 */
public final class InvalidModelException extends IllegalArgumentException {

    private final String field;
    private final String reason;

    public InvalidModelException(String field, String reason) {
        super((field + " " + reason).strip());
        this.field = field;
        this.reason = reason;
    }

    /** A JSON Pointer from the model to the offending value; empty for the model as a whole. */
    public String field() {
        return field;
    }

    /** What is wrong with it and what to write instead; reads on from the field's name. */
    public String reason() {
        return reason;
    }

    /** The same refusal seen from one level further out: {@code parent} is put before the field. */
    public InvalidModelException within(String parent) {
        return new InvalidModelException(parent + field, reason);
    }

    /** Refuses unless the number lies within these bounds, both included. */
    static void inRange(String field, long number, long least, long most, String what) {
        if (number < least || number > most) {
            throw new InvalidModelException(
                    field, "is " + number + "; " + what + " from " + least + " to " + most + " are possible");
        }
    }
}
