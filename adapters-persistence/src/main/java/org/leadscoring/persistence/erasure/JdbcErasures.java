package org.leadscoring.persistence.erasure;

import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.erasure.Erasure;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.application.erasure.Erasures;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Certificates in the table {@code erasures}. */
public final class JdbcErasures implements Erasures {

    private final Database database;

    public JdbcErasures(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Erasure erasure) {
        var extent = erasure.extent();
        database.sql("""
                        insert into erasures (id, workspace_id, erased_at, erased_by, lead_count, event_count,
                            identifier_count, note_count, refusal_count, row_count, file_count)
                        values (:id, :workspace, :at, :by, :leads, :events, :identifiers, :notes, :refusals, :rows, :files)
                        """)
                .param("id", Columns.bytes(erasure.reference()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("at", Columns.utc(erasure.at()))
                .param("by", Columns.bytes(erasure.by().value()))
                .param("leads", extent.leads())
                .param("events", extent.events())
                .param("identifiers", extent.identifiers())
                .param("notes", extent.notes())
                .param("refusals", extent.refusals())
                .param("rows", extent.rows())
                .param("files", extent.files())
                .update();
    }

    @Override
    public Optional<Erasure> byReference(WorkspaceId workspace, UUID reference) {
        return database.sql("""
                        select erased_at, erased_by, lead_count, event_count, identifier_count, note_count, refusal_count,
                            row_count, file_count
                        from erasures where id = :id and workspace_id = :workspace
                        """)
                .param("id", Columns.bytes(reference))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Erasure(
                        reference,
                        Columns.instant(row, "erased_at"),
                        new UserId(Columns.id(row, "erased_by")),
                        new Extent(
                                row.getLong("lead_count"),
                                row.getLong("event_count"),
                                row.getLong("identifier_count"),
                                row.getLong("note_count"),
                                row.getLong("refusal_count"),
                                row.getLong("row_count"),
                                row.getLong("file_count"))))
                .optional();
    }
}
