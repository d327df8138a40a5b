package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.ingestion.SourceCounts.OfHour;
import org.leadscoring.application.ingestion.SourceCounts.OfType;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Counts in memory until they are written. By quarters of an hour, which every zone's days are made of, so that the zone
 * need not be known here. Safe for many threads; bounded, for types are what senders make them.
 */
final class Tally {

    private static final long QUARTER_HOUR = 15 * 60;

    private final int most;
    private final ConcurrentMap<Slot, Count> counts = new ConcurrentHashMap<>();

    /** @param most types at a time; those beyond are counted for their source alone */
    Tally(int most) {
        this.most = most;
    }

    /** Counts for a source, and for a type of events if there is one; false if there was no room for the type. */
    boolean add(Source source, @Nullable EventType type, Count count, Instant at) {
        var slot = new Slot(source.workspace(), source.id(), type, Math.floorDiv(at.getEpochSecond(), QUARTER_HOUR));
        if (type != null && counts.size() >= most && !counts.containsKey(slot)) {
            return false;
        }
        counts.merge(slot, count, Count::plus);
        return true;
    }

    /** Takes out all that was counted, by workspace. */
    Map<WorkspaceId, Map<Slot, Count>> drain() {
        var drained = new HashMap<WorkspaceId, Map<Slot, Count>>();
        for (var slot : counts.keySet()) {
            var count = counts.remove(slot);
            if (count != null) {
                // Who counts meanwhile may make the slot be met a second time.
                drained.computeIfAbsent(slot.workspace(), workspace -> new HashMap<>())
                        .merge(slot, count, Count::plus);
            }
        }
        return drained;
    }

    /** Puts back what could not be written. */
    void putBack(Map<Slot, Count> drained) {
        drained.forEach((slot, count) -> counts.merge(slot, count, Count::plus));
    }

    /** What was counted by type and day. */
    static List<OfType> types(Map<Slot, Count> drained, ZoneId zone) {
        record Key(SourceId source, EventType type, LocalDate day) {}
        var sums = new HashMap<Key, Count>();
        drained.forEach((slot, count) -> {
            if (slot.type() != null) {
                sums.merge(new Key(slot.source(), slot.type(), slot.day(zone)), count, Count::plus);
            }
        });
        var types = new ArrayList<OfType>();
        sums.forEach((key, count) -> {
            if (count.lastAt() != null) {
                types.add(new OfType(key.source(), key.type(), key.day(), count.events(), count.lastAt()));
            }
        });
        return types;
    }

    /** What was counted by source and day. */
    static List<OfDay> days(Map<Slot, Count> drained, ZoneId zone) {
        record Key(SourceId source, LocalDate day) {}
        var sums = new HashMap<Key, Count>();
        drained.forEach((slot, count) -> {
            if (slot.type() == null) {
                sums.merge(new Key(slot.source(), slot.day(zone)), count, Count::plus);
            }
        });
        var days = new ArrayList<OfDay>();
        sums.forEach((key, count) -> days.add(new OfDay(
                key.source(),
                key.day(),
                count.events(),
                count.refused(),
                count.dropped(),
                count.limited(),
                count.lastAt())));
        return days;
    }

    /** What was counted of all sources by hour. */
    static List<OfHour> hours(Map<Slot, Count> drained) {
        var sums = new TreeMap<Instant, OfHour>();
        drained.forEach((slot, count) -> {
            if (slot.type() == null) {
                var hour = new OfHour(slot.hour(), count.events(), count.refused() + count.limited());
                sums.merge(
                        slot.hour(),
                        hour,
                        (one, other) ->
                                new OfHour(one.hour(), one.events() + other.events(), one.refused() + other.refused()));
            }
        });
        return List.copyOf(sums.values());
    }

    /**
     * What is counted together.
     *
     * @param type null for the source as a whole
     * @param quarter quarters of an hour since 1970
     */
    record Slot(
            WorkspaceId workspace,
            SourceId source,
            @Nullable EventType type,
            long quarter) {

        private Instant hour() {
            return Instant.ofEpochSecond(quarter * QUARTER_HOUR).truncatedTo(ChronoUnit.HOURS);
        }

        private LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(Instant.ofEpochSecond(quarter * QUARTER_HOUR), zone);
        }
    }

    /** @param lastAt when the last event arrived, null if none did */
    record Count(
            long events,
            long refused,
            long dropped,
            long limited,
            @Nullable Instant lastAt) {

        static Count ofTaken(long events, Instant at) {
            return new Count(events, 0, 0, 0, at);
        }

        static Count ofRefused(boolean dropped) {
            return new Count(0, 1, dropped ? 1 : 0, 0, null);
        }

        static Count ofLimited() {
            return new Count(0, 0, 0, 1, null);
        }

        Count plus(Count other) {
            return new Count(
                    events + other.events,
                    refused + other.refused,
                    dropped + other.dropped,
                    limited + other.limited,
                    later(lastAt, other.lastAt));
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }
}
