package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be ended or removed when a benchmark or a drill is over, in reverse order of its making; also when the process is asked
 * to end before.
 */
public final class CleanUp implements AutoCloseable {

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::runAtExit, "clean-up");

    public CleanUp() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Remembers what is to be done at the end. */
    public synchronized void later(Step step) {
        steps.push(step);
    }

    /** Does what there is to do. What fails does not keep the rest from being done. */
    @Override
    public void close() throws IOException, SQLException {
        run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook was first, or finds nothing left to do.
            return;
        }
    }

    private synchronized void run() throws IOException, SQLException {
        if (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } finally {
                run();
            }
        }
    }

    private void runAtExit() {
        try {
            run();
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("leadscoring: could not clean up: " + e.getMessage());
        }
    }

    /** Something to be done. */
    public interface Step {
        void run() throws IOException, SQLException;
    }
}
