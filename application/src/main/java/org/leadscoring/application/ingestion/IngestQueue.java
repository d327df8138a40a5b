package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Lets requests that come at the same time share transactions (spec IN-6). Their events wait in a bounded queue; a few
 * writers take up to some hundreds at a time, of however many requests, and commit them as one; each request is answered
 * after the commit of its own events. While a writer commits, the next group gathers: nobody waits for a group to fill,
 * and the more there is to do, the larger the groups are. As long as there is little to do, one writer writes at a time.
 *
 * <p>Events of one person go to one writer, in the order in which they came, so that writers rarely wait for one another.
 */
public final class IngestQueue implements AutoCloseable {

    private final List<IngestWriter> writers;
    private final int capacity;
    private final IngestMeter meter;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Starts the writers. */
    public IngestQueue(IngestEvents ingestion, Settings settings, IngestMeter meter) {
        this.capacity = settings.capacity();
        this.meter = meter;
        var turn = new ReentrantLock();
        this.writers = IntStream.rangeClosed(1, settings.writers())
                .mapToObj(number -> new IngestWriter("ingest-writer-" + number, ingestion, settings, meter, turn))
                .toList();
    }

    /**
     * Takes events in; when it returns, those taken are on disk. Idempotent, as {@link IngestEvents#ingest} is.
     *
     * @param events any number, in any order
     * @param receivedAt when they arrived, UTC
     * @return what became of each, in the order given
     * @throws IngestQueueFullException if too many wait already; none of these was taken
     * @throws IngestQueueClosedException if the queue was closed; some of these may have been taken
     * @throws DatabaseUnavailableException if the database could not be reached; some may have been taken
     */
    public List<Receipt> ingest(WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt) {
        if (events.isEmpty()) {
            return List.of();
        }
        admit(events.size());
        try {
            var parts = parts(workspace, events, receivedAt);
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    writers.get(i).add(parts[i]);
                }
            }
            return receipts(parts, events.size());
        } finally {
            waiting.addAndGet(-events.size());
        }
    }

    /** What comes to an empty queue is let in however much it is, or it never would be. */
    private void admit(int events) {
        var before = waiting.getAndAdd(events);
        if (before > 0 && before + events > capacity) {
            waiting.addAndGet(-events);
            meter.refused(events);
            throw new IngestQueueFullException();
        }
    }

    private IngestPart[] parts(WorkspaceId workspace, List<IncomingEvent> events, Instant receivedAt) {
        var parts = new IngestPart[writers.size()];
        Arrays.setAll(parts, i -> new IngestPart(workspace, receivedAt));
        for (int i = 0; i < events.size(); i++) {
            parts[writerOf(events.get(i))].add(i, events.get(i));
        }
        return parts;
    }

    /** Hash codes of texts that differ in their last letter differ in their last bits only: they are spread. */
    private int writerOf(IncomingEvent event) {
        var hash = event.by().value().hashCode() * 0x9E3779B9;
        return Integer.remainderUnsigned(hash ^ hash >>> 16, writers.size());
    }

    private static List<Receipt> receipts(IngestPart[] parts, int size) {
        var receipts = new Receipt[size];
        for (var part : parts) {
            part.await(receipts);
        }
        return List.of(receipts);
    }

    /** How many events wait or are being written. */
    public int waiting() {
        return waiting.get();
    }

    /** Takes no more, and returns when all that wait have been written. */
    @Override
    public void close() {
        writers.forEach(IngestWriter::close);
        writers.forEach(IngestWriter::awaitEnd);
    }

    /**
     * How the queue works.
     *
     * @param writers how many transactions may run at once, from 1
     * @param group at most so many events share a transaction, unless one request brings more, from 1
     * @param capacity at most so many events wait, from 1
     * @param tries how often a group is tried if the database is lost, from 1
     */
    public record Settings(int writers, int group, int capacity, int tries) {

        public Settings {
            if (writers < 1 || group < 1 || capacity < 1 || tries < 1) {
                throw new IllegalArgumentException("writers, group, capacity and tries are at least 1");
            }
        }
    }
}
