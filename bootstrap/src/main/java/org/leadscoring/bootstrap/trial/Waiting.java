package org.leadscoring.bootstrap.trial;

import java.sql.SQLException;
import java.time.Duration;

/** Waits for what a server does by itself. */
public final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Waiting() {}

    /**
     * Looks now and then until it is so.
     *
     * @param what did not happen, if it did not, for example {@code the dashboard was not counted}
     * @throws IllegalStateException if it is not so after that time
     */
    public static void until(Condition condition, Duration longest, String what)
            throws SQLException, InterruptedException {
        var from = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - from > longest.toNanos()) {
                throw new IllegalStateException(what + " within " + longest.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws SQLException;
    }
}
