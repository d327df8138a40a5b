package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Workspaces in memory. */
public final class InMemoryWorkspaces implements Workspaces {

    private final InMemoryDatabase database;

    public InMemoryWorkspaces(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Workspace workspace, Instant at) {
        database.workspaces.put(workspace.id(), workspace.id(), workspace);
    }

    @Override
    public void save(Workspace workspace) {
        if (byId(workspace.id()).isPresent()) {
            database.workspaces.put(workspace.id(), workspace.id(), workspace);
        }
    }

    @Override
    public List<Workspace> all() {
        return database.workspaces.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .sorted(Comparator.comparing(workspace -> workspace.id().value()))
                .toList();
    }

    @Override
    public Optional<Workspace> byId(WorkspaceId id) {
        return database.workspaces.find(id, id);
    }
}
