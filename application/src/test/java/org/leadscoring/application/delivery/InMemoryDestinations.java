package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Destinations in memory. */
public final class InMemoryDestinations implements Destinations {

    private final InMemoryDatabase database;

    public InMemoryDestinations(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Destination destination, Instant at) {
        database.destinations.put(destination.workspace(), destination.id(), destination);
    }

    @Override
    public void save(Destination destination) {
        database.destinations.put(destination.workspace(), destination.id(), destination);
    }

    @Override
    public void remove(WorkspaceId workspace, DestinationId destination) {
        database.destinations.remove(workspace, destination);
        database.health.remove(workspace, destination);
    }

    @Override
    public List<Destination> all(WorkspaceId workspace) {
        return database.destinations.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Destination::name))
                .toList();
    }

    @Override
    public Optional<Destination> lock(WorkspaceId workspace, DestinationId id) {
        return database.destinations.find(workspace, id);
    }

    @Override
    public Map<DestinationId, Health> health(WorkspaceId workspace) {
        var health = new HashMap<DestinationId, Health>();
        database.destinations
                .rows(workspace)
                .keySet()
                .forEach(
                        id -> health.put(id, database.health.find(workspace, id).orElse(Health.WELL)));
        return health;
    }

    @Override
    public void save(WorkspaceId workspace, DestinationId destination, Health health) {
        database.health.put(workspace, destination, health);
    }

    @Override
    public boolean isNamedByAStage(WorkspaceId workspace, DestinationId destination) {
        return database.stageActions
                .find(workspace, workspace)
                .filter(actions -> actions.tells(destination))
                .isPresent();
    }
}
