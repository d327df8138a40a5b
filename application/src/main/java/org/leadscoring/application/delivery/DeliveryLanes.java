package org.leadscoring.application.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.leadscoring.application.delivery.Deliveries.Lane;

/**
 * Sends to each destination on a thread of its own, so that none holds up another (spec OUT-1). A lane ends when nothing is
 * left to send there now, and begins again when something is.
 */
public final class DeliveryLanes implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final DeliverNotices deliver;
    private final BiConsumer<Lane, RuntimeException> failed;
    private final Map<Lane, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param failed told of what a lane threw; the lane ends, and is tried again with the next look */
    public DeliveryLanes(DeliverNotices deliver, BiConsumer<Lane, RuntimeException> failed) {
        this.deliver = deliver;
        this.failed = failed;
    }

    /** Looks which destinations have something to send, and begins with those that this node is not at work on. */
    public void look() {
        if (closed) {
            return;
        }
        for (var lane : deliver.lanes()) {
            running.computeIfAbsent(lane, begun -> {
                var thread = Thread.ofVirtual()
                        .name("delivery " + begun.destination().value())
                        .unstarted(() -> work(begun));
                thread.start();
                return thread;
            });
        }
    }

    private void work(Lane lane) {
        try {
            var sent = 1;
            while (!closed && sent > 0) {
                sent = deliver.send(lane);
            }
        } catch (RuntimeException e) {
            failed.accept(lane, e);
        } finally {
            running.remove(lane);
        }
    }

    /** Begins nothing more, and waits for what is being sent: half a minute at most. */
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
