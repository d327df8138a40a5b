package org.leadscoring.persistence.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Connections in the table {@code crm_connections}, how they are reached encrypted. */
public final class JdbcConnections implements Connections {

    private static final String COLUMNS = "id, workspace_id, name, crm, enabled, settings";
    private static final List<String> BELONGING = List.of("crm_marks", "crm_links", "crm_runs", "crm_clashes");

    private final Database database;
    private final WorkspaceSettings settings;
    private final Vault vault;

    public JdbcConnections(Database database, WorkspaceSettings settings, Vault vault) {
        this.database = database;
        this.settings = settings;
        this.vault = vault;
    }

    @Override
    public void add(Connection connection, Instant at) {
        settings.changed(connection.workspace());
        database.sql("""
                        insert into crm_connections (id, workspace_id, name, crm, enabled, settings, failures,
                            next_run_at, wish, created_at)
                        values (:id, :workspace, :name, :crm, :enabled, :settings, 0, :at, :wish, :at)
                        """)
                .params(columns(connection))
                .param("at", Columns.utc(at))
                .param("wish", Columns.key(Wish.ALL))
                .update();
    }

    @Override
    public void save(Connection connection) {
        settings.changed(connection.workspace());
        database.sql("""
                        update crm_connections set name = :name, crm = :crm, enabled = :enabled, settings = :settings
                        where id = :id and workspace_id = :workspace
                        """).params(columns(connection)).update();
    }

    private Map<String, @Nullable Object> columns(Connection connection) {
        var id = connection.id().value();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", Columns.bytes(id));
        columns.put("workspace", Columns.bytes(connection.workspace().value()));
        columns.put("name", connection.name());
        columns.put("crm", vault.seal(Json.text(CrmDocument.of(connection.crm())), id));
        columns.put("enabled", connection.enabled());
        columns.put("settings", Json.text(SettingsDocument.of(connection)));
        return columns;
    }

    @Override
    public void remove(WorkspaceId workspace, ConnectionId connection) {
        settings.changed(workspace);
        for (var table : BELONGING) {
            database.sql("delete from " + table + " where connection_id = :id and workspace_id = :workspace")
                    .param("id", Columns.bytes(connection.value()))
                    .param("workspace", Columns.bytes(workspace.value()))
                    .update();
        }
        database.sql("delete from crm_connections where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(connection.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<Connection> all(WorkspaceId workspace) {
        return settings.get(workspace, All.class, () -> new All(read(workspace)))
                .connections();
    }

    private List<Connection> read(WorkspaceId workspace) {
        return database.sql(
                        "select " + COLUMNS + " from crm_connections where workspace_id = :workspace order by name, id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> connection(row))
                .list();
    }

    @Override
    public Optional<Connection> lock(WorkspaceId workspace, ConnectionId id) {
        return database.sql("select " + COLUMNS + """
                         from crm_connections where id = :id and workspace_id = :workspace for update
                        """)
                .param("id", Columns.bytes(id.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> connection(row))
                .optional();
    }

    private Connection connection(ResultSet row) throws SQLException {
        var id = Columns.id(row, "id");
        var set = Json.document(row.getString("settings"), SettingsDocument.class);
        return new Connection(
                new ConnectionId(id),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("name"),
                Json.document(vault.open(row.getString("crm"), id), CrmDocument.class)
                        .crm(),
                row.getBoolean("enabled"),
                Duration.ofSeconds(set.everySeconds()),
                set.from(),
                set.adopts(),
                set.mapping(),
                set.whatHappensOnErasure());
    }

    @Override
    public Map<ConnectionId, Standing> standings(WorkspaceId workspace) {
        var standings = new HashMap<ConnectionId, Standing>();
        database.sql("""
                        select id, failures, rests_until, disabled_because, next_run_at, claimed_until, pulled_up_to, wish
                        from crm_connections where workspace_id = :workspace
                        """).param("workspace", Columns.bytes(workspace.value())).query(row -> {
            var wish = row.getString("wish");
            standings.put(
                    new ConnectionId(Columns.id(row, "id")),
                    new Standing(
                            new Circuit(row.getInt("failures"), Columns.instantOrNull(row, "rests_until")),
                            row.getString("disabled_because"),
                            Columns.instant(row, "next_run_at"),
                            Columns.instantOrNull(row, "claimed_until"),
                            Columns.instantOrNull(row, "pulled_up_to"),
                            wish == null ? null : Columns.constant(Wish.class, wish)));
        });
        return standings;
    }

    /** What a connection is set to stays as it is: nobody needs to read it again. */
    @Override
    public void save(WorkspaceId workspace, ConnectionId connection, Standing standing) {
        var wish = standing.wish();
        database.sql("""
                        update crm_connections set failures = :failures, rests_until = :until, disabled_because = :because,
                            next_run_at = :next, claimed_until = :claimed, pulled_up_to = :pulled, wish = :wish
                        where id = :id and workspace_id = :workspace
                        """)
                .param("failures", standing.circuit().failures())
                .param("until", Columns.utcOrNull(standing.circuit().until()))
                .param("because", Answers.kept(standing.disabledBecause()))
                .param("next", Columns.utc(standing.nextRunAt()))
                .param("claimed", Columns.utcOrNull(standing.claimedUntil()))
                .param("pulled", Columns.utcOrNull(standing.pulledUpTo()))
                .param("wish", wish == null ? null : Columns.key(wish))
                .param("id", Columns.bytes(connection.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<Due> due(Instant now) {
        return database.sql("""
                        select c.id, c.workspace_id from crm_connections c
                        where c.enabled = true and (c.rests_until is null or c.rests_until <= :now)
                            and (c.claimed_until is null or c.claimed_until <= :now)
                            and (c.next_run_at <= :now or c.wish is not null
                                or exists (select 1 from crm_runs r where r.connection_id = c.id and r.is_open = true)
                                or exists (select 1 from crm_marks m where m.connection_id = c.id and m.urgent = true)
                                or exists (select 1 from crm_erasures e where e.connection_id = c.id
                                    and e.state = 'waiting' and e.at_time <= :now))
                        """)
                .param("now", Columns.utc(now))
                .query((row, n) -> new Due(
                        new WorkspaceId(Columns.id(row, "workspace_id")), new ConnectionId(Columns.id(row, "id"))))
                .list();
    }

    /**
     * Encrypts anew what was encrypted by an older key.
     *
     * @return how many connections
     */
    public int reseal() {
        return vault.reseal(database, "crm_connections", "crm");
    }

    private record All(List<Connection> connections) {}
}
