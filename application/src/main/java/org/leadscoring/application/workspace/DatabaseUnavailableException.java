package org.leadscoring.application.workspace;

/**
 * The database cannot be reached, or was lost on the way. Of the last transaction it is not known whether it was committed:
 * what is tried again must be idempotent.
 */
public final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(Throwable cause) {
        super("the database cannot be reached", cause);
    }
}
