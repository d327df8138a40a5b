package org.leadscoring.application.erasure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Decisions in memory. */
public final class InMemoryRetentions implements Retentions {

    private final InMemoryDatabase database;

    public InMemoryRetentions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Kept> of(WorkspaceId workspace) {
        return database.retentions.find(workspace, workspace);
    }

    @Override
    public void save(WorkspaceId workspace, Retention retention) {
        database.retentions.put(
                workspace, workspace, new Kept(retention, new Progress(retention.since(), null, 0, null)));
    }

    @Override
    public void remove(WorkspaceId workspace) {
        database.retentions.remove(workspace, workspace);
    }

    @Override
    public List<WorkspaceId> due(Instant now) {
        return database.retentions.everything().entrySet().stream()
                .flatMap(rows -> of(rows.getKey()).map(kept -> Map.entry(rows.getKey(), kept.progress())).stream())
                .filter(row -> !row.getValue().nextAt().isAfter(now))
                .sorted(Comparator.comparing(row -> row.getValue().nextAt()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<Kept> claim(WorkspaceId workspace, Instant now) {
        return of(workspace).filter(kept -> !kept.progress().nextAt().isAfter(now));
    }

    @Override
    public void save(WorkspaceId workspace, Progress progress) {
        of(workspace)
                .ifPresent(kept -> database.retentions.put(workspace, workspace, new Kept(kept.retention(), progress)));
    }
}
