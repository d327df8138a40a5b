package org.leadscoring.application;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Rows of workspaces by key. What is written in a transaction that fails is undone.
 *
 * @param <K> what a row is found by in its workspace
 * @param <V> the row; a value that never changes
 */
public final class InMemoryTable<K, V> {

    private final InMemoryDatabase database;
    private final Map<WorkspaceId, Map<K, V>> rows = new HashMap<>();

    InMemoryTable(InMemoryDatabase database) {
        this.database = database;
        database.add(this);
    }

    void clear() {
        rows.clear();
    }

    public Optional<V> find(WorkspaceId workspace, K key) {
        return database.alone(
                () -> Optional.ofNullable(rows.getOrDefault(workspace, Map.of()).get(key)));
    }

    /** All rows of a workspace as they are now, in the order in which their keys were first put. */
    public Map<K, V> rows(WorkspaceId workspace) {
        return database.alone(() -> new LinkedHashMap<>(rows.getOrDefault(workspace, Map.of())));
    }

    /** All rows of all workspaces as they are now. */
    public Map<WorkspaceId, Map<K, V>> everything() {
        return database.alone(() -> {
            var all = new HashMap<WorkspaceId, Map<K, V>>();
            rows.forEach((workspace, ofWorkspace) -> all.put(workspace, new LinkedHashMap<>(ofWorkspace)));
            return all;
        });
    }

    /** Adds a row, or puts it in the place of the one that was there. */
    public void put(WorkspaceId workspace, K key, V row) {
        database.alone(() -> {
            var before =
                    rows.computeIfAbsent(workspace, id -> new LinkedHashMap<>()).put(key, row);
            return undo(workspace, key, before);
        });
    }

    public void remove(WorkspaceId workspace, K key) {
        database.alone(() -> {
            var before = rows.getOrDefault(workspace, new HashMap<>()).remove(key);
            return undo(workspace, key, before);
        });
    }

    private Object undo(WorkspaceId workspace, K key, V before) {
        database.onRollback(() -> {
            if (before == null) {
                rows.getOrDefault(workspace, new HashMap<>()).remove(key);
            } else {
                rows.computeIfAbsent(workspace, id -> new LinkedHashMap<>()).put(key, before);
            }
        });
        return this;
    }
}
