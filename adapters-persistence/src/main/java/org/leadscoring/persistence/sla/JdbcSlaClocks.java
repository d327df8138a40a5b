package org.leadscoring.persistence.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.HeldLeads.Fact;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Rows;
import org.leadscoring.persistence.sql.Table;

/** Clocks in the table {@code sla_clocks}, what happened to them in {@code sla_transitions}. */
public final class JdbcSlaClocks implements SlaClocks {

    private static final Table CLOCKS = new Table(
            "sla_clocks",
            List.of(
                    "state",
                    "band_from",
                    "opened_at",
                    "due_at",
                    "warn_at",
                    "warned_at",
                    "breached_at",
                    "closed_at",
                    "next_at",
                    "paused_at",
                    "wakes_at",
                    "rested_micros",
                    "answered_micros"),
            List.of("lead_id", "workspace_id"));
    private static final Fact<Kept> CLOCK = new Fact<>(Kept.class, "clock", true);

    private final Database database;
    private final HeldLeads held;

    public JdbcSlaClocks(Database database, HeldLeads held) {
        this.database = database;
        this.held = held;
    }

    @Override
    public Map<LeadId, SlaClock> of(WorkspaceId workspace, Set<LeadId> leads) {
        var clocks = new HashMap<LeadId, SlaClock>();
        held.all(leads, CLOCK, Kept.NONE, missing -> read(workspace, missing)).forEach((lead, kept) -> {
            if (kept.clock() != null) {
                clocks.put(lead, kept.clock());
            }
        });
        return clocks;
    }

    private Map<LeadId, Kept> read(WorkspaceId workspace, Set<LeadId> leads) {
        var clocks = new HashMap<LeadId, Kept>();
        database.byKeys(
                        "select c.lead_id, " + ClockRows.COLUMNS
                                + " from sla_clocks c where c.lead_id in (:keys) and c.workspace_id = :workspace",
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), new Kept(ClockRows.clock(row))))
                .forEach(entry -> clocks.put(entry.getKey(), entry.getValue()));
        return clocks;
    }

    @Override
    public void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at, Doing doing) {
        var standing = of(workspace, changes.keySet()).keySet();
        var clocks = new Rows();
        var transitions = new ArrayList<@Nullable Object[]>();
        var by = doing.by();
        changes.forEach((lead, change) -> {
            clocks.add(standing.contains(lead), row(workspace, lead, change.clock()));
            for (var transition : change.transitions()) {
                transitions.add(new @Nullable Object[] {
                    Columns.bytes(workspace.value()),
                    Columns.bytes(lead.value()),
                    Columns.key(transition),
                    Columns.utc(at),
                    Columns.utc(change.clock().dueAt()),
                    Columns.bytesOrNull(by == null ? null : by.value()),
                    doing.why()
                });
            }
        });
        database.write(CLOCKS, clocks);
        database.batch("""
                insert into sla_transitions (workspace_id, lead_id, transition, happened_at, due_at, done_by, why)
                values (?, ?, ?, ?, ?, ?, ?)
                """, transitions);
        database.updateByKeys(
                """
                update sla_clocks set owner_id = (select l.owner_id from leads l where l.id = sla_clocks.lead_id)
                where lead_id in (:keys)
                """,
                Map.of(),
                changes.keySet().stream()
                        .filter(lead -> !standing.contains(lead) && !held.isUnowned(lead))
                        .map(lead -> Columns.bytes(lead.value()))
                        .toList());
        changes.forEach((lead, change) -> held.keep(lead, CLOCK, new Kept(change.clock())));
    }

    private static @Nullable Object[] row(WorkspaceId workspace, LeadId lead, SlaClock clock) {
        var pause = clock.pause();
        return new @Nullable Object[] {
            Columns.key(clock.state()),
            clock.bandFrom(),
            Columns.utc(clock.openedAt()),
            Columns.utc(clock.dueAt()),
            Columns.utc(clock.warnAt()),
            Columns.utcOrNull(clock.warnedAt()),
            Columns.utcOrNull(clock.breachedAt()),
            Columns.utcOrNull(clock.closedAt()),
            Columns.utcOrNull(clock.nextAt()),
            Columns.utcOrNull(pause == null ? null : pause.since()),
            Columns.utcOrNull(pause == null ? null : pause.until()),
            Columns.microsOrNull(clock.rested()),
            Columns.microsOrNull(clock.answeredAfter()),
            Columns.bytes(lead.value()),
            Columns.bytes(workspace.value())
        };
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return database.sql("""
                        select workspace_id, lead_id from sla_clocks where next_at <= :now
                        order by next_at, lead_id limit :limit
                        """)
                .param("now", Columns.utc(now))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new WorkspaceId(Columns.id(row, "workspace_id")), new LeadId(Columns.id(row, "lead_id"))))
                .list();
    }

    @Override
    public List<Happened> ledger(WorkspaceId workspace, LeadId lead) {
        return database.sql("""
                        select transition, happened_at, due_at, done_by, why from sla_transitions
                        where lead_id = :lead and workspace_id = :workspace order by id
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Happened(
                        Columns.constant(SlaClock.Transition.class, row, "transition"),
                        Columns.instant(row, "happened_at"),
                        Columns.instant(row, "due_at"),
                        doing(row)))
                .list();
    }

    private static Doing doing(ResultSet row) throws SQLException {
        var by = Columns.idOrNull(row, "done_by");
        return new Doing(by == null ? null : new UserId(by), row.getString("why"));
    }

    /** The clock of a lead, null if it has none. */
    private record Kept(@Nullable SlaClock clock) {

        static final Kept NONE = new Kept(null);
    }
}
