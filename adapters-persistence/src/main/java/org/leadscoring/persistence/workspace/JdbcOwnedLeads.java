package org.leadscoring.persistence.workspace;

import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Counts in the tables {@code leads} and {@code sla_clocks}. */
public final class JdbcOwnedLeads implements OwnedLeads {

    private final Database database;

    public JdbcOwnedLeads(Database database) {
        this.database = database;
    }

    @Override
    public Load of(WorkspaceId workspace, UserId owner) {
        return database.sql("""
                        select count(*) as leads, count(c.lead_id) as waiting
                        from leads l left join sla_clocks c on c.lead_id = l.id and c.state in ('open', 'paused')
                        where l.workspace_id = :workspace and l.merged_into is null and l.owner_id = :owner
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("owner", Columns.bytes(owner.value()))
                .query((row, n) -> new Load(row.getLong("leads"), row.getLong("waiting")))
                .single();
    }
}
