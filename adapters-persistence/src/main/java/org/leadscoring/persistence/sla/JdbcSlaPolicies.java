package org.leadscoring.persistence.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/**
 * Policies in the tables {@code sla_policies}, {@code sla_bands}, {@code sla_open_times} and {@code sla_holidays}. One
 * without a zone counts all time.
 */
public final class JdbcSlaPolicies implements SlaPolicies {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcSlaPolicies(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public SlaPolicy of(WorkspaceId workspace) {
        return settings.get(workspace, SlaPolicy.class, () -> read(workspace));
    }

    private SlaPolicy read(WorkspaceId workspace) {
        var id = Columns.bytes(workspace.value());
        var stored = database.sql(
                        "select warn_percent, zone, pause_on from sla_policies where workspace_id = :workspace")
                .param("workspace", id)
                .query((found, n) ->
                        new Row(found.getInt("warn_percent"), found.getString("zone"), found.getString("pause_on")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("workspace " + workspace.value() + " has no SLA policy"));
        var bands = database.sql("""
                        select from_score, target_seconds, opens_for from sla_bands
                        where workspace_id = :workspace order by from_score desc
                        """)
                .param("workspace", id)
                .query((row, n) -> new SlaBand(
                        row.getInt("from_score"),
                        Duration.ofSeconds(row.getLong("target_seconds")),
                        Columns.constant(OpensFor.class, row, "opens_for")))
                .list();
        var pauseOn = Stream.of(stored.pauseOn().split(","))
                .filter(key -> !key.isEmpty())
                .map(key -> Columns.constant(LeadStatus.class, key))
                .collect(Collectors.toSet());
        return new SlaPolicy(bands, stored.warnPercent(), hours(id, stored.zone()), pauseOn);
    }

    private BusinessHours hours(byte[] workspace, @Nullable String zone) {
        if (zone == null) {
            return BusinessHours.ROUND_THE_CLOCK;
        }
        var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        database.sql("select weekday, from_minute, to_minute from sla_open_times where workspace_id = :workspace")
                .param("workspace", workspace)
                .query(row -> {
                    week.computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), day -> new ArrayList<>())
                            .add(new Period(row.getInt("from_minute"), row.getInt("to_minute")));
                });
        var holidays = new HashMap<LocalDate, String>();
        database.sql("select holiday, name from sla_holidays where workspace_id = :workspace")
                .param("workspace", workspace)
                .query(row -> {
                    holidays.put(row.getObject("holiday", LocalDate.class), row.getString("name"));
                });
        return new BusinessHours(ZoneId.of(zone), week, holidays);
    }

    @Override
    public void save(WorkspaceId workspace, SlaPolicy policy) {
        settings.changed(workspace);
        var id = Columns.bytes(workspace.value());
        var hours = policy.hours();
        database.sql("""
                        insert into sla_policies (workspace_id, warn_percent, zone, pause_on)
                        values (:workspace, :warn, :zone, :pause)
                        on duplicate key update warn_percent = values(warn_percent), zone = values(zone),
                            pause_on = values(pause_on)
                        """)
                .param("workspace", id)
                .param("warn", policy.warnPercent())
                .param("zone", hours.roundTheClock() ? null : hours.zone().getId())
                .param(
                        "pause",
                        policy.pauseOn().stream().map(Columns::key).sorted().collect(Collectors.joining(",")))
                .update();
        for (var table : List.of("sla_bands", "sla_open_times", "sla_holidays")) {
            database.sql("delete from " + table + " where workspace_id = :workspace")
                    .param("workspace", id)
                    .update();
        }
        if (!hours.roundTheClock()) {
            saveHours(id, hours);
        }
        database.batch(
                "insert into sla_bands (workspace_id, from_score, target_seconds, opens_for) values (?, ?, ?, ?)",
                policy.bands().stream()
                        .map(band ->
                                new Object[] {id, band.from(), band.target().toSeconds(), Columns.key(band.opensFor())})
                        .toList());
    }

    private void saveHours(byte[] workspace, BusinessHours hours) {
        var times = new ArrayList<Object[]>();
        hours.week()
                .forEach((day, periods) -> periods.forEach(
                        period -> times.add(new Object[] {workspace, day.getValue(), period.from(), period.to()})));
        database.batch(
                "insert into sla_open_times (workspace_id, weekday, from_minute, to_minute) values (?, ?, ?, ?)",
                times);
        database.batch(
                "insert into sla_holidays (workspace_id, holiday, name) values (?, ?, ?)",
                hours.holidays().entrySet().stream()
                        .map(holiday -> new Object[] {workspace, holiday.getKey(), holiday.getValue()})
                        .toList());
    }

    private record Row(int warnPercent, @Nullable String zone, String pauseOn) {}
}
