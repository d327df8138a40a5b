package org.leadscoring.persistence.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Found;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.application.sla.WorkQueue.Total;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.LeadRows;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The queue. It walks an index of {@code sla_clocks} that begins with (workspace, state) and goes on with what is
 * filtered, owner or band, and then with (due, lead); it stops after a page. Stages move with every score and stand in no
 * such index: they are looked up for a bounded number of clocks.
 */
public final class JdbcOpenClocks implements WorkQueue.OpenClocks {

    private static final String AFTER = " and c.due_at >= :due and (c.due_at > :due or c.lead_id > :lead)";
    private static final String IN_ORDER = " order by c.due_at, c.lead_id limit :most";

    private static final String STAGES = " join leads l on l.id = c.lead_id " + LeadRows.SCORES;

    private final Database database;

    public JdbcOpenClocks(Database database) {
        this.database = database;
    }

    @Override
    public Found list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit, int examined) {
        var staged = filter.stage() != null;
        var sql = "select " + ClockRows.COLUMNS + ", " + LeadRows.COLUMNS + ", u.name as owner_name from ("
                + clocks("c.*", filter, after == null ? "" : AFTER) + """
                ) c
                join leads l on l.id = c.lead_id
                """ + LeadRows.SCORES
                + " left join users u on u.id = l.owner_id" + (staged ? " where s.stage = :stage" : "")
                + " order by c.due_at, c.lead_id limit :limit";
        var rows = from(after, filtered(database.sql(sql), workspace, filter))
                .param("most", staged ? examined : limit)
                .param("limit", limit)
                .query((row, n) -> new Row(LeadRows.lead(row), ClockRows.clock(row), row.getString("owner_name")))
                .list();
        return new Found(rows, staged && rows.size() < limit ? lastExamined(workspace, filter, after, examined) : null);
    }

    private @Nullable Position lastExamined(
            WorkspaceId workspace, Filter filter, @Nullable Position after, int examined) {
        var sql = clocks("c.due_at, c.lead_id", filter, after == null ? "" : AFTER) + " offset :skipped";
        return from(after, filtered(database.sql(sql), workspace, withoutStage(filter)))
                .param("most", 1)
                .param("skipped", examined - 1)
                .query((row, n) -> new Position(Columns.instant(row, "due_at"), new LeadId(Columns.id(row, "lead_id"))))
                .optional()
                .orElse(null);
    }

    @Override
    public Counts count(WorkspaceId workspace, Filter filter, Instant now, int most) {
        // Of those past their deadline nobody asks for the warning, which stands in no index: they are counted in one
        // alone.
        var breached = counted(workspace, filter, " and c.due_at <= :now", "c.due_at", now, most);
        var others = counted(workspace, filter, " and c.due_at > :now", "c.warn_at", now, most);
        return new Counts(
                breached.wanted(),
                others.warned(),
                others.wanted() - others.warned(),
                breached.examined() == most,
                others.examined() == most);
    }

    /** Without a stage in an index alone. */
    @Override
    public Total total(WorkspaceId workspace, Filter filter, int most) {
        var staged = filter.stage() != null;
        var sql = "select count(*) as examined, coalesce(sum(case when " + (staged ? "s.stage = :stage" : "true")
                + " then 1 else 0 end), 0) as wanted from (" + clocks("c.lead_id, c.workspace_id", filter, "") + ") c"
                + (staged ? STAGES : "");
        return filtered(database.sql(sql), workspace, filter)
                .param("most", most)
                .query((row, n) -> new Total(row.getLong("wanted"), row.getLong("examined") == most))
                .single();
    }

    /** @param warning the column by which one counts as warned */
    private Counted counted(WorkspaceId workspace, Filter filter, String which, String warning, Instant now, int most) {
        var staged = filter.stage() != null;
        var wanted = staged ? "s.stage = :stage" : "true";
        var sql = "select count(*) as examined, coalesce(sum(case when " + wanted
                + " then 1 else 0 end), 0) as wanted, coalesce(sum(case when " + wanted
                + " and " + warning + " <= :now then 1 else 0 end), 0) as warned from ("
                + clocks("c.lead_id, " + warning + ", c.workspace_id", filter, which) + ") c"
                + (staged ? STAGES : "");
        return filtered(database.sql(sql), workspace, filter)
                .param("now", Columns.utc(now))
                .param("most", most)
                .query((row, n) -> new Counted(row.getLong("examined"), row.getLong("wanted"), row.getLong("warned")))
                .single();
    }

    /** The clocks of a filter but for its stage, in order, as many as the parameter {@code most} says. */
    private static String clocks(String columns, Filter filter, String more) {
        return "select " + columns + " from sla_clocks c where c.workspace_id = :workspace and c.state = :state"
                + (filter.owner() == null ? "" : " and c.owner_id = :owner")
                + (filter.unassigned() ? " and c.owner_id is null" : "")
                + (filter.bandFrom() == null ? "" : " and c.band_from = :band")
                + more + IN_ORDER;
    }

    private static StatementSpec filtered(StatementSpec bare, WorkspaceId workspace, Filter filter) {
        var owner = filter.owner();
        var statement = bare.param("workspace", Columns.bytes(workspace.value()))
                .param("state", Columns.key(filter.resting() ? SlaClock.State.PAUSED : SlaClock.State.OPEN));
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

    private static StatementSpec from(@Nullable Position after, StatementSpec statement) {
        return after == null
                ? statement
                : statement
                        .param("due", Columns.utc(after.dueAt()))
                        .param("lead", Columns.bytes(after.lead().value()));
    }

    private static Filter withoutStage(Filter filter) {
        return new Filter(filter.owner(), filter.unassigned(), null, filter.bandFrom(), filter.resting());
    }

    private record Counted(long examined, long wanted, long warned) {}
}
