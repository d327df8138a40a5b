package org.leadscoring.persistence.erasure;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.erasure.AgedLeads;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Aged leads by the index {@code leads_active}, read backwards; of those it passes the rest is looked up by their keys. */
public final class JdbcAgedLeads implements AgedLeads {

    private final Database database;

    public JdbcAgedLeads(Database database) {
        this.database = database;
    }

    @Override
    public Found find(WorkspaceId workspace, Instant before, @Nullable Position after, int examined) {
        var from = after == null ? "" : " and active_at >= :at and (active_at > :at or id < :id)";
        var query = database.sql(
                        "select id, active_at from leads where workspace_id = :workspace and active_at < :before" + from
                                + " order by active_at, id desc limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("before", Columns.utc(before))
                .param("limit", examined);
        query = after == null
                ? query
                : query.param("at", Columns.utc(after.activeAt()))
                        .param("id", Columns.bytes(after.lead().value()));
        var passed = query.query(
                        (row, n) -> new Position(Columns.instant(row, "active_at"), new LeadId(Columns.id(row, "id"))))
                .list();
        return new Found(
                among(workspace, passed.stream().map(Position::lead).collect(Collectors.toSet()), before),
                passed.size() < examined ? null : passed.getLast());
    }

    @Override
    public Set<LeadId> among(WorkspaceId workspace, Set<LeadId> leads, Instant before) {
        return new HashSet<>(database.byKeys(
                """
                select l.id from leads l
                where l.id in (:keys) and l.workspace_id = :workspace and l.merged_into is null
                    and l.active_at < :before and l.created_at < :before and l.status in ('new', 'contacted', 'lost')
                    and not exists (select 1 from sla_clocks c where c.lead_id = l.id
                        and c.state in ('open', 'paused') and (c.due_at >= :before or c.wakes_at >= :before))
                    and not exists (select 1 from events e where e.lead_id = l.id and e.occurred_at >= :before)
                    and not exists (select 1 from lead_contacts c where c.lead_id = l.id and c.contacted_at >= :before)
                    and not exists (select 1 from status_changes s where s.lead_id = l.id and s.changed_at >= :before)
                """,
                Map.of("workspace", Columns.bytes(workspace.value()), "before", Columns.utc(before)),
                leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                (row, n) -> new LeadId(Columns.id(row, "id"))));
    }
}
