package org.leadscoring.application.workspace;

import java.util.function.Supplier;

/** Runs work as a whole or not at all. */
public interface Transactions {

    /**
     * Runs the work in one transaction and commits it before it returns. If the database reports that the work lost a
     * race against another transaction (deadlock, lock time-out, duplicate key), nothing of it remains and it is run
     * again, so the work must do nothing but read and write through ports.
     *
     * @throws LostRaceException if it lost that race again and again
     * @throws DatabaseUnavailableException if the database was lost; whether the work was committed is not known then
     * @throws RuntimeException what the work throws; nothing of it remains then
     */
    <T> T run(Supplier<T> work);
}
