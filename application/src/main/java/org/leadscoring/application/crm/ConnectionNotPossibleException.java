package org.leadscoring.application.crm;

/** A connection cannot be so. */
public final class ConnectionNotPossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field what of it, for example {@code name} */
    public ConnectionNotPossibleException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What of it. */
    public String field() {
        return field;
    }
}
