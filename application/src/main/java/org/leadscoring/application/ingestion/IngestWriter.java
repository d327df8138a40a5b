package org.leadscoring.application.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Writes what waits for it, one group after the other, each in one transaction. */
final class IngestWriter {

    /** Between two tries with a database that was lost. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Fewer events than these are not worth a transaction beside another one: each costs as much as some ten events. */
    private static final int FEW = 64;

    private final IngestEvents ingestion;
    private final IngestQueue.Settings settings;
    private final IngestMeter meter;
    private final ReentrantLock turn;
    private final BlockingQueue<IngestPart> queue = new LinkedBlockingQueue<>();
    private final IngestPart end = new IngestPart(new WorkspaceId(new UUID(0, 0)), Instant.EPOCH);
    private final Thread thread;
    private boolean closed;

    /** @param turn what writers with few events have in turn */
    IngestWriter(
            String name, IngestEvents ingestion, IngestQueue.Settings settings, IngestMeter meter, ReentrantLock turn) {
        this.ingestion = ingestion;
        this.settings = settings;
        this.meter = meter;
        this.turn = turn;
        this.thread = Thread.ofPlatform().name(name).start(this::write);
    }

    /** Lets a part wait for its turn; fails it if the writer is closed. */
    synchronized void add(IngestPart part) {
        if (closed) {
            part.failed(new IngestQueueClosedException());
        } else {
            queue.add(part);
        }
    }

    /** Takes no more. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            queue.add(end);
        }
    }

    /** Waits until all that was taken is written. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (var first = queue.take(); first != end; first = queue.take()) {
                var group = new Group(first);
                group.gather();
                if (group.size < FEW) {
                    writeInTurn(group);
                } else {
                    write(group.parts, () -> {});
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a writer but a program that ends at once.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One after the other, writers with few events find more of them when it is their turn, and write them for less; a
     * writer with many does not wait. The next one's turn is while this one's transaction goes to the disk.
     */
    private void writeInTurn(Group group) {
        turn.lock();
        try {
            group.gather();
            write(group.parts, this::endTurn);
        } finally {
            endTurn();
        }
    }

    private void endTurn() {
        if (turn.isHeldByCurrentThread()) {
            turn.unlock();
        }
    }

    private void write(List<IngestPart> group, Runnable beforeCommit) {
        var events = group.stream().flatMap(part -> part.events().stream()).toList();
        List<Receipt> receipts;
        try {
            receipts = meter.written(events.size(), () -> write(group, events, beforeCommit, 1));
        } catch (RuntimeException | Error e) {
            group.forEach(part -> part.failed(e));
            return;
        }
        var from = 0;
        for (var part : group) {
            part.written(receipts.subList(from, from + part.size()));
            from += part.size();
        }
    }

    private List<Receipt> write(List<IngestPart> group, List<IncomingEvent> events, Runnable beforeCommit, int tried) {
        try {
            return ingestion.ingest(
                    group.getFirst().workspace(), events, group.getLast().receivedAt(), Acting.NOW, beforeCommit);
        } catch (DatabaseUnavailableException e) {
            if (tried == settings.tries()) {
                throw e;
            }
            meter.lostDatabase();
            LockSupport.parkNanos(PAUSE.toNanos());
            return write(group, events, beforeCommit, tried + 1);
        }
    }

    /** What shares a transaction. */
    private final class Group {

        private final List<IngestPart> parts = new ArrayList<>();
        private final WorkspaceId workspace;
        private int size;

        Group(IngestPart first) {
            workspace = first.workspace();
            add(first);
        }

        private void add(IngestPart part) {
            parts.add(part);
            size += part.size();
        }

        /** Takes what has come after these parts, as long as it fits. */
        void gather() {
            for (var next = queue.peek(); next != null && next != end; next = queue.peek()) {
                if (size + next.size() > settings.group() || !next.workspace().equals(workspace)) {
                    return;
                }
                add(queue.remove());
            }
        }
    }
}
