package org.leadscoring.persistence.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Counts in the tables {@code source_types} and {@code source_days}. Rows are written in the order of their keys, so that
 * two nodes that write at once wait for each other, and not in a circle.
 */
public final class JdbcSourceCounts implements SourceCounts {

    private final Database database;

    public JdbcSourceCounts(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, List<OfType> types, List<OfDay> days) {
        database.batch(
                """
                insert into source_types (source_id, on_day, type, workspace_id, events, last_at)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update events = events + values(events), last_at = greatest(last_at, values(last_at))
                """,
                types.stream()
                        .sorted(Comparator.comparing(OfType::source)
                                .thenComparing(OfType::day)
                                .thenComparing(type -> type.type().name()))
                        .map(type -> row(workspace, type))
                        .toList());
        database.batch(
                """
                insert into source_days (source_id, on_day, workspace_id, events, refused, dropped, limited, last_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update events = events + values(events), refused = refused + values(refused),
                    dropped = dropped + values(dropped), limited = limited + values(limited),
                    last_at = greatest(coalesce(last_at, values(last_at)), coalesce(values(last_at), last_at))
                """,
                days.stream()
                        .sorted(Comparator.comparing(OfDay::source).thenComparing(OfDay::day))
                        .map(day -> row(workspace, day))
                        .toList());
    }

    private static Object[] row(WorkspaceId workspace, OfType type) {
        return new Object[] {
            Columns.bytes(type.source().value()),
            type.day(),
            type.type().name(),
            Columns.bytes(workspace.value()),
            type.events(),
            Columns.utc(type.lastAt())
        };
    }

    private static Object[] row(WorkspaceId workspace, OfDay day) {
        return new Object[] {
            Columns.bytes(day.source().value()),
            day.day(),
            Columns.bytes(workspace.value()),
            day.events(),
            day.refused(),
            day.dropped(),
            day.limited(),
            Columns.utcOrNull(day.lastAt())
        };
    }

    @Override
    public List<OfDay> days(WorkspaceId workspace, LocalDate since) {
        return database.sql("""
                        select d.source_id, d.on_day, d.events, d.refused, d.dropped, d.limited, d.last_at
                        from sources s join source_days d on d.source_id = s.id
                        where s.workspace_id = :workspace and d.on_day >= :since
                        order by d.source_id, d.on_day desc
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("since", since)
                .query((row, n) -> new OfDay(
                        new SourceId(Columns.id(row, "source_id")),
                        row.getObject("on_day", LocalDate.class),
                        row.getLong("events"),
                        row.getLong("refused"),
                        row.getLong("dropped"),
                        row.getLong("limited"),
                        Columns.instantOrNull(row, "last_at")))
                .list();
    }

    @Override
    public List<Seen> types(WorkspaceId workspace, SourceId source, LocalDate since, LocalDate today, int limit) {
        return database.sql("""
                        select type, sum(events) as events, max(last_at) as last_at,
                            sum(case when on_day >= :today then events else 0 end) as today
                        from source_types
                        where source_id = :source and workspace_id = :workspace and on_day >= :since
                        group by type order by events desc, type limit :limit
                        """)
                .param("today", today)
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("since", since)
                .param("limit", limit)
                .query((row, n) -> new Seen(
                        new EventType(row.getString("type")),
                        row.getLong("today"),
                        row.getLong("events"),
                        Columns.instant(row, "last_at")))
                .list();
    }

    @Override
    public void addHours(WorkspaceId workspace, List<OfHour> hours) {
        database.batch(
                """
                insert into event_hours (workspace_id, on_hour, events, refused) values (?, ?, ?, ?)
                on duplicate key update events = events + values(events), refused = refused + values(refused)
                """,
                hours.stream()
                        .sorted(Comparator.comparing(OfHour::hour))
                        .map(hour -> new Object[] {
                            Columns.bytes(workspace.value()), Columns.utc(hour.hour()), hour.events(), hour.refused()
                        })
                        .toList());
    }

    @Override
    public List<OfHour> hours(WorkspaceId workspace, Instant since) {
        return database.sql("""
                        select on_hour, events, refused from event_hours
                        where workspace_id = :workspace and on_hour >= :since order by on_hour
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("since", Columns.utc(since))
                .query((row, n) ->
                        new OfHour(Columns.instant(row, "on_hour"), row.getLong("events"), row.getLong("refused")))
                .list();
    }

    /** The tables are small, for they have a row a day, or an hour: no index is needed. */
    @Override
    public void forget(LocalDate before) {
        database.sql("delete from source_types where on_day < :before")
                .param("before", before)
                .update();
        database.sql("delete from source_days where on_day < :before")
                .param("before", before)
                .update();
        database.sql("delete from event_hours where on_hour < :before")
                .param("before", before.atStartOfDay())
                .update();
    }
}
