package org.leadscoring.bootstrap.wiring;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Between the moment at which the server says that it is not ready any more and the one at which it takes no more requests:
 * so long a load balancer has to notice. Nothing else stops before.
 */
@Component
final class Drain implements SmartLifecycle {

    private final Duration pause;
    private volatile boolean running;

    Drain(@Value("${leadscoring.drain}") Duration pause) {
        this.pause = pause;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Spring has published by now that traffic is refused. */
    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // Whoever stops us does not want to wait.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What has the highest phase stops first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
