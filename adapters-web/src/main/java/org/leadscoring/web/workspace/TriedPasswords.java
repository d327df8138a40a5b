package org.leadscoring.web.workspace;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.leadscoring.application.workspace.ThrottleSignIns;
import org.springframework.stereotype.Component;

/**
 * The one way to look at a password that somebody gives to show who they are, wherever they give it: not more at once than
 * there is room for, and none of whoever failed too often.
 */
@Component
public final class TriedPasswords {

    /** Each takes 16 MiB and a processor for some tens of milliseconds. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ThrottleSignIns throttle;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    TriedPasswords(ThrottleSignIns throttle) {
        this.throttle = throttle;
    }

    /**
     * Looks at a password.
     *
     * @param name whose it should be, as they wrote it
     * @param address where it comes from, as the server sees it: behind a proxy that is trusted, as that saw it
     * @param look looks at it
     * @param right whether what came of it says that it was theirs; else it counts against them
     * @throws SignInThrottledException if they have to wait; it was not looked at
     */
    public <T> T look(String name, String address, Supplier<T> look, Predicate<T> right) {
        if (!isRoom()) {
            throw new SignInThrottledException(PATIENCE);
        }
        try {
            // Within the room, so that a flood of tries at once is not looked at before the first of it is counted.
            throttle.wait(name, address).ifPresent(wait -> {
                throw new SignInThrottledException(wait);
            });
            var result = look.get();
            if (right.test(result)) {
                throttle.succeeded(name, address);
            } else {
                throttle.failed(name, address);
            }
            return result;
        } finally {
            room.release();
        }
    }

    private boolean isRoom() {
        try {
            return room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
