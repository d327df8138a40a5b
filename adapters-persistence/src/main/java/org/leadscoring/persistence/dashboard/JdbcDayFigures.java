package org.leadscoring.persistence.dashboard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.DayFigures;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.sla.ResponseTimes;
import org.leadscoring.domain.sla.ResponseTimes.Bucket;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Figures of days in the tables {@code answer_days} and {@code stage_days}. */
public final class JdbcDayFigures implements DayFigures {

    /** A column of a primary key cannot be null. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;

    public JdbcDayFigures(Database database) {
        this.database = database;
    }

    @Override
    public void replaceAnswers(WorkspaceId workspace, Collection<LocalDate> days, List<DayOfAnswers> answers) {
        if (days.isEmpty()) {
            return;
        }
        database.sql("delete from answer_days where workspace_id = :workspace and on_day in (:days)")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("days", days)
                .update();
        database.batch(
                """
                insert into answer_days (workspace_id, on_day, band_from, owner_id, in_time, late, times)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                answers.stream()
                        .map(day -> new Object[] {
                            Columns.bytes(workspace.value()),
                            day.day(),
                            day.band(),
                            Columns.bytes(idOf(day.owner())),
                            day.inTime(),
                            day.late(),
                            text(day.times())
                        })
                        .toList());
    }

    @Override
    public List<DayOfAnswers> answers(WorkspaceId workspace, LocalDate since) {
        return database.sql("""
                        select on_day, band_from, owner_id, in_time, late, times from answer_days
                        where workspace_id = :workspace and on_day >= :since
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("since", since)
                .query((row, n) -> new DayOfAnswers(
                        row.getObject("on_day", LocalDate.class),
                        row.getInt("band_from"),
                        owner(Columns.id(row, "owner_id")),
                        row.getLong("in_time"),
                        row.getLong("late"),
                        times(row.getString("times"))))
                .list();
    }

    @Override
    public void replaceEntries(
            WorkspaceId workspace, ModelId model, Collection<LocalDate> days, List<DayOfEntries> entries) {
        if (days.isEmpty()) {
            return;
        }
        database.sql("""
                        delete from stage_days
                        where workspace_id = :workspace and model_id = :model and on_day in (:days)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytes(model.value()))
                .param("days", days)
                .update();
        database.batch(
                "insert into stage_days (workspace_id, model_id, on_day, stage, entered) values (?, ?, ?, ?, ?)",
                entries.stream()
                        .map(day -> new Object[] {
                            Columns.bytes(workspace.value()),
                            Columns.bytes(model.value()),
                            day.day(),
                            day.stage(),
                            day.entered()
                        })
                        .toList());
    }

    @Override
    public List<DayOfEntries> entries(WorkspaceId workspace, ModelId model, LocalDate since) {
        return database.sql("""
                        select on_day, stage, entered from stage_days
                        where workspace_id = :workspace and model_id = :model and on_day >= :since
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytes(model.value()))
                .param("since", since)
                .query((row, n) -> new DayOfEntries(
                        row.getObject("on_day", LocalDate.class), row.getString("stage"), row.getLong("entered")))
                .list();
    }

    @Override
    public void forget(WorkspaceId workspace, ModelId model, LocalDate before) {
        database.sql("delete from answer_days where workspace_id = :workspace and on_day < :before")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("before", before)
                .update();
        database.sql("""
                        delete from stage_days
                        where workspace_id = :workspace and (model_id <> :model or on_day < :before)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytes(model.value()))
                .param("before", before)
                .update();
    }

    private static UUID idOf(@Nullable UserId owner) {
        return owner == null ? NOBODY : owner.value();
    }

    private static @Nullable UserId owner(UUID id) {
        return id.equals(NOBODY) ? null : new UserId(id);
    }

    /** Number, count and sum of each bucket: {@code 651:3:5400000 660:1:2000000}. */
    private static String text(ResponseTimes times) {
        return times.buckets().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().count() + ":"
                        + entry.getValue().micros())
                .collect(Collectors.joining(" "));
    }

    private static ResponseTimes times(String text) {
        var buckets = new TreeMap<Integer, Bucket>();
        Arrays.stream(text.split(" ", -1)).filter(bucket -> !bucket.isEmpty()).forEach(bucket -> {
            var parts = bucket.split(":", -1);
            buckets.put(Integer.valueOf(parts[0]), new Bucket(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        });
        return new ResponseTimes(buckets);
    }
}
