package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Runs in memory. */
public final class InMemorySyncRuns implements SyncRuns {

    private final InMemoryDatabase database;

    public InMemorySyncRuns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, SyncRun run) {
        database.syncRuns.put(workspace, run.id(), run);
    }

    @Override
    public void save(SyncRun run) {
        database.syncRuns.everything().forEach((workspace, runs) -> {
            if (runs.containsKey(run.id())) {
                database.syncRuns.put(workspace, run.id(), run);
            }
        });
    }

    private Stream<SyncRun> all() {
        return database.syncRuns.everything().values().stream().map(Map::values).flatMap(runs -> runs.stream());
    }

    @Override
    public Optional<SyncRun> open(ConnectionId connection) {
        return all().filter(run -> run.connection().equals(connection) && run.endedAt() == null)
                .findFirst();
    }

    @Override
    public List<SyncRun> latest(ConnectionId connection, int limit) {
        return all().filter(run -> run.connection().equals(connection))
                .sorted(Comparator.comparing(SyncRun::begunAt)
                        .thenComparing(run -> run.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant before, int limit) {
        var forgotten = 0;
        for (var rows : database.syncRuns.everything().entrySet()) {
            for (var run : rows.getValue().values()) {
                var ended = run.endedAt();
                if (forgotten < limit && ended != null && ended.isBefore(before)) {
                    database.syncRuns.remove(rows.getKey(), run.id());
                    forgotten++;
                }
            }
        }
        return forgotten;
    }
}
