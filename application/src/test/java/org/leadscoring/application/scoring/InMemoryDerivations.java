package org.leadscoring.application.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredDerivation;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Derived events in memory. */
public final class InMemoryDerivations implements Derivations {

    private final InMemoryDatabase database;

    public InMemoryDerivations(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Derivation of(WorkspaceId workspace) {
        var zone = database.workspaces
                .find(workspace, workspace)
                .map(Workspace::zone)
                .orElseThrow(() -> new IllegalArgumentException("there is no workspace " + workspace.value()));
        var makes = new HashSet<>(Derivation.TYPES);
        settings(workspace).forEach((type, making) -> {
            if (making != Making.ON) {
                makes.remove(type);
            }
        });
        var urls = stored(workspace).urls();
        return new Derivation(zone, makes, urls.isEmpty() ? Derivation.HIGH_INTENT_URLS : urls);
    }

    @Override
    public Map<EventType, Making> settings(WorkspaceId workspace) {
        var settings = new HashMap<EventType, Making>();
        Derivation.TYPES.forEach(type -> settings.put(type, Making.ON));
        settings.putAll(stored(workspace).rows());
        return settings;
    }

    @Override
    public void turn(WorkspaceId workspace, EventType type, boolean on) {
        put(workspace, type, on ? Making.ON : Making.OFF);
    }

    @Override
    public void highIntentUrls(WorkspaceId workspace, List<String> parts) {
        database.derivations.put(
                workspace, workspace, new StoredDerivation(stored(workspace).rows(), List.copyOf(parts)));
    }

    @Override
    public Set<EventType> sent(WorkspaceId workspace, Set<EventType> types) {
        var fresh = new HashSet<>(types);
        fresh.retainAll(Derivation.TYPES);
        fresh.removeAll(stored(workspace).rows().keySet());
        fresh.forEach(type -> put(workspace, type, Making.SENT));
        return fresh;
    }

    private void put(WorkspaceId workspace, EventType type, Making making) {
        var rows = new HashMap<>(stored(workspace).rows());
        rows.put(type, making);
        database.derivations.put(
                workspace,
                workspace,
                new StoredDerivation(rows, stored(workspace).urls()));
    }

    private StoredDerivation stored(WorkspaceId workspace) {
        return database.derivations.find(workspace, workspace).orElse(new StoredDerivation(Map.of(), List.of()));
    }
}
