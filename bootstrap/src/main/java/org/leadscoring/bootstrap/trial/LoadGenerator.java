package org.leadscoring.bootstrap.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a number of connections, on each the next one when the one before was answered, and measures how
 * long each took until it was accepted.
 */
public final class LoadGenerator {

    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final Target server;
    private final int connections;

    public LoadGenerator(Target server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Sends all requests and returns when the last one was accepted.
     *
     * @param progress is told every five seconds how many events were accepted so far
     * @throws IllegalStateException if an answer says that a request cannot be taken, or the server takes none any more
     */
    public Load send(Requests requests, LongConsumer progress) throws InterruptedException {
        var work = new Work(requests);
        var start = new CountDownLatch(1);
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            senders.add(Thread.ofPlatform().name("sender-" + i).daemon().start(new Sender(server, work, start)));
        }
        var from = System.nanoTime();
        start.countDown();
        try {
            await(senders, work, progress);
        } finally {
            work.stop();
        }
        var nanos = System.nanoTime() - from;
        var failure = work.failure.get();
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        return new Load(
                work.events.get(), nanos, new Latencies(work.nanos), work.retriedBusy.get(), work.retriedOther.get());
    }

    private static void await(List<Thread> senders, Work work, LongConsumer progress) throws InterruptedException {
        var next = System.nanoTime() + PROGRESS.toNanos();
        for (var sender : senders) {
            while (!sender.join(Duration.ofNanos(Math.max(1, next - System.nanoTime())))) {
                progress.accept(work.events.get());
                next += PROGRESS.toNanos();
            }
        }
    }

    /**
     * What sending came to.
     *
     * @param retriedBusy how often the server asked to come again later
     * @param retriedOther how often a request was sent again because the server failed or the connection broke
     */
    public record Load(long events, long nanos, Latencies latencies, long retriedBusy, long retriedOther) {}

    /** What the senders share. */
    static final class Work {

        final Requests requests;
        final long[] nanos;
        final AtomicLong events = new AtomicLong();
        final AtomicLong retriedBusy = new AtomicLong();
        final AtomicLong retriedOther = new AtomicLong();
        final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch stopped = new CountDownLatch(1);

        Work(Requests requests) {
            this.requests = requests;
            this.nanos = new long[requests.count()];
        }

        /** The number of a request nobody has sent yet, or -1 if there is none. */
        int take() {
            var number = isStopped() ? -1 : next.getAndIncrement();
            return number < requests.count() ? number : -1;
        }

        void accepted(int number, long nanosTaken) {
            nanos[number] = nanosTaken;
            events.addAndGet(requests.events(number));
        }

        void fail(Exception e) {
            failure.compareAndSet(null, e);
            stop();
        }

        void stop() {
            stopped.countDown();
        }

        boolean isStopped() {
            return stopped.getCount() == 0;
        }

        /** Waits, but no longer than until there is nothing to wait for. */
        void pause(Duration duration) throws InterruptedException {
            var _ = stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
