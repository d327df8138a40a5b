package org.leadscoring.domain.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mappings as the command writes them: {@code Email=email}. */
public final class Mappings {

    private final ImportKind kind;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable String event;
    private TimeFormat times = TimeFormat.iso(ZoneOffset.UTC);
    private Set<String> empty = Set.of();
    private @Nullable Instant time;
    private @Nullable Instant outcomeTime;

    private Mappings(ImportKind kind, String... columns) {
        this.kind = kind;
        for (var column : columns) {
            var parts = column.split("=", 2);
            this.columns.add(new Column(parts[0], Target.of(parts[1])));
        }
    }

    public static Mappings leads(String... columns) {
        return new Mappings(ImportKind.LEADS, columns);
    }

    public static Mappings events(String... columns) {
        return new Mappings(ImportKind.EVENTS, columns);
    }

    public Mappings all(String name) {
        this.event = name;
        return this;
    }

    public Mappings times(String pattern, String zone) {
        this.times = new TimeFormat(pattern, ZoneId.of(zone));
        return this;
    }

    public Mappings empty(String... values) {
        this.empty = new LinkedHashSet<>(Arrays.asList(values));
        return this;
    }

    /** When rows happened that do not say so. */
    public Mappings at(String instant) {
        this.time = Instant.parse(instant);
        return this;
    }

    /** When the work on leads ended whose rows do not say so. */
    public Mappings endedAt(String instant) {
        this.outcomeTime = Instant.parse(instant);
        return this;
    }

    public ImportMapping mapping() {
        return new ImportMapping(kind, columns, event, times, empty, time, outcomeTime);
    }
}
