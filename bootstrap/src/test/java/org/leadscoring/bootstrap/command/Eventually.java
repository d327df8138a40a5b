package org.leadscoring.bootstrap.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a server does by itself. */
public final class Eventually {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    /**
     * Waits until something holds.
     *
     * @param otherwise how it is instead, for who reads the failure
     * @throws AssertionError if it does not hold in time
     */
    public static void holds(BooleanSupplier condition, Duration patience, Supplier<String> otherwise) {
        var until = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("not within " + patience + ": " + otherwise.get());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
