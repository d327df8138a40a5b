package org.leadscoring.domain.event;

/**
 * An event that cannot be taken. The field says where (a JSON Pointer from the event, for example
 * {@code /properties/price}), the message what is wrong and what to send instead.
 */
public final class InvalidEventException extends RuntimeException {

    private final String field;
    private final String reason;

    public InvalidEventException(String field, String message) {
        super(message);
        this.field = field;
        this.reason = message;
    }

    /** A JSON Pointer from the event to the offending value; empty for the event as a whole. */
    public String field() {
        return field;
    }

    /** What is wrong with it and what to send instead; reads on from the field's name. */
    public String reason() {
        return reason;
    }

    /** The same refusal seen from one level further out: {@code parent} is put before the field. */
    public InvalidEventException within(String parent) {
        return new InvalidEventException(parent + field, reason);
    }
}
