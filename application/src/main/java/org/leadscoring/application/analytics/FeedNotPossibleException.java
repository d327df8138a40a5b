package org.leadscoring.application.analytics;

/** A feed cannot be so; the message says what to do. */
public final class FeedNotPossibleException extends RuntimeException {

    private final String field;

    public FeedNotPossibleException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What is wrong: {@code name}, for example. */
    public String field() {
        return field;
    }
}
