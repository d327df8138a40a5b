package org.leadscoring.persistence.importing;

import java.util.Collection;
import java.util.List;
import org.leadscoring.application.importing.RefusedRows;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Refused rows in the table {@code import_refusals}. */
public final class JdbcRefusedRows implements RefusedRows {

    private final Database database;

    public JdbcRefusedRows(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ImportId source, Collection<RefusedRow> rows) {
        database.batch(
                """
                insert into import_refusals (import_id, line, workspace_id, column_name, reason, row_text)
                values (?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            Columns.bytes(source.value()),
                            row.line(),
                            Columns.bytes(workspace.value()),
                            row.column(),
                            row.reason(),
                            row.text()
                        })
                        .toList());
    }

    @Override
    public List<RefusedRow> page(WorkspaceId workspace, ImportId source, long after, int limit) {
        return database.sql("""
                        select line, column_name, reason, row_text from import_refusals
                        where import_id = :source and line > :after and workspace_id = :workspace
                        order by line limit :limit
                        """)
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new RefusedRow(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("reason"),
                        row.getString("row_text")))
                .list();
    }

    @Override
    public void remove(WorkspaceId workspace, ImportId source) {
        database.sql("delete from import_refusals where import_id = :source and workspace_id = :workspace")
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }
}
