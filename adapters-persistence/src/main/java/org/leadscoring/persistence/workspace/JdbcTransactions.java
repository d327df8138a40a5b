package org.leadscoring.persistence.workspace;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.LostRaceException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.sql.Failures;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the database. A lost race is run again up to ten times, after a short pause of random length. */
public final class JdbcTransactions implements Transactions {

    private static final int TRIES = 10;
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofMillis(4);
    private static final int DOUBLINGS = 6;

    private final TransactionTemplate template;
    private final Runnable afterCommit;

    /** Transactions of a database whose commit leaves nothing to be done. */
    public JdbcTransactions(PlatformTransactionManager manager) {
        this(manager, () -> {});
    }

    /** Transactions of a database that needs something more before what it committed is safe. */
    public JdbcTransactions(PlatformTransactionManager manager, Runnable afterCommit) {
        this.template = new TransactionTemplate(manager);
        this.afterCommit = afterCommit;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                var result = execute(work);
                afterCommit.run();
                return result;
            } catch (DataAccessException | TransactionException e) {
                if (Failures.isDatabases(e)) {
                    throw new DatabaseUnavailableException(e);
                }
                if (!isLostRace(e)) {
                    throw e;
                }
                if (attempt == TRIES) {
                    // A key that is there each time is not held by anybody: then it is the work that is wrong.
                    throw e instanceof DuplicateKeyException ? e : new LostRaceException(e);
                }
                pause(attempt);
            }
        }
    }

    private static boolean isLostRace(RuntimeException failure) {
        return failure instanceof TransientDataAccessException || failure instanceof DuplicateKeyException;
    }

    @SuppressWarnings("NullAway") // the template returns what the work returns, and that is never null
    private <T> T execute(Supplier<T> work) throws DataAccessException {
        return template.execute(status -> work.get());
    }

    private static void pause(int attempt) {
        var longest = LONGEST_FIRST_PAUSE.toNanos() << Math.min(attempt - 1, DOUBLINGS);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
