package org.leadscoring.persistence.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.LeadRows;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The queue: it walks the index {@code sla_clocks_queue} (workspace, state, due, lead) and stops after a page. */
public final class JdbcOpenClocks implements WorkQueue.OpenClocks {

    private final Database database;

    public JdbcOpenClocks(Database database) {
        this.database = database;
    }

    @Override
    public List<Row> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        var paging = after == null ? "" : " and c.due_at >= :due and (c.due_at > :due or c.lead_id > :lead)";
        var statement = filtered(
                        "select " + ClockRows.COLUMNS + ", " + LeadRows.COLUMNS + ", u.name as owner_name",
                        paging + " order by c.due_at, c.lead_id limit :limit",
                        workspace,
                        filter)
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("due", Columns.utc(after.dueAt()))
                    .param("lead", Columns.bytes(after.lead().value()));
        }
        return statement
                .query((row, n) -> new Row(LeadRows.lead(row), ClockRows.clock(row), row.getString("owner_name")))
                .list();
    }

    @Override
    public Counts count(WorkspaceId workspace, Filter filter, Instant now) {
        return filtered("""
                        select coalesce(sum(case when c.due_at <= :now then 1 else 0 end), 0) as breached,
                            coalesce(sum(case when c.due_at > :now and c.warn_at <= :now then 1 else 0 end), 0) as soon,
                            coalesce(sum(case when c.due_at > :now and c.warn_at > :now then 1 else 0 end), 0) as later
                        """, "", workspace, filter)
                .param("now", Columns.utc(now))
                .query((row, n) -> new Counts(row.getLong("breached"), row.getLong("soon"), row.getLong("later")))
                .single();
    }

    private StatementSpec filtered(String select, String end, WorkspaceId workspace, Filter filter) {
        var owner = filter.owner();
        var sql = select + """
                 from sla_clocks c
                join leads l on l.id = c.lead_id
                left join scoring_models m on m.workspace_id = c.workspace_id and m.is_primary = true
                left join scores s on s.lead_id = c.lead_id and s.model_id = m.id
                left join users u on u.id = l.owner_id
                where c.workspace_id = :workspace and c.state = 'open' and l.merged_into is null
                """
                + (owner == null ? "" : " and l.owner_id = :owner")
                + (filter.unassigned() ? " and l.owner_id is null" : "")
                + (filter.stage() == null ? "" : " and s.stage = :stage")
                + (filter.bandFrom() == null ? "" : " and c.band_from = :band")
                + end;
        var statement = database.sql(sql).param("workspace", Columns.bytes(workspace.value()));
        if (owner != null) {
            statement = statement.param("owner", Columns.bytes(owner.value()));
        }
        if (filter.stage() != null) {
            statement = statement.param("stage", filter.stage());
        }
        if (filter.bandFrom() != null) {
            statement = statement.param("band", filter.bandFrom());
        }
        return statement;
    }
}
