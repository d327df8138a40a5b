package org.leadscoring.persistence.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.Outcomes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Outcomes from the status of leads and the steps that led there. */
public final class JdbcOutcomes implements Outcomes {

    private static final String WON = "won";

    private final Database database;

    public JdbcOutcomes(Database database) {
        this.database = database;
    }

    /** Two ranges of {@code leads_status}. */
    @Override
    public long count(WorkspaceId workspace) {
        return database.sql("""
                        select count(*) from leads
                        where workspace_id = :workspace and merged_into is null and status in ('won', 'lost')
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .single();
    }

    /** All steps of the workspace once. Asked only where there are so many that it does not matter. */
    @Override
    public long count(WorkspaceId workspace, Instant from, Instant until) {
        return database.sql("""
                        select count(distinct lead_id) from status_changes
                        where workspace_id = :workspace and to_status in ('won', 'lost')
                            and changed_at >= :from and changed_at < :until
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query(Long.class)
                .single();
    }

    /**
     * Leads by their primary key, the undecided passed over: all of them are passed once, whatever the limit. Then the steps
     * of those found, by {@code status_changes_lead}.
     */
    @Override
    public List<Outcome> after(WorkspaceId workspace, @Nullable LeadId after, int limit) {
        var statuses = new HashMap<LeadId, Boolean>();
        var order = new ArrayList<LeadId>();
        var statement = database.sql("""
                        select id, status from leads
                        where workspace_id = :workspace and merged_into is null and status in ('won', 'lost')
                        """ + (after == null ? "" : " and id > :after") + " order by id limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("after", Columns.bytes(after.value()));
        }
        statement
                .query((row, n) -> Map.entry(new LeadId(Columns.id(row, "id")), row.getString("status")))
                .list()
                .forEach(lead -> {
                    order.add(lead.getKey());
                    statuses.put(lead.getKey(), lead.getValue().equals(WON));
                });
        var instants = instants(workspace, statuses);
        return order.stream()
                .map(lead -> new Outcome(
                        lead, statuses.getOrDefault(lead, false), instants.getOrDefault(lead, Instant.EPOCH)))
                .toList();
    }

    private Map<LeadId, Instant> instants(WorkspaceId workspace, Map<LeadId, Boolean> statuses) {
        var instants = new HashMap<LeadId, Instant>();
        var keys = statuses.keySet().stream()
                .map(lead -> Columns.bytes(lead.value()))
                .toList();
        database
                .byKeys(
                        """
                        select lead_id, to_status, max(changed_at) as at from status_changes
                        where lead_id in (:keys) and workspace_id = :workspace and to_status in ('won', 'lost')
                        group by lead_id, to_status
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        keys,
                        (row, n) -> Map.entry(
                                new LeadId(Columns.id(row, "lead_id")),
                                Map.entry(row.getString("to_status").equals(WON), Columns.instant(row, "at"))))
                .stream()
                .filter(step -> step.getValue().getKey().equals(statuses.get(step.getKey())))
                .forEach(step -> instants.put(step.getKey(), step.getValue().getValue()));
        return instants;
    }

    /** A range of {@code leads_created}. */
    @Override
    public long arrived(WorkspaceId workspace, Instant from, Instant until) {
        return database.sql("""
                        select count(*) from leads
                        where workspace_id = :workspace and merged_into is null
                            and created_at >= :from and created_at < :until
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query(Long.class)
                .single();
    }

    /** The same range, and the rows of its leads. */
    @Override
    public List<Arrived> arrived(WorkspaceId workspace, Instant from, Instant until, Division division) {
        return database.sql("""
                        select id, created_at from leads
                        where workspace_id = :workspace and merged_into is null
                            and created_at >= :from and created_at < :until
                            and mod(bucket * :factor + :shift, 2147483647) < :below
                        order by id
                        """)
                .params(Map.of(
                        "factor", division.factor(),
                        "shift", division.shift(),
                        "below", division.below(),
                        "workspace", Columns.bytes(workspace.value()),
                        "from", Columns.utc(from),
                        "until", Columns.utc(until)))
                .query((row, n) -> new Arrived(new LeadId(Columns.id(row, "id")), Columns.instant(row, "created_at")))
                .list();
    }
}
