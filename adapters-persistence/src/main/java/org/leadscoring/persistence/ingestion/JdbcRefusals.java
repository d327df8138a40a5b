package org.leadscoring.persistence.ingestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.ingestion.Refusals;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Refusals in the table {@code refusals}, by source and in the order in which they came. */
public final class JdbcRefusals implements Refusals {

    private final Database database;

    public JdbcRefusals(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, List<Refusal> refusals) {
        database.batch(
                """
                insert into refusals (source_id, id, workspace_id, refused_at, endpoint, message_id, pointer, reason,
                    excerpt)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, refusals.stream().map(refusal -> row(workspace, refusal)).toList());
        refusals.stream()
                .map(Refusal::source)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(this::trim);
    }

    private static Object[] row(WorkspaceId workspace, Refusal refusal) {
        return new Object[] {
            Columns.bytes(refusal.source().value()),
            Columns.bytes(refusal.id()),
            Columns.bytes(workspace.value()),
            Columns.utc(refusal.at()),
            refusal.endpoint(),
            refusal.messageId(),
            refusal.pointer(),
            refusal.reason(),
            refusal.excerpt()
        };
    }

    /** In two steps: MySQL does not delete by a query of the same table. */
    private void trim(SourceId source) {
        database.sql("select id from refusals where source_id = :source order by id desc limit 1 offset :most")
                .param("source", Columns.bytes(source.value()))
                .param("most", MOST)
                .query((row, n) -> row.getBytes("id"))
                .optional()
                .ifPresent(last -> database.sql("delete from refusals where source_id = :source and id <= :last")
                        .param("source", Columns.bytes(source.value()))
                        .param("last", last)
                        .update());
    }

    @Override
    public List<Refusal> latest(WorkspaceId workspace, SourceId source, int limit) {
        return database.sql("""
                        select id, refused_at, endpoint, message_id, pointer, reason, excerpt from refusals
                        where source_id = :source and workspace_id = :workspace order by id desc limit :limit
                        """)
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> refusal(source, row))
                .list();
    }

    private static Refusal refusal(SourceId source, ResultSet row) throws SQLException {
        return new Refusal(
                Columns.id(row, "id"),
                source,
                Columns.instant(row, "refused_at"),
                row.getString("endpoint"),
                row.getString("message_id"),
                row.getString("pointer"),
                row.getString("reason"),
                row.getString("excerpt"));
    }

    /** The table is small, for each source has no more than 1,000 rows: no index is needed. */
    @Override
    public void forget(Instant before) {
        database.sql("delete from refusals where refused_at < :before")
                .param("before", Columns.utc(before))
                .update();
    }
}
