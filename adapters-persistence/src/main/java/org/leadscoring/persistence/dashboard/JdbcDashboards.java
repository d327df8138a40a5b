package org.leadscoring.persistence.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.Dashboard;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.Period;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/** Dashboards as documents in the table {@code dashboards}, one a period; who counts them in {@code dashboard_runs}. */
public final class JdbcDashboards implements Dashboards {

    /** Raised whenever {@link Dashboard} changes: what another release counted is counted anew, not misread. */
    private static final int FORMAT = 2;

    private final Database database;

    public JdbcDashboards(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Dashboard> latest(WorkspaceId workspace, Period period) {
        return database.sql("""
                        select content from dashboards
                        where workspace_id = :workspace and days = :days and format = :format
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("days", period.days())
                .param("format", FORMAT)
                .query((row, n) -> Json.document(row.getString("content"), Dashboard.class))
                .optional();
    }

    /** Workspaces are few; those without a row were never counted. */
    @Override
    public List<WorkspaceId> due(Instant now, int limit) {
        return database.sql("""
                        select w.id from workspaces w left join dashboard_runs r on r.workspace_id = w.id
                        where (r.due_at is null or r.due_at <= :now)
                            and (r.claimed_until is null or r.claimed_until <= :now)
                        order by r.due_at, w.id limit :limit
                        """)
                .param("now", Columns.utc(now))
                .param("limit", limit)
                .query((row, n) -> new WorkspaceId(Columns.id(row, "id")))
                .list();
    }

    @Override
    public Optional<Run> claim(WorkspaceId workspace, Instant now, Instant until) {
        database.sql("insert ignore into dashboard_runs (workspace_id, replaying) values (:workspace, false)")
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
        var claimed = database.sql("""
                        update dashboard_runs set claimed_until = :until
                        where workspace_id = :workspace and (claimed_until is null or claimed_until <= :now)
                        """)
                .param("until", Columns.utc(until))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("now", Columns.utc(now))
                .update();
        return claimed == 0 ? Optional.empty() : Optional.of(run(workspace));
    }

    private Run run(WorkspaceId workspace) {
        return database.sql("""
                        select model_id, zone, replaying, recount_at from dashboard_runs
                        where workspace_id = :workspace
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Run(
                        model(Columns.idOrNull(row, "model_id")),
                        zone(row.getString("zone")),
                        row.getBoolean("replaying"),
                        Columns.instantOrNull(row, "recount_at")))
                .single();
    }

    private static @Nullable ModelId model(@Nullable UUID id) {
        return id == null ? null : new ModelId(id);
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        return id == null ? null : ZoneId.of(id);
    }

    @Override
    public void renew(WorkspaceId workspace, Instant until) {
        database.sql("update dashboard_runs set claimed_until = :until where workspace_id = :workspace")
                .param("until", Columns.utc(until))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void save(WorkspaceId workspace, List<Dashboard> dashboards, Run run, Instant next) {
        database.batch(
                """
                insert into dashboards (workspace_id, days, format, content) values (?, ?, ?, ?)
                on duplicate key update format = values(format), content = values(content)
                """,
                dashboards.stream()
                        .map(dashboard -> new Object[] {
                            Columns.bytes(workspace.value()), dashboard.period().days(), FORMAT, Json.text(dashboard)
                        })
                        .toList());
        database.sql("""
                        update dashboard_runs set due_at = :next, recount_at = :recount, model_id = :model, zone = :zone,
                            replaying = :replaying, claimed_until = null
                        where workspace_id = :workspace
                        """)
                .param("next", Columns.utc(next))
                .param("recount", Columns.utcOrNull(run.recountAt()))
                .param(
                        "model",
                        run.model() == null ? null : Columns.bytes(run.model().value()))
                .param("zone", run.zone() == null ? null : run.zone().getId())
                .param("replaying", run.replaying())
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }
}
