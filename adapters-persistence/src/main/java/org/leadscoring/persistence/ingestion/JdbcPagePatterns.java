package org.leadscoring.persistence.ingestion;

import java.util.Optional;
import org.leadscoring.application.ingestion.PagePatterns;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Failures;
import org.springframework.dao.DataAccessException;

/** Page types in the table {@code workspaces}, as people write them; null for the standard ones. */
public final class JdbcPagePatterns implements PagePatterns {

    private final Database database;

    public JdbcPagePatterns(Database database) {
        this.database = database;
    }

    @Override
    public PageTypes of(WorkspaceId workspace) {
        return text(workspace)
                .map(text -> PageTypes.of(WrittenPattern.lines(text)))
                .orElse(PageTypes.STANDARD);
    }

    private Optional<String> text(WorkspaceId workspace) {
        try {
            return database.sql("select page_types from workspaces where id = :workspace")
                    .param("workspace", Columns.bytes(workspace.value()))
                    .query((row, n) -> Optional.ofNullable(row.getString("page_types")))
                    .optional()
                    .flatMap(text -> text);
        } catch (DataAccessException e) {
            // Outside a transaction, which would have said so.
            throw Failures.isDatabases(e) ? new DatabaseUnavailableException(e) : e;
        }
    }

    @Override
    public void set(WorkspaceId workspace, PageTypes types) {
        database.sql("update workspaces set page_types = :types where id = :workspace")
                .param("types", types.equals(PageTypes.STANDARD) ? null : String.join("\n", types.written()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }
}
