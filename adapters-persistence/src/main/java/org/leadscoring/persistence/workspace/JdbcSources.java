package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Sources in the table {@code sources}, found by the hash of their key. */
public final class JdbcSources implements Sources {

    private static final String COLUMNS = "id, workspace_id, name, enabled, allowed_origins, events_per_second";

    private final Database database;

    public JdbcSources(Database database) {
        this.database = database;
    }

    @Override
    public void add(Source source, WriteKey key, Instant at) {
        database.sql("""
                        insert into sources (name, enabled, allowed_origins, events_per_second, id, workspace_id,
                            key_hash, key_hint, created_at)
                        values (:name, :enabled, :origins, :limit, :id, :workspace, :hash, :hint, :at)
                        """)
                .params(columns(source))
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
    public void save(Source source) {
        database.sql("""
                        update sources set name = :name, enabled = :enabled, allowed_origins = :origins,
                            events_per_second = :limit
                        where id = :id and workspace_id = :workspace
                        """).params(columns(source)).update();
    }

    private static Map<String, @Nullable Object> columns(Source source) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", Columns.bytes(source.id().value()));
        columns.put("workspace", Columns.bytes(source.workspace().value()));
        columns.put("name", source.name());
        columns.put("enabled", source.enabled());
        columns.put("origins", source.origins().stream().map(Origin::value).collect(Collectors.joining(" ")));
        columns.put("limit", source.eventsPerSecond());
        return columns;
    }

    @Override
    public Optional<Source> byId(WorkspaceId workspace, SourceId source) {
        return database.sql("select " + COLUMNS + " from sources where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> source(row))
                .optional();
    }

    @Override
    public Optional<Source> byKey(WriteKey key) {
        return database.sql("select " + COLUMNS + " from sources where key_hash = :hash and enabled = true")
                .param("hash", key.hash())
                .query((row, n) -> source(row))
                .optional();
    }

    @Override
    public List<Source> all(WorkspaceId workspace) {
        return database.sql("select " + COLUMNS + " from sources where workspace_id = :workspace order by id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> source(row))
                .list();
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                new SourceId(Columns.id(row, "id")),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("name"),
                row.getBoolean("enabled"),
                origins(row.getString("allowed_origins")),
                row.getObject("events_per_second", Integer.class));
    }

    private static List<Origin> origins(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Origin::new).toList();
    }
}
