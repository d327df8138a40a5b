package org.leadscoring.application.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.Tally.Count;
import org.leadscoring.application.ingestion.Tally.Slot;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Sees what comes from the sources, and what of it was refused: told by the ways in once an answer is decided. Nothing here
 * makes a sender wait: all is kept in bounded memory and written every few seconds, in transactions of its own. What was
 * seen in the last seconds before a crash is lost; events and scores are not concerned.
 */
public final class SourceActivity {

    /** How long refusals are kept. */
    public static final Duration REFUSALS_KEPT = Duration.ofDays(7);

    /** How many days counts are kept. */
    public static final int DAYS_KEPT = 90;

    private static final int MOST_TYPES_AT_ONCE = 10_000;
    private static final int MOST_REFUSALS_AT_ONCE = 2_000;
    private static final int MOST_REFUSALS_OF_SOURCE_AT_ONCE = 100;
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private final Transactions transactions;
    private final Ids ids;
    private final Workspaces workspaces;
    private final SourceCounts counts;
    private final Refusals refusals;
    private final Clock clock;

    private final Tally tally = new Tally(MOST_TYPES_AT_ONCE);
    private final RefusalBuffer buffer = new RefusalBuffer(MOST_REFUSALS_AT_ONCE, MOST_REFUSALS_OF_SOURCE_AT_ONCE);
    private final ConcurrentMap<SourceId, Recent> lastMinute = new ConcurrentHashMap<>();
    private final Recent unknownKeys = new Recent(60, Duration.ofMinutes(1));
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Instant tidied;

    private final LongAdder allTaken = new LongAdder();
    private final LongAdder allRefused = new LongAdder();
    private final LongAdder allDropped = new LongAdder();
    private final LongAdder allLimited = new LongAdder();
    private final LongAdder allUnknownKeys = new LongAdder();
    private final LongAdder allUncounted = new LongAdder();

    public SourceActivity(
            Transactions transactions,
            Ids ids,
            Workspaces workspaces,
            SourceCounts counts,
            Refusals refusals,
            Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.workspaces = workspaces;
        this.counts = counts;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Events of a source were taken.
     *
     * @param types of those that were new, one for each
     * @param at when they arrived, UTC
     */
    public void taken(Source source, Collection<EventType> types, Instant at) {
        if (types.isEmpty()) {
            return;
        }
        allTaken.add(types.size());
        tally.add(source, null, Count.ofTaken(types.size(), at), at);
        types.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .forEach((type, many) -> {
                    if (!tally.add(source, type, Count.ofTaken(many, at), at)) {
                        allUncounted.add(many);
                    }
                });
        recent(source).add(types.size(), at);
    }

    /**
     * A message of a source was refused.
     *
     * @param told what there is to say of it; asked only if there is room to keep it
     * @param at when it arrived, UTC
     */
    public void refused(Source source, Instant at, Supplier<Told> told) {
        allRefused.increment();
        var kept = buffer.add(source, () -> told.get().by(source, ids, at));
        if (!kept) {
            allDropped.increment();
        }
        tally.add(source, null, Count.ofRefused(!kept), at);
    }

    /** A request of a source was turned away, because it sent too many events a second. */
    public void limited(Source source, Instant at) {
        allLimited.increment();
        tally.add(source, null, Count.ofLimited(), at);
    }

    /** A request came with a key that is not, or no longer, that of a source that may send. */
    public void unknownKey(Instant at) {
        allUnknownKeys.increment();
        unknownKeys.add(1, at);
    }

    /** How many requests with unknown keys came to this node in the last hour. */
    public long unknownKeysInTheLastHour() {
        return unknownKeys.sum(clock.instant());
    }

    /** How many events of a source came to this node in the last minute. */
    public long eventsInTheLastMinute(SourceId source) {
        var recent = lastMinute.get(source);
        return recent == null ? 0 : recent.sum(clock.instant());
    }

    private Recent recent(Source source) {
        return lastMinute.computeIfAbsent(source.id(), id -> new Recent(60, Duration.ofSeconds(1)));
    }

    /** What happened on this node since it started: for gauges and counters. */
    public Totals totals() {
        return new Totals(
                allTaken.sum(),
                allRefused.sum(),
                allDropped.sum(),
                allLimited.sum(),
                allUnknownKeys.sum(),
                allUncounted.sum());
    }

    /**
     * Writes what was seen since the last time; nothing if somebody is at it already. What cannot be written because the
     * database is away is kept for the next time, refusals excepted.
     */
    public void flush() {
        if (writing.tryLock()) {
            try {
                write();
            } finally {
                writing.unlock();
            }
        }
    }

    /** Writes what is left, before the node stops. */
    public void close() {
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        RuntimeException failure = null;
        for (var entry : tally.drain().entrySet()) {
            try {
                write(entry.getKey(), entry.getValue());
            } catch (RuntimeException e) {
                tally.putBack(entry.getValue());
                failure = e;
            }
        }
        for (var entry : buffer.drain().entrySet()) {
            try {
                write(entry.getKey(), entry.getValue());
            } catch (RuntimeException e) {
                allDropped.add(entry.getValue().size());
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        tidy(clock.instant());
    }

    private void write(WorkspaceId workspace, Map<Slot, Count> drained) {
        transactions.run(() -> {
            var zone = workspaces
                    .byId(workspace)
                    .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspace.value()))
                    .zone();
            counts.add(workspace, Tally.types(drained, zone), Tally.days(drained, zone));
            counts.addHours(workspace, Tally.hours(drained));
            return workspace;
        });
    }

    private void write(WorkspaceId workspace, List<Refusal> some) {
        transactions.run(() -> {
            refusals.add(workspace, some);
            return workspace;
        });
    }

    private void tidy(Instant now) {
        if (tidied != null && now.isBefore(tidied.plus(TIDIED_EVERY))) {
            return;
        }
        transactions.run(() -> {
            refusals.forget(now.minus(REFUSALS_KEPT));
            counts.forget(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_KEPT));
            return now;
        });
        tidied = now;
    }

    /**
     * What there is to say of a message that was refused: see {@link Refusal}.
     *
     * @param excerpt the beginning of what was sent, without any write key
     */
    public record Told(String endpoint, @Nullable String messageId, String pointer, String reason, String excerpt) {

        private Refusal by(Source source, Ids ids, Instant at) {
            return new Refusal(ids.next(), source.id(), at, endpoint, messageId, pointer, reason, excerpt);
        }
    }

    /**
     * What happened on this node since it started.
     *
     * @param taken new events
     * @param refused messages that could not be taken
     * @param dropped those of the refused that are not kept, because there were too many at once
     * @param limited requests turned away because there were too many events a second
     * @param unknownKeys requests with keys that are not those of sources that may send
     * @param uncounted events that are not counted by type, because there were too many types at once
     */
    public record Totals(long taken, long refused, long dropped, long limited, long unknownKeys, long uncounted) {}
}
