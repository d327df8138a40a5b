package org.leadscoring.persistence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Destinations in the table {@code destinations}, their channels encrypted. */
public final class JdbcDestinations implements Destinations {

    private static final String COLUMNS = "id, workspace_id, name, channel, enabled, topics";

    private final Database database;
    private final WorkspaceSettings settings;
    private final Vault vault;

    public JdbcDestinations(Database database, WorkspaceSettings settings, Vault vault) {
        this.database = database;
        this.settings = settings;
        this.vault = vault;
    }

    @Override
    public void add(Destination destination, Instant at) {
        settings.changed(destination.workspace());
        database.sql("""
                        insert into destinations (id, workspace_id, name, channel, enabled, topics, failures, created_at)
                        values (:id, :workspace, :name, :channel, :enabled, :topics, 0, :at)
                        """)
                .params(columns(destination))
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void save(Destination destination) {
        settings.changed(destination.workspace());
        database.sql("""
                        update destinations set name = :name, channel = :channel, enabled = :enabled, topics = :topics
                        where id = :id and workspace_id = :workspace
                        """).params(columns(destination)).update();
    }

    private Map<String, @Nullable Object> columns(Destination destination) {
        var id = destination.id().value();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", Columns.bytes(id));
        columns.put("workspace", Columns.bytes(destination.workspace().value()));
        columns.put("name", destination.name());
        columns.put("channel", vault.seal(Json.text(ChannelDocument.of(destination.channel())), id));
        columns.put("enabled", destination.enabled());
        columns.put("topics", Topics.text(destination.topics()));
        return columns;
    }

    @Override
    public void remove(WorkspaceId workspace, DestinationId destination) {
        settings.changed(workspace);
        database.sql("delete from destinations where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(destination.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<Destination> all(WorkspaceId workspace) {
        return settings.get(workspace, All.class, () -> new All(read(workspace)))
                .destinations();
    }

    private List<Destination> read(WorkspaceId workspace) {
        return database.sql(
                        "select " + COLUMNS + " from destinations where workspace_id = :workspace order by name, id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> destination(row))
                .list();
    }

    @Override
    public Optional<Destination> lock(WorkspaceId workspace, DestinationId id) {
        return database.sql("select " + COLUMNS + """
                         from destinations where id = :id and workspace_id = :workspace for update
                        """)
                .param("id", Columns.bytes(id.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> destination(row))
                .optional();
    }

    private Destination destination(ResultSet row) throws SQLException {
        var id = Columns.id(row, "id");
        return new Destination(
                new DestinationId(id),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("name"),
                Json.document(vault.open(row.getString("channel"), id), ChannelDocument.class)
                        .channel(),
                row.getBoolean("enabled"),
                Topics.of(row.getString("topics")));
    }

    @Override
    public Map<DestinationId, Health> health(WorkspaceId workspace) {
        var health = new HashMap<DestinationId, Health>();
        database.sql("""
                        select id, failures, rests_until, disabled_because from destinations
                        where workspace_id = :workspace
                        """).param("workspace", Columns.bytes(workspace.value())).query(row -> {
            var circuit = new Circuit(row.getInt("failures"), Columns.instantOrNull(row, "rests_until"));
            health.put(
                    new DestinationId(Columns.id(row, "id")), new Health(circuit, row.getString("disabled_because")));
        });
        return health;
    }

    /** What a destination is set to stays as it is: nobody needs to read it again. */
    @Override
    public void save(WorkspaceId workspace, DestinationId destination, Health health) {
        database.sql("""
                        update destinations
                        set failures = :failures, rests_until = :until, disabled_because = :because
                        where id = :id and workspace_id = :workspace
                        """)
                .param("failures", health.circuit().failures())
                .param("until", Columns.utcOrNull(health.circuit().until()))
                .param("because", Answers.kept(health.disabledBecause()))
                .param("id", Columns.bytes(destination.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public boolean isNamedByAStage(WorkspaceId workspace, DestinationId destination) {
        return database.sql("""
                        select count(*) from stage_actions
                        where destination_id = :id and workspace_id = :workspace
                        """)
                        .param("id", Columns.bytes(destination.value()))
                        .param("workspace", Columns.bytes(workspace.value()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Encrypts anew what was encrypted by an older key.
     *
     * @return how many destinations
     */
    public int reseal() {
        return vault.reseal(database, "destinations", "channel");
    }

    private record All(List<Destination> destinations) {}
}
