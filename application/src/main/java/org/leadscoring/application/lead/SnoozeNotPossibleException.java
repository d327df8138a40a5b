package org.leadscoring.application.lead;

/** A lead cannot be put off like this. */
public final class SnoozeNotPossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field what is wrong: {@code until} or {@code why}
     * @param remedy what to do, in a sentence
     */
    public SnoozeNotPossibleException(String field, String remedy) {
        super(field + ": " + remedy);
        this.field = field;
    }

    /** What is wrong: {@code until} or {@code why}. */
    public String field() {
        return field;
    }
}
