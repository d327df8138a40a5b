package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.DayKey;
import org.leadscoring.application.InMemoryDatabase.TypeKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Counts in memory. */
public final class InMemorySourceCounts implements SourceCounts {

    private final InMemoryDatabase database;

    public InMemorySourceCounts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, List<OfType> types, List<OfDay> days) {
        types.forEach(type -> {
            var key = new TypeKey(type.source(), type.type(), type.day());
            var before = database.sourceTypes.find(workspace, key);
            database.sourceTypes.put(
                    workspace,
                    key,
                    new OfType(
                            type.source(),
                            type.type(),
                            type.day(),
                            type.events() + before.map(OfType::events).orElse(0L),
                            before.map(OfType::lastAt)
                                    .filter(at -> at.isAfter(type.lastAt()))
                                    .orElse(type.lastAt())));
        });
        days.forEach(day -> {
            var key = new DayKey(day.source(), day.day());
            database.sourceDays.put(
                    workspace,
                    key,
                    database.sourceDays
                            .find(workspace, key)
                            .map(before -> sum(before, day))
                            .orElse(day));
        });
    }

    private static OfDay sum(OfDay one, OfDay other) {
        return new OfDay(
                one.source(),
                one.day(),
                one.events() + other.events(),
                one.refused() + other.refused(),
                one.dropped() + other.dropped(),
                one.limited() + other.limited(),
                later(one.lastAt(), other.lastAt()));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(at -> at != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public List<OfDay> days(WorkspaceId workspace, LocalDate since) {
        return database.sourceDays.rows(workspace).values().stream()
                .filter(day -> !day.day().isBefore(since))
                .filter(day -> database.sources.find(workspace, day.source()).isPresent())
                .sorted(Comparator.comparing(OfDay::source).thenComparing(OfDay::day, Comparator.reverseOrder()))
                .toList();
    }

    @Override
    public List<Seen> types(WorkspaceId workspace, SourceId source, LocalDate since, LocalDate today, int limit) {
        var seen = new HashMap<EventType, Seen>();
        database.sourceTypes.rows(workspace).values().stream()
                .filter(type -> type.source().equals(source) && !type.day().isBefore(since))
                .forEach(type -> seen.merge(
                        type.type(),
                        new Seen(
                                type.type(),
                                type.day().isBefore(today) ? 0 : type.events(),
                                type.events(),
                                type.lastAt()),
                        (one, other) -> new Seen(
                                one.type(),
                                one.today() + other.today(),
                                one.events() + other.events(),
                                one.lastAt().isAfter(other.lastAt()) ? one.lastAt() : other.lastAt())));
        return seen.values().stream()
                .sorted(Comparator.comparingLong(Seen::events)
                        .reversed()
                        .thenComparing(type -> type.type().name()))
                .limit(limit)
                .toList();
    }

    @Override
    public void addHours(WorkspaceId workspace, List<OfHour> hours) {
        hours.forEach(hour -> {
            var before = database.eventHours.find(workspace, hour.hour()).orElse(new OfHour(hour.hour(), 0, 0));
            database.eventHours.put(
                    workspace,
                    hour.hour(),
                    new OfHour(hour.hour(), before.events() + hour.events(), before.refused() + hour.refused()));
        });
    }

    @Override
    public List<OfHour> hours(WorkspaceId workspace, Instant since) {
        return database.eventHours.rows(workspace).values().stream()
                .filter(hour -> !hour.hour().isBefore(since))
                .sorted(Comparator.comparing(OfHour::hour))
                .toList();
    }

    @Override
    public void forget(LocalDate before) {
        database.eventHours
                .everything()
                .forEach((workspace, rows) -> rows.keySet().stream()
                        .filter(hour -> hour.isBefore(before.atStartOfDay().toInstant(ZoneOffset.UTC)))
                        .forEach(hour -> database.eventHours.remove(workspace, hour)));
        database.sourceTypes
                .everything()
                .forEach((workspace, rows) -> rows.keySet().stream()
                        .filter(key -> key.day().isBefore(before))
                        .forEach(key -> database.sourceTypes.remove(workspace, key)));
        database.sourceDays
                .everything()
                .forEach((workspace, rows) -> rows.keySet().stream()
                        .filter(key -> key.day().isBefore(before))
                        .forEach(key -> database.sourceDays.remove(workspace, key)));
    }
}
