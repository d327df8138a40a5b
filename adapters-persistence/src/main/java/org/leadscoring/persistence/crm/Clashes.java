package org.leadscoring.persistence.crm;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Fields that both sides changed, in the table {@code crm_clashes}. */
final class Clashes {

    private static final int LONGEST_VALUE = 300;

    private final Database database;

    Clashes(Database database) {
        this.database = database;
    }

    void record(WorkspaceId workspace, ConnectionId connection, Collection<Clash> clashes) {
        database.batch(
                """
                insert into crm_clashes (connection_id, workspace_id, lead_id, field, ours, theirs, winner, happened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                clashes.stream()
                        .map(clash -> new @Nullable Object[] {
                            Columns.bytes(connection.value()),
                            Columns.bytes(workspace.value()),
                            Columns.bytes(clash.lead().value()),
                            clash.field(),
                            Texts.shortened(clash.ours(), LONGEST_VALUE),
                            Texts.shortened(clash.theirs(), LONGEST_VALUE),
                            Columns.key(clash.winner()),
                            Columns.utc(clash.at())
                        })
                        .toList());
    }

    List<Clash> latest(ConnectionId connection, int limit) {
        return database.sql("""
                        select lead_id, field, ours, theirs, winner, happened_at from crm_clashes
                        where connection_id = :connection order by id desc limit :limit
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("limit", limit)
                .query((row, n) -> new Clash(
                        new LeadId(Columns.id(row, "lead_id")),
                        row.getString("field"),
                        row.getString("ours"),
                        row.getString("theirs"),
                        Columns.constant(Winner.class, row, "winner"),
                        Columns.instant(row, "happened_at")))
                .list();
    }
}
