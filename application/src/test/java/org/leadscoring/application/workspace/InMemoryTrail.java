package org.leadscoring.application.workspace;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.application.workspace.ReadAuditLog.Position;
import org.leadscoring.application.workspace.ReadAuditLog.Trail;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The audit log of a workspace in memory. */
public final class InMemoryTrail implements Trail {

    private final InMemoryDatabase database;

    public InMemoryTrail(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Change> latest(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        return database.audit.rows(workspace).values().stream()
                .filter(change -> filter.by() == null || change.by().equals(filter.by()))
                .filter(change ->
                        filter.kind() == null || change.subject().type().equals(filter.kind()))
                .filter(change -> filter.from() == null || !change.at().isBefore(filter.from()))
                .filter(change -> filter.until() == null || change.at().isBefore(filter.until()))
                .filter(change -> after == null || Position.LATEST_FIRST.compare(after, Position.of(change)) < 0)
                .sorted(Comparator.comparing(Position::of, Position.LATEST_FIRST))
                .limit(limit)
                .toList();
    }

    @Override
    public List<String> kinds(WorkspaceId workspace) {
        return database.audit.rows(workspace).values().stream()
                .map(change -> change.subject().type())
                .distinct()
                .sorted()
                .toList();
    }
}
