package org.leadscoring.application.scoring;

import org.jspecify.annotations.Nullable;

/** A file that holds no model that could be: where, what is wrong, and what to write instead. */
public final class InvalidModelFileException extends IllegalArgumentException {

    private final String field;
    private final int line;
    private final String reason;

    public InvalidModelFileException(String field, int line, String reason, @Nullable Throwable cause) {
        super("line " + line + ": " + (field.isEmpty() ? "the file" : field) + ' ' + reason, cause);
        this.field = field;
        this.line = line;
        this.reason = reason;
    }

    /** A JSON Pointer to the offending value, for example {@code /rules/2/points}; empty for the file as a whole. */
    public String field() {
        return field;
    }

    /** The line on which that value stands, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong with it and what to write instead; reads on from the field's name. */
    public String reason() {
        return reason;
    }
}
