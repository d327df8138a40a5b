package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Sources in the table {@code sources}, found by the hash of their key. */
public final class JdbcSources implements Sources {

    private final Database database;

    public JdbcSources(Database database) {
        this.database = database;
    }

    @Override
    public void add(Source source, WriteKey key, Instant at) {
        database.sql("""
                        insert into sources (id, workspace_id, name, key_hash, key_hint, enabled, created_at)
                        values (:id, :workspace, :name, :hash, :hint, true, :at)
                        """)
                .param("id", Columns.bytes(source.id().value()))
                .param("workspace", Columns.bytes(source.workspace().value()))
                .param("name", source.name())
                .param("hash", key.hash())
                .param("hint", key.hint())
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void changeKey(Source source, WriteKey key) {
        database.sql("""
                        update sources set key_hash = :hash, key_hint = :hint
                        where id = :id and workspace_id = :workspace
                        """)
                .param("hash", key.hash())
                .param("hint", key.hint())
                .param("id", Columns.bytes(source.id().value()))
                .param("workspace", Columns.bytes(source.workspace().value()))
                .update();
    }

    @Override
    public Optional<Source> byKey(WriteKey key) {
        return database.sql("select id, workspace_id, name from sources where key_hash = :hash and enabled = true")
                .param("hash", key.hash())
                .query((row, n) -> source(row))
                .optional();
    }

    @Override
    public List<Source> all(WorkspaceId workspace) {
        return database.sql("select id, workspace_id, name from sources where workspace_id = :workspace order by id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> source(row))
                .list();
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                new SourceId(Columns.id(row, "id")),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("name"));
    }
}
