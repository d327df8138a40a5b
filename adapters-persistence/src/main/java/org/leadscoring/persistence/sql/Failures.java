package org.leadscoring.persistence.sql;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Failures that are the database's own and not those of what it was asked: it may be asked the same again later. Spring knows
 * most of them; it does not know what the two databases say when they cannot write any more.
 */
public final class Failures {

    /**
     * H2: general error (of its files), it cannot read or write a file, a file is broken, out of memory, closed, not open, at
     * its end, connection broken.
     */
    private static final Set<Integer> OF_H2 = Set.of(50000, 90028, 90030, 90031, 90108, 90098, 90020, 90121, 90067);

    /**
     * MySQL: disk full (1021, 1030, 1114), out of resources (1041), an error while committing (1180), read-only because another
     * server leads now (1290, 1836) or because the driver fell back to this one (1792), the group has no majority (3100, 3101).
     */
    private static final Set<Integer> OF_MYSQL = Set.of(1021, 1030, 1114, 1041, 1180, 1290, 1836, 1792, 3100, 3101);

    /** Those of MySQL after which the connection is of no use, though it seems well; of H2 it is all of them. */
    private static final Set<Integer> OF_CONNECTION = Set.of(1290, 1836, 1792, 3100, 3101);

    private static final String CONNECTION = "08";

    /** What MySQL's driver says, without asking, on a server that it fell back to: it gives no code and a state of many uses. */
    private static final String READ_ONLY = "Connection is read-only.";

    private Failures() {}

    /** Whether one of these is what made it fail, or Spring says that there is no database to ask. */
    public static boolean isDatabases(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException
                || any(failure, Failures::isDatabases);
    }

    private static boolean isDatabases(SQLException failure) {
        var state = failure.getSQLState();
        return OF_H2.contains(failure.getErrorCode())
                || OF_MYSQL.contains(failure.getErrorCode())
                || (state != null && state.startsWith(CONNECTION))
                || isReadOnly(failure)
                // What the pool says of a connection that it has let go.
                || "Connection is closed".equals(failure.getMessage());
    }

    /** Whether the connection is to be let go. */
    static boolean isOfConnection(SQLException failure) {
        return any(
                failure,
                found -> OF_H2.contains(found.getErrorCode())
                        || OF_CONNECTION.contains(found.getErrorCode())
                        || isReadOnly(found));
    }

    private static boolean isReadOnly(SQLException failure) {
        var message = failure.getMessage();
        return message != null && message.startsWith(READ_ONLY);
    }

    private static boolean any(@Nullable Throwable failure, Predicate<SQLException> test) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found && test.test(found)) {
                return true;
            }
        }
        return false;
    }
}
