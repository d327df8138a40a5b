package org.leadscoring.application.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredRun;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Dashboards in memory. */
public final class InMemoryDashboards implements Dashboards {

    private static final StoredRun NEVER = new StoredRun(Run.NEVER, null, null);

    private final InMemoryDatabase database;

    public InMemoryDashboards(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Dashboard> latest(WorkspaceId workspace, Period period) {
        return database.dashboards.find(workspace, period);
    }

    @Override
    public List<WorkspaceId> due(Instant now, int limit) {
        return database.workspaces.everything().keySet().stream()
                .filter(workspace -> {
                    var run = run(workspace);
                    return isOver(run.dueAt(), now) && isOver(run.claimedUntil(), now);
                })
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Run> claim(WorkspaceId workspace, Instant now, Instant until) {
        var run = run(workspace);
        if (!isOver(run.claimedUntil(), now)) {
            return Optional.empty();
        }
        put(workspace, new StoredRun(run.run(), run.dueAt(), until));
        return Optional.of(run.run());
    }

    @Override
    public void renew(WorkspaceId workspace, Instant until) {
        database.dashboardRuns
                .find(workspace, workspace)
                .ifPresent(run -> put(workspace, new StoredRun(run.run(), run.dueAt(), until)));
    }

    @Override
    public void save(WorkspaceId workspace, List<Dashboard> dashboards, Run run, Instant next) {
        dashboards.forEach(dashboard -> database.dashboards.put(workspace, dashboard.period(), dashboard));
        put(workspace, new StoredRun(run, next, null));
    }

    private StoredRun run(WorkspaceId workspace) {
        return database.dashboardRuns.find(workspace, workspace).orElse(NEVER);
    }

    private void put(WorkspaceId workspace, StoredRun run) {
        database.dashboardRuns.put(workspace, workspace, run);
    }

    private static boolean isOver(@Nullable Instant until, Instant now) {
        return until == null || !until.isAfter(now);
    }
}
