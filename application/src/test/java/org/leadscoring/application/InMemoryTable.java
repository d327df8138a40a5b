package org.leadscoring.application;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Rows of workspaces by key. What is written in a transaction that fails is undone.
 *
 * @param <K> what a row is found by in its workspace
 * @param <V> the row; a value that never changes
 */
public final class InMemoryTable<K, V> {

    private final InMemoryDatabase database;
    private final Map<WorkspaceId, Map<K, V>> rows = new LinkedHashMap<>();

    /** Whose rows somebody was shown as they are: they are copied before the next change, not each time they are read. */
    private final Set<WorkspaceId> shown = new HashSet<>();

    InMemoryTable(InMemoryDatabase database) {
        this.database = database;
        database.add(this);
    }

    void clear() {
        rows.clear();
        shown.clear();
    }

    public Optional<V> find(WorkspaceId workspace, K key) {
        return database.alone(
                () -> Optional.ofNullable(rows.getOrDefault(workspace, Map.of()).get(key)));
    }

    /** All rows of a workspace as they are now, in the order in which their keys were first put. */
    public Map<K, V> rows(WorkspaceId workspace) {
        return database.alone(() -> {
            shown.add(workspace);
            return Collections.unmodifiableMap(rows.getOrDefault(workspace, Map.of()));
        });
    }

    /** How many rows a workspace has. */
    public int size(WorkspaceId workspace) {
        return database.alone(() -> rows.getOrDefault(workspace, Map.of()).size());
    }

    /** All rows of all workspaces as they are now. */
    public Map<WorkspaceId, Map<K, V>> everything() {
        return database.alone(() -> {
            var all = new LinkedHashMap<WorkspaceId, Map<K, V>>();
            rows.forEach((workspace, ofWorkspace) -> all.put(workspace, new LinkedHashMap<>(ofWorkspace)));
            return all;
        });
    }

    /** Adds a row, or puts it in the place of the one that was there. */
    public void put(WorkspaceId workspace, K key, V row) {
        database.alone(() -> undo(workspace, key, own(workspace).put(key, row)));
    }

    public void remove(WorkspaceId workspace, K key) {
        database.alone(() -> undo(workspace, key, own(workspace).remove(key)));
    }

    private Map<K, V> own(WorkspaceId workspace) {
        if (shown.remove(workspace)) {
            rows.computeIfPresent(workspace, (id, before) -> new LinkedHashMap<>(before));
        }
        return rows.computeIfAbsent(workspace, id -> new LinkedHashMap<>());
    }

    private Object undo(WorkspaceId workspace, K key, V before) {
        database.onRollback(() -> {
            if (before == null) {
                own(workspace).remove(key);
            } else {
                own(workspace).put(key, before);
            }
        });
        return this;
    }
}
