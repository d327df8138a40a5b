package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.IngestQueue.Settings;
import org.leadscoring.application.ingestion.Receipt.Refused;
import org.leadscoring.application.ingestion.Receipt.Taken;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

@Timeout(30)
class IngestQueueTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final Gate gate = new Gate();
    private final Groups groups = new Groups();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(work -> {
        var thread = Thread.ofVirtual().unstarted(work);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        gate.open();
        senders.close();
    }

    @Test
    void events_are_taken_and_answered_in_their_order() {
        gate.open();
        try (var queue = queue(new Settings(3, 100, 1_000, 1))) {
            var names = IntStream.range(0, 40).mapToObj(n -> "user-" + n % 7).toList();
            Supplier<List<IncomingEvent>> events = () -> IntStream.range(0, 40)
                    .mapToObj(n -> event("m" + n, names.get(n)))
                    .toList();

            var receipts = ingest(queue, events.get());

            for (int i = 0; i < names.size(); i++) {
                assertThat(receipts.get(i)).isEqualTo(new Taken(leadOf(names.get(i)), true));
            }
            assertThat(ingest(queue, events.get()))
                    .noneMatch(receipt -> receipt.taken().fresh());
            assertThat(queue.waiting()).isZero();
        }
    }

    @Test
    void requests_that_come_while_a_group_is_written_share_the_next_transaction() throws Exception {
        try (var queue = queue(new Settings(1, 100, 1_000, 1))) {
            var first = send(() -> ingest(queue, List.of(event("first", "ada"))));
            gate.awaitSomebody();
            var others = sendOneEach(queue, 20);
            awaitWaiting(queue, 21);

            gate.open();

            assertThat(first.get()).hasSize(1);
            for (var other : others) {
                assertThat(other.get().getFirst().taken().fresh()).isTrue();
            }
            assertThat(groups.sizes).containsExactly(1, 20);
        }
    }

    @Test
    void writers_with_few_events_write_one_after_the_other_what_has_come_until_then() throws Exception {
        try (var queue = queue(new Settings(2, 100, 1_000, 1))) {
            var first = send(() -> ingest(queue, List.of(event("first", "ada"))));
            gate.awaitSomebody();
            var others = sendOneEach(queue, 20);
            awaitWaiting(queue, 21);

            gate.open();

            assertThat(first.get()).hasSize(1);
            for (var other : others) {
                assertThat(other.get().getFirst().taken().fresh()).isTrue();
            }
            assertThat(groups.sizes)
                    .as("the first, and the rest of each writer")
                    .hasSize(3);
        }
    }

    @Test
    void while_few_events_go_to_the_disk_it_is_the_turn_of_the_next_writer() throws Exception {
        gate.open();
        gate.disk = new CountDownLatch(1);
        try (var queue = queue(new Settings(2, 100, 1_000, 1))) {
            var all = sendOneEach(queue, 20);
            var bothAtDisk = gate.atDisk.tryAcquire(2, 10, TimeUnit.SECONDS);

            gate.disk.countDown();
            assertThat(bothAtDisk).isTrue();
            for (var one : all) {
                assertThat(one.get().getFirst().taken().fresh()).isTrue();
            }
        }
    }

    @Test
    void a_writer_with_many_events_waits_for_nobody() throws Exception {
        try (var queue = queue(new Settings(2, 500, 1_000, 1))) {
            var few = send(() -> ingest(queue, List.of(event("first", "ada"))));
            gate.awaitSomebody();
            var many = send(() -> ingest(
                    queue,
                    IntStream.range(0, 200)
                            .mapToObj(n -> event("m" + n, "user-" + n))
                            .toList()));
            while (groups.sizes.size() < 2) {
                Thread.onSpinWait();
            }

            gate.open();

            assertThat(few.get()).hasSize(1);
            assertThat(many.get()).hasSize(200);
        }
    }

    @Test
    void a_group_is_as_large_as_it_may_be_and_a_larger_request_goes_alone() throws Exception {
        try (var queue = queue(new Settings(1, 10, 1_000, 1))) {
            var first = send(() -> ingest(queue, List.of(event("first", "ada"))));
            gate.awaitSomebody();
            var large = send(() -> ingest(
                    queue,
                    IntStream.range(0, 25).mapToObj(n -> event("l" + n, "bob")).toList()));
            awaitWaiting(queue, 26);
            var small = new ArrayList<Future<List<Receipt>>>();
            for (int n = 0; n < 12; n++) {
                var id = "s" + n;
                small.add(send(() -> ingest(queue, List.of(event(id, "cleo")))));
                awaitWaiting(queue, 27 + n);
            }

            gate.open();

            first.get();
            assertThat(large.get()).hasSize(25);
            for (var one : small) {
                one.get();
            }
            assertThat(groups.sizes).containsExactly(1, 25, 10, 2);
        }
    }

    @Test
    void a_poisoned_event_is_refused_alone() {
        try (var queue = queue(new Settings(1, 100, 1_000, 1))) {
            gate.open();
            gate.poisonEve();
            var events = List.of(event("a", "ada"), event("b", "bob"), event("bad", "eve"), event("c", "cleo"));

            var receipts = ingest(queue, events);

            assertThat(receipts.get(2))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.failure()).hasMessage("poison"));
            assertThat(List.of(receipts.get(0), receipts.get(1), receipts.get(3)))
                    .allMatch(receipt -> receipt.taken().fresh());
            assertThat(application.ports.identityBook().leadsOf(workspace, List.of(user("eve"))))
                    .isEmpty();
        }
    }

    @Test
    void a_full_queue_sends_away_at_once_and_takes_none_of_it() throws Exception {
        try (var queue = queue(new Settings(1, 100, 10, 1))) {
            var held = send(() -> ingest(queue, List.of(event("a", "ada"), event("b", "bob"))));
            gate.awaitSomebody();
            var tooMany =
                    IntStream.range(0, 9).mapToObj(n -> event("m" + n, "eve")).toList();

            assertThatThrownBy(() -> ingest(queue, tooMany)).isInstanceOf(IngestQueueFullException.class);
            assertThat(groups.refused).hasValue(9);
            assertThat(queue.waiting()).isEqualTo(2);

            gate.open();
            held.get();
            assertThat(ingest(queue, tooMany))
                    .hasSize(9)
                    .allMatch(receipt -> receipt.taken().fresh());
        }
    }

    @Test
    void an_empty_queue_takes_more_than_it_holds() {
        gate.open();
        try (var queue = queue(new Settings(2, 100, 5, 1))) {
            var events = IntStream.range(0, 50)
                    .mapToObj(n -> event("m" + n, "user-" + n))
                    .toList();

            assertThat(ingest(queue, events)).hasSize(50);
        }
    }

    @Test
    void a_lost_database_is_tried_again_and_nothing_is_called_a_duplicate_that_was_not() {
        gate.open();
        gate.loseAfterCommit(1);
        try (var queue = queue(new Settings(1, 100, 1_000, 2))) {
            var receipts = ingest(queue, List.of(event("a", "ada"), event("b", "bob"), event("a", "ada")));

            assertThat(receipts).extracting(receipt -> receipt.taken().fresh()).containsExactly(true, true, false);
            assertThat(groups.lost).hasValue(1);
            assertThat(application.ports.eventLog().history(workspace, leadOf("ada")))
                    .hasSize(1);
        }
    }

    @Test
    void a_database_that_stays_away_is_said() {
        gate.open();
        gate.loseAfterCommit(3);
        try (var queue = queue(new Settings(1, 100, 1_000, 2))) {
            var events = List.of(event("a", "ada"));

            assertThatThrownBy(() -> ingest(queue, events)).isInstanceOf(DatabaseUnavailableException.class);
            assertThat(queue.waiting()).isZero();
            assertThat(ingest(queue, events)).hasSize(1);
        }
    }

    @Test
    void a_queue_that_is_closed_writes_what_waits_and_takes_no_more() throws Exception {
        var queue = queue(new Settings(2, 100, 1_000, 1));
        var waiting = sendOneEach(queue, 30);
        awaitWaiting(queue, 30);

        gate.open();
        queue.close();

        for (var one : waiting) {
            assertThat(one.get().getFirst().taken().fresh()).isTrue();
        }
        assertThatThrownBy(() -> ingest(queue, List.of(event("late", "ada"))))
                .isInstanceOf(IngestQueueClosedException.class);
    }

    private IngestQueue queue(Settings settings) {
        var ports = application.ports;
        var ingestion = new IngestEvents(
                gate,
                ports.ids(),
                ports.identityBook(),
                ports.leads(),
                ports.eventLog(),
                ports.voids(),
                application.rescoreLeads,
                ports.derivations(),
                ports.replays());
        return new IngestQueue(ingestion, settings, groups);
    }

    private List<Receipt> ingest(IngestQueue queue, List<IncomingEvent> events) {
        return queue.ingest(workspace, events, InMemoryApplication.START);
    }

    private Future<List<Receipt>> send(Callable<List<Receipt>> request) {
        return senders.submit(request);
    }

    private List<Future<List<Receipt>>> sendOneEach(IngestQueue queue, int people) {
        return IntStream.range(0, people)
                .mapToObj(n -> send(() -> ingest(queue, List.of(event("m" + n, "user-" + n)))))
                .toList();
    }

    private IncomingEvent event(String id, String who) {
        return message(id, "demo_requested").at(1).from(user(who)).arriving(application.ports.ids());
    }

    private LeadId leadOf(String who) {
        return application
                .ports
                .identityBook()
                .leadsOf(workspace, List.of(user(who)))
                .iterator()
                .next();
    }

    /** Waits until so many events are let in, and all who sent some wait for an answer: then all of them are in line. */
    private void awaitWaiting(IngestQueue queue, int events) {
        while (queue.waiting() != events
                || threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** Transactions that are held up until the gate opens, and that fail as the test wishes. */
    private final class Gate implements Transactions {

        private final CountDownLatch somebody = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger losses = new AtomicInteger();
        private final Semaphore atDisk = new Semaphore(0);
        private volatile CountDownLatch disk = new CountDownLatch(0);
        private volatile boolean poisoned;

        void open() {
            opened.countDown();
        }

        void awaitSomebody() throws InterruptedException {
            somebody.await();
        }

        /** No transaction in which Eve becomes a lead is committed. */
        void poisonEve() {
            poisoned = true;
        }

        void loseAfterCommit(int times) {
            losses.set(times);
        }

        @Override
        public <T> T run(Supplier<T> work) {
            somebody.countDown();
            await(opened);
            var result = application.ports.transactions().run(() -> {
                var done = work.get();
                var eve = application.ports.identityBook().leadsOf(workspace, List.of(user("eve")));
                if (poisoned && !eve.isEmpty()) {
                    throw new IllegalArgumentException("poison");
                }
                return done;
            });
            atDisk.release();
            await(disk);
            if (losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DatabaseUnavailableException(new IllegalStateException("connection reset"));
            }
            return result;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Groups implements IngestMeter {

        private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public <T> T written(int events, Supplier<T> write) {
            sizes.add(events);
            return write.get();
        }

        @Override
        public void refused(int events) {
            refused.addAndGet(events);
        }

        @Override
        public void lostDatabase() {
            lost.incrementAndGet();
        }
    }
}
