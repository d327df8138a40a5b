package org.leadscoring.persistence.scoring;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Derived events in the tables {@code derived_types}, where a type that is made has no row, and {@code high_intent_urls}. */
public final class JdbcDerivations implements Derivations {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcDerivations(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public Derivation of(WorkspaceId workspace) {
        return settings.get(workspace, Derivation.class, () -> read(workspace));
    }

    private Derivation read(WorkspaceId workspace) {
        var makes = new HashSet<>(Derivation.TYPES);
        makes.removeAll(rows(workspace).keySet());
        return new Derivation(zone(workspace), makes, urls(workspace));
    }

    private ZoneId zone(WorkspaceId workspace) {
        return database.sql("select zone from workspaces where id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> ZoneId.of(row.getString("zone")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no workspace " + workspace.value()));
    }

    private List<String> urls(WorkspaceId workspace) {
        var parts = database.sql("select part from high_intent_urls where workspace_id = :workspace order by place")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getString("part"))
                .list();
        return parts.isEmpty() ? Derivation.HIGH_INTENT_URLS : parts;
    }

    @Override
    public Map<EventType, Making> settings(WorkspaceId workspace) {
        var settings = new HashMap<EventType, Making>();
        Derivation.TYPES.forEach(type -> settings.put(type, Making.ON));
        settings.putAll(rows(workspace));
        return settings;
    }

    private Map<EventType, Making> rows(WorkspaceId workspace) {
        var rows = new HashMap<EventType, Making>();
        database.sql("select type, making from derived_types where workspace_id = :workspace and making <> 'on'")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) ->
                        Map.entry(new EventType(row.getString("type")), Columns.constant(Making.class, row, "making")))
                .list()
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    @Override
    public void turn(WorkspaceId workspace, EventType type, boolean on) {
        write(workspace, type, on ? Making.ON : Making.OFF);
    }

    @Override
    public Set<EventType> sent(WorkspaceId workspace, Set<EventType> types) {
        var fresh = new HashSet<>(types);
        fresh.retainAll(Derivation.TYPES);
        fresh.removeAll(
                settings.get(workspace, Known.class, () -> known(workspace)).types());
        fresh.forEach(type -> write(workspace, type, Making.SENT));
        return fresh;
    }

    private Known known(WorkspaceId workspace) {
        return new Known(database.sql("select type from derived_types where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new EventType(row.getString("type")))
                .set());
    }

    private void write(WorkspaceId workspace, EventType type, Making making) {
        settings.changed(workspace);
        var changed = database.sql("""
                        update derived_types set making = :making where workspace_id = :workspace and type = :type
                        """)
                .param("making", Columns.key(making))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("type", type.name())
                .update();
        if (changed == 0) {
            database.sql("insert into derived_types (workspace_id, type, making) values (:workspace, :type, :making)")
                    .param("making", Columns.key(making))
                    .param("workspace", Columns.bytes(workspace.value()))
                    .param("type", type.name())
                    .update();
        }
    }

    @Override
    public void highIntentUrls(WorkspaceId workspace, List<String> parts) {
        settings.changed(workspace);
        database.sql("delete from high_intent_urls where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
        var rows = new ArrayList<Object[]>();
        for (var part : parts) {
            rows.add(new Object[] {Columns.bytes(workspace.value()), rows.size(), part});
        }
        database.batch("insert into high_intent_urls (workspace_id, place, part) values (?, ?, ?)", rows);
    }

    /** The types of which the workspace has said something. */
    private record Known(Set<EventType> types) {}
}
