package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Refusals in memory. */
public final class InMemoryRefusals implements Refusals {

    private final InMemoryDatabase database;

    public InMemoryRefusals(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, List<Refusal> refusals) {
        refusals.forEach(refusal -> database.refusals.put(workspace, refusal.id(), refusal));
        refusals.stream()
                .map(Refusal::source)
                .distinct()
                .forEach(source -> latest(workspace, source, Integer.MAX_VALUE).stream()
                        .skip(MOST)
                        .forEach(refusal -> database.refusals.remove(workspace, refusal.id())));
    }

    @Override
    public List<Refusal> latest(WorkspaceId workspace, SourceId source, int limit) {
        return database.refusals.rows(workspace).values().stream()
                .filter(refusal -> refusal.source().equals(source))
                .sorted(Comparator.comparing(Refusal::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forget(Instant before) {
        database.refusals
                .everything()
                .forEach((workspace, rows) -> rows.values().stream()
                        .filter(refusal -> refusal.at().isBefore(before))
                        .forEach(refusal -> database.refusals.remove(workspace, refusal.id())));
    }
}
