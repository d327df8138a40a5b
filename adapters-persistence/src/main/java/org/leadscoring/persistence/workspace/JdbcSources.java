package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Failures;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sources in the table {@code sources}, found by the hashes of their keys in {@code source_keys}. */
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
                            created_at)
                        values (:name, :enabled, :origins, :limit, :id, :workspace, :at)
                        """).params(columns(source)).param("at", Columns.utc(at)).update();
        addKey(source, key, at);
    }

    private void addKey(Source source, WriteKey key, Instant at) {
        database.sql("""
                        insert into source_keys (key_hash, source_id, workspace_id, hint, created_at)
                        values (:hash, :id, :workspace, :hint, :at)
                        """)
                .param("hash", key.hash())
                .param("id", Columns.bytes(source.id().value()))
                .param("workspace", Columns.bytes(source.workspace().value()))
                .param("hint", key.hint())
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void changeKey(Source source, WriteKey key, Instant at, Instant othersUntil) {
        // What ended makes room, also for a key that is given to another source now.
        database.sql("""
                        delete from source_keys
                        where valid_until <= :at and (source_id = :id or key_hash = :hash)
                        """)
                .param("at", Columns.utc(at))
                .param("id", Columns.bytes(source.id().value()))
                .param("hash", key.hash())
                .update();
        ofSource("""
                        update source_keys set valid_until = :until
                        where source_id = :id and workspace_id = :workspace
                            and (valid_until is null or valid_until > :until)
                        """, source).param("until", Columns.utc(othersUntil)).update();
        var had = ofSource("""
                        update source_keys set valid_until = null
                        where source_id = :id and workspace_id = :workspace and key_hash = :hash
                        """, source).param("hash", key.hash()).update();
        if (had == 0) {
            addKey(source, key, at);
        }
    }

    @Override
    public void endOldKeys(Source source) {
        ofSource("""
                        delete from source_keys
                        where source_id = :id and workspace_id = :workspace and valid_until is not null
                        """, source).update();
    }

    private JdbcClient.StatementSpec ofSource(String sql, Source source) {
        return database.sql(sql)
                .param("id", Columns.bytes(source.id().value()))
                .param("workspace", Columns.bytes(source.workspace().value()));
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
        return byId(workspace, source, "");
    }

    @Override
    public Optional<Source> lock(WorkspaceId workspace, SourceId source) {
        return byId(workspace, source, " for update");
    }

    private Optional<Source> byId(WorkspaceId workspace, SourceId source, String how) {
        return database.sql("select " + COLUMNS + " from sources where id = :id and workspace_id = :workspace" + how)
                .param("id", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> source(row))
                .optional();
    }

    @Override
    public Optional<Source> byKey(WriteKey key, Instant now) {
        try {
            return database.sql("select " + COLUMNS + """
                             from sources where enabled = true and id = (
                                select source_id from source_keys
                                where key_hash = :hash and (valid_until is null or valid_until > :now))
                            """)
                    .param("hash", key.hash())
                    .param("now", Columns.utc(now))
                    .query((row, n) -> source(row))
                    .optional();
        } catch (DataAccessException e) {
            // Outside a transaction, which would have said so.
            throw Failures.isDatabases(e) ? new DatabaseUnavailableException(e) : e;
        }
    }

    @Override
    public List<Source> all(WorkspaceId workspace) {
        return database.sql("select " + COLUMNS + " from sources where workspace_id = :workspace order by id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> source(row))
                .list();
    }

    @Override
    public Map<SourceId, List<KeyInUse>> keys(WorkspaceId workspace, Instant now) {
        var keys = new HashMap<SourceId, List<KeyInUse>>();
        database.sql("""
                        select k.source_id, k.hint, k.created_at, k.valid_until
                        from source_keys k join sources s on s.id = k.source_id
                        where s.workspace_id = :workspace and (k.valid_until is null or k.valid_until > :now)
                        order by case when k.valid_until is null then 0 else 1 end, k.valid_until desc, k.created_at desc
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("now", Columns.utc(now))
                .query((row, n) -> Map.entry(
                        new SourceId(Columns.id(row, "source_id")),
                        new KeyInUse(
                                row.getString("hint"),
                                Columns.instant(row, "created_at"),
                                Columns.instantOrNull(row, "valid_until"))))
                .list()
                .forEach(row -> keys.computeIfAbsent(row.getKey(), source -> new ArrayList<>())
                        .add(row.getValue()));
        return keys;
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
