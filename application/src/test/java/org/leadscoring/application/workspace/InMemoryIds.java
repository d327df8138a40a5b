package org.leadscoring.application.workspace;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7, one a millisecond from a given start on. */
public final class InMemoryIds implements Ids {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3fff_ffff_ffff_ffffL;

    private final AtomicLong milliseconds;
    private final long node;

    /** The same ids in every run. */
    public InMemoryIds() {
        this(START, 0);
    }

    private InMemoryIds(Instant start, long node) {
        this.milliseconds = new AtomicLong(start.toEpochMilli());
        this.node = node & RANDOM_BITS;
    }

    /** Other ids in every run. */
    public static InMemoryIds unique() {
        return new InMemoryIds(Instant.now(), new SecureRandom().nextLong());
    }

    @Override
    public UUID next() {
        return new UUID(milliseconds.incrementAndGet() << 16 | VERSION, VARIANT | node);
    }
}
