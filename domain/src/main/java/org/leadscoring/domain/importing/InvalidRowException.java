package org.leadscoring.domain.importing;

import org.jspecify.annotations.Nullable;

/** A row that cannot be taken. The other rows of its file are not concerned. */
public final class InvalidRowException extends RuntimeException {

    private final @Nullable String column;
    private final String reason;

    /**
     * @param column the column it is about, or null if it is about the row as a whole
     * @param reason what is wrong with it and what to write instead
     */
    public InvalidRowException(@Nullable String column, String reason) {
        super(reason);
        this.column = column;
        this.reason = reason;
    }

    /** The column it is about, or null if it is about the row as a whole. */
    public @Nullable String column() {
        return column;
    }

    /** What is wrong with it and what to write instead. */
    public String reason() {
        return reason;
    }
}
