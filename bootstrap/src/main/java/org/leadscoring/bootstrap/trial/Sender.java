package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends over one connection until nothing is left. What the server is too busy for, fails at or breaks off is sent again,
 * after the time the server names or a growing one, as an SDK does; the sender of an event would wait so long, so it counts
 * as part of how long the request took.
 */
final class Sender implements Runnable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Target server;
    private final LoadGenerator.Work work;
    private final CountDownLatch start;
    private @Nullable HttpConnection connection;

    Sender(Target server, LoadGenerator.Work work, CountDownLatch start) {
        this.server = server;
        this.work = work;
        this.start = start;
    }

    @Override
    public void run() {
        try {
            start.await();
            for (int number = work.take(); number >= 0; number = work.take()) {
                send(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.fail(e);
        } catch (RuntimeException e) {
            work.fail(e);
        } finally {
            hangUp();
        }
    }

    private void send(int number) throws InterruptedException {
        var request = work.requests.request(number);
        var from = System.nanoTime();
        for (int attempt = 1; !work.isStopped(); attempt++) {
            var waited = Duration.ofNanos(System.nanoTime() - from);
            String refusal;
            Duration pause;
            try {
                var answer = connection().exchange(request);
                if (answer.last()) {
                    hangUp();
                }
                if (answer.isAccepted()) {
                    work.accepted(number, System.nanoTime() - from);
                    return;
                }
                refusal = "the server answered " + answer.status() + ": " + answer.body();
                if (answer.isBusy()) {
                    work.retriedBusy.incrementAndGet();
                    pause = answer.retryAfter().isPresent()
                            ? Duration.ofSeconds(answer.retryAfter().getAsInt())
                            : BUSY_PAUSE;
                } else if (answer.isServersFault()) {
                    work.retriedOther.incrementAndGet();
                    pause = pause(attempt);
                } else {
                    throw new IllegalStateException(refusal);
                }
            } catch (IOException e) {
                hangUp();
                server.requireAlive();
                work.retriedOther.incrementAndGet();
                refusal = "the connection broke: " + e.getMessage();
                pause = pause(attempt);
            }
            if (waited.compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("gave up after " + PATIENCE.toMinutes() + " minutes; " + refusal);
            }
            work.pause(pause);
        }
    }

    private static Duration pause(int attempt) {
        var longest = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 10), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private HttpConnection connection() throws IOException {
        if (connection == null) {
            connection = server.connect();
        }
        return connection;
    }

    private void hangUp() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                work.fail(e);
            }
            connection = null;
        }
    }
}
