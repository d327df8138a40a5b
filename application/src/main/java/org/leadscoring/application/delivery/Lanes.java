package org.leadscoring.application.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Works for each destination, or each CRM, on a thread of its own, so that none holds up another (spec OUT-1). A lane ends
 * when nothing is left to do there now, and begins again when something is.
 *
 * @param <L> what a lane is for
 */
public final class Lanes<L> implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final String name;
    private final Supplier<? extends Collection<L>> due;
    private final ToIntFunction<L> step;
    private final BiConsumer<L, RuntimeException> failed;
    private final Map<L, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param name of the threads
     * @param due the lanes that have something to do now
     * @param step does a piece of it; 0 if nothing is left
     * @param failed told of what a step threw; the lane ends, and is tried again with the next look
     */
    public Lanes(
            String name,
            Supplier<? extends Collection<L>> due,
            ToIntFunction<L> step,
            BiConsumer<L, RuntimeException> failed) {
        this.name = name;
        this.due = due;
        this.step = step;
        this.failed = failed;
    }

    /** Looks which lanes have something to do, and begins with those that this node is not at work on. */
    public void look() {
        if (closed) {
            return;
        }
        for (var lane : due.get()) {
            running.computeIfAbsent(lane, begun -> {
                var thread = Thread.ofVirtual().name(name).unstarted(() -> work(begun));
                thread.start();
                return thread;
            });
        }
    }

    private void work(L lane) {
        try {
            var done = 1;
            while (!closed && done > 0) {
                done = step.applyAsInt(lane);
            }
        } catch (RuntimeException e) {
            failed.accept(lane, e);
        } finally {
            running.remove(lane);
        }
    }

    /** Begins nothing more, and waits for what is being done: half a minute at most. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : running.values()) {
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
