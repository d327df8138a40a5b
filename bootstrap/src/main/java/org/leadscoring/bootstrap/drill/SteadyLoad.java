package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.Answer;
import org.leadscoring.bootstrap.trial.HttpConnection;
import org.leadscoring.bootstrap.trial.MadeEvents;
import org.leadscoring.bootstrap.trial.SegmentRequests;
import org.leadscoring.bootstrap.trial.TrialServer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * As many events a second as were asked for, whatever becomes of them. Each request is sent until it is acknowledged, as an
 * SDK does, and how long that took is counted from when it was to be sent: who waits in line waits.
 */
final class SteadyLoad implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(3);

    private final Nodes nodes;
    private final MadeEvents events;
    private final SegmentRequests requests;
    private final int batch;
    private final long intervalNanos;
    private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile int times = 1;
    private volatile boolean poison;
    private volatile boolean ending;

    /**
     * @param events at least as many as will be sent
     * @param batch events in a request
     * @param rate events a second
     */
    SteadyLoad(Nodes nodes, MadeEvents events, int batch, int rate, TrialServer.Address address) {
        this.nodes = nodes;
        this.events = events;
        this.batch = batch;
        this.requests = SegmentRequests.batches(events, batch, address);
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) * batch / rate;
    }

    void start() {
        threads.add(Thread.ofPlatform().name("pace").daemon().start(this::pace));
        for (int i = 0; i < DrillPlan.SENDERS; i++) {
            var number = i;
            threads.add(Thread.ofPlatform().name("sender-" + i).daemon().start(() -> new Sender(number).run()));
        }
    }

    /** From now on so many times as much. */
    void times(int factor) {
        times = factor;
    }

    /** From now on with an item in each request that no server wants, or without. */
    void poison(boolean in) {
        poison = in;
    }

    private void pace() {
        try {
            for (long at = System.nanoTime(); !ending; at += intervalNanos / times) {
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                if (made.get() == requests.count()) {
                    throw new IllegalStateException("the drill took longer than it has events for");
                }
                due.add(new Due(made.getAndIncrement(), at));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            failure.compareAndSet(null, e);
        }
    }

    /**
     * Sends no more, and waits until all that was to be sent is acknowledged.
     *
     * @throws IllegalStateException if that takes longer than three minutes, or an answer said that a request cannot be taken
     */
    void end() throws InterruptedException {
        ending = true;
        threads.getFirst().join();
        var deadline = System.nanoTime() + LAST.toNanos();
        while (sent.size() < made.get()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException((made.get() - sent.size()) + " of " + made.get()
                        + " requests were not acknowledged within " + LAST.toMinutes() + " minutes after the drill");
            }
            requireWell();
            Thread.sleep(PAUSE);
        }
        close();
        requireWell();
    }

    private void requireWell() {
        var wrong = failure.get();
        if (wrong != null) {
            throw new IllegalStateException(wrong.getMessage(), wrong);
        }
    }

    /** Requests, in no order, of which each was acknowledged. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** How many events were to be sent so far. */
    int made() {
        return made.get() * batch;
    }

    /** The ids of all messages that were acknowledged. */
    List<String> messages() {
        var ids = new ArrayList<String>();
        for (int number = 0; number < made(); number++) {
            ids.add(events.event(number).messageId());
        }
        return ids;
    }

    /** How often a server asked to come again later, failed to serve, or was not to be spoken to. */
    Refusals refusals() {
        return new Refusals(busy.get(), failed.get(), broken.get());
    }

    @Override
    public void close() {
        ending = true;
        threads.forEach(Thread::interrupt);
    }

    /** A request that is to be sent at this moment of {@link System#nanoTime}. */
    private record Due(int number, long at) {}

    /** A request and when it was to be sent and was acknowledged, by {@link System#nanoTime}. */
    record Sent(long at, long acknowledged) {

        long nanos() {
            return acknowledged - at;
        }
    }

    /** How often requests had to be sent again. */
    record Refusals(long busy, long failed, long broken) {

        Refusals minus(Refusals other) {
            return new Refusals(busy - other.busy, failed - other.failed, broken - other.broken);
        }
    }

    /** Somebody who sends one request after the other. */
    private final class Sender {

        private final int number;
        private @Nullable TrialServer node;
        private @Nullable HttpConnection connection;

        Sender(int number) {
            this.number = number;
        }

        void run() {
            try {
                while (true) {
                    send(due.take());
                }
            } catch (InterruptedException e) {
                // The drill is over.
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                hangUp();
            }
        }

        private void send(Due request) throws InterruptedException {
            var plain = requests.request(request.number());
            var bytes = poison ? Poison.in(plain, request.number()) : plain;
            while (true) {
                try {
                    var answer = exchange(bytes);
                    if (isTaken(answer, requests.events(request.number()))) {
                        sent.add(new Sent(request.at(), System.nanoTime()));
                        return;
                    }
                    Thread.sleep(pause(answer));
                } catch (IOException e) {
                    hangUp();
                    broken.incrementAndGet();
                    Thread.sleep(PAUSE);
                }
            }
        }

        private Answer exchange(byte[] bytes) throws IOException {
            var chosen = nodes.pick(number);
            if (chosen == null) {
                throw new IOException("there is no server");
            }
            if (connection == null || node == null || (node != chosen && !nodes.isReady(node))) {
                hangUp();
                node = chosen;
                connection = chosen.connect(PATIENCE);
            }
            var answer = connection.exchange(bytes);
            if (answer.last()) {
                hangUp();
            }
            return answer;
        }

        private Duration pause(Answer answer) {
            if (answer.isBusy()) {
                busy.incrementAndGet();
                return answer.retryAfter().isPresent()
                        ? Duration.ofSeconds(answer.retryAfter().getAsInt())
                        : BUSY;
            }
            if (answer.isServersFault()) {
                failed.incrementAndGet();
                return PAUSE;
            }
            throw new IllegalStateException("the server answered " + answer.status() + ": " + answer.body());
        }

        private void hangUp() {
            if (connection != null) {
                try {
                    connection.close();
                } catch (IOException e) {
                    failure.compareAndSet(null, new IllegalStateException(e));
                }
                connection = null;
            }
        }
    }

    /** Whether all of a request's good items are taken, now or before. */
    private static boolean isTaken(Answer answer, int good) {
        if (answer.status() != 200) {
            return false;
        }
        try {
            var counts = JSON.readTree(answer.body());
            var taken =
                    counts.path("accepted").asInt() + counts.path("duplicates").asInt();
            if (taken < good) {
                throw new IllegalStateException("good items were refused beside a bad one: " + answer.body());
            }
            return true;
        } catch (JacksonException e) {
            throw new IllegalStateException("an answer that is not JSON: " + answer.body(), e);
        }
    }
}
