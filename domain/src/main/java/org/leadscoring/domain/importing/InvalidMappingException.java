package org.leadscoring.domain.importing;

import org.jspecify.annotations.Nullable;

/** A mapping that cannot be, and what to choose instead. */
public final class InvalidMappingException extends RuntimeException {

    private final @Nullable String column;
    private final String reason;

    /**
     * @param column the column it is about, or null if it is about the file as a whole
     * @param reason what is wrong and what to do; a sentence of its own
     */
    public InvalidMappingException(@Nullable String column, String reason) {
        super(column == null ? reason : "column \"" + column + "\": " + reason);
        this.column = column;
        this.reason = reason;
    }

    /** The column it is about, or null if it is about the file as a whole. */
    public @Nullable String column() {
        return column;
    }

    /** What is wrong and what to do. */
    public String reason() {
        return reason;
    }
}
