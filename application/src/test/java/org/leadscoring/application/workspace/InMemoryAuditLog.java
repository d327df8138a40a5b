package org.leadscoring.application.workspace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Changes in memory. */
public final class InMemoryAuditLog implements AuditLog {

    private final InMemoryDatabase database;

    public InMemoryAuditLog(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void record(WorkspaceId workspace, Change change) {
        database.audit.put(workspace, change.id(), change);
    }

    @Override
    public List<Change> of(WorkspaceId workspace, Subject subject, int limit) {
        return database.audit.rows(workspace).values().stream()
                .filter(change -> change.subject().equals(subject))
                .sorted(Comparator.comparing(Change::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Change> all(WorkspaceId workspace, String type, Collection<UUID> subjects, String action) {
        return database.audit.rows(workspace).values().stream()
                .filter(change -> change.subject().type().equals(type)
                        && subjects.contains(change.subject().id())
                        && change.action().equals(action))
                .sorted(Comparator.comparing(Change::id))
                .toList();
    }
}
