package org.leadscoring.persistence.importing;

import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.importing.StoredFiles;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** The files of imports in the table {@code import_pieces}. */
public final class JdbcStoredFiles implements StoredFiles {

    private final Database database;

    public JdbcStoredFiles(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ImportId file, int place, byte[] content) {
        database.sql("""
                        insert into import_pieces (import_id, place, workspace_id, content)
                        values (:file, :place, :workspace, :content)
                        """)
                .params(of(workspace, file))
                .param("place", place)
                .param("content", content)
                .update();
    }

    @Override
    public Optional<byte[]> piece(WorkspaceId workspace, ImportId file, int place) {
        return database.sql("""
                        select content from import_pieces
                        where import_id = :file and place = :place and workspace_id = :workspace
                        """)
                .params(of(workspace, file))
                .param("place", place)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    @Override
    public void remove(WorkspaceId workspace, ImportId file) {
        database.sql("delete from import_pieces where import_id = :file and workspace_id = :workspace")
                .params(of(workspace, file))
                .update();
    }

    private static Map<String, byte[]> of(WorkspaceId workspace, ImportId file) {
        return Map.of("workspace", Columns.bytes(workspace.value()), "file", Columns.bytes(file.value()));
    }
}
