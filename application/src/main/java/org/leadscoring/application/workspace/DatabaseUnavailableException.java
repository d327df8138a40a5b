package org.leadscoring.application.workspace;

/**
 * The database cannot be reached, was lost on the way, or has no time for it. Of the last transaction it is not known whether
 * it was committed: what is tried again must be idempotent.
 */
public sealed class DatabaseUnavailableException extends RuntimeException permits LostRaceException {

    public DatabaseUnavailableException(Throwable cause) {
        this("the database cannot be reached", cause);
    }

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
