package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Connections in memory. */
public final class InMemoryConnections implements Connections {

    private final InMemoryDatabase database;

    public InMemoryConnections(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Connection connection, Instant at) {
        database.connections.put(connection.workspace(), connection.id(), connection);
        database.standings.put(connection.workspace(), connection.id(), Standing.fresh(at));
    }

    @Override
    public void save(Connection connection) {
        database.connections.put(connection.workspace(), connection.id(), connection);
    }

    @Override
    public void remove(WorkspaceId workspace, ConnectionId connection) {
        database.connections.remove(workspace, connection);
        database.standings.remove(workspace, connection);
        for (var key : List.copyOf(database.links.rows(workspace).keySet())) {
            if (key.connection().equals(connection)) {
                database.links.remove(workspace, key);
            }
        }
        for (var mark : List.copyOf(database.crmMarks.rows(workspace).keySet())) {
            if (mark.connection().equals(connection)) {
                database.crmMarks.remove(workspace, mark);
            }
        }
        for (var run : List.copyOf(database.syncRuns.rows(workspace).values())) {
            if (run.connection().equals(connection)) {
                database.syncRuns.remove(workspace, run.id());
            }
        }
        database.clashes.remove(workspace, connection);
    }

    @Override
    public List<Connection> all(WorkspaceId workspace) {
        return database.connections.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Connection::name))
                .toList();
    }

    @Override
    public Optional<Connection> lock(WorkspaceId workspace, ConnectionId id) {
        return database.connections.find(workspace, id);
    }

    @Override
    public Map<ConnectionId, Standing> standings(WorkspaceId workspace) {
        return new HashMap<>(database.standings.rows(workspace));
    }

    @Override
    public void save(WorkspaceId workspace, ConnectionId connection, Standing standing) {
        database.standings.put(workspace, connection, standing);
    }

    @Override
    public List<Due> due(Instant now) {
        var due = new ArrayList<Due>();
        database.connections
                .everything()
                .forEach((workspace, connections) -> connections.values().stream()
                        .filter(Connection::enabled)
                        .filter(connection -> isDue(workspace, connection.id(), now))
                        .forEach(connection -> due.add(new Due(workspace, connection.id()))));
        return due;
    }

    private boolean isDue(WorkspaceId workspace, ConnectionId id, Instant now) {
        var standing = database.standings.find(workspace, id).orElseThrow();
        var claimed = standing.claimedUntil();
        return standing.circuit().lets(now)
                && (claimed == null || !claimed.isAfter(now))
                && (!standing.nextRunAt().isAfter(now)
                        || standing.wish() != null
                        || database.syncRuns.rows(workspace).values().stream()
                                .anyMatch(run -> run.connection().equals(id) && run.endedAt() == null)
                        || database.crmMarks.rows(workspace).keySet().stream()
                                .anyMatch(mark -> mark.connection().equals(id) && mark.urgent())
                        || database.erasureRequests.rows(workspace).values().stream()
                                .anyMatch(request -> request.connection().equals(id)
                                        && request.state() == State.WAITING
                                        && !request.at().isAfter(now)));
    }
}
