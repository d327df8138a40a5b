package org.leadscoring.application.importing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Imports in memory. */
public final class InMemoryImports implements Imports {

    private final InMemoryDatabase database;

    public InMemoryImports(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Import added) {
        database.imports.put(workspace, added.id(), added);
    }

    @Override
    public void save(WorkspaceId workspace, Import changed) {
        database.imports.put(workspace, changed.id(), changed);
    }

    @Override
    public Optional<Import> byId(WorkspaceId workspace, ImportId id) {
        return database.imports.find(workspace, id);
    }

    @Override
    public Optional<Import> lock(WorkspaceId workspace, ImportId id) {
        return byId(workspace, id);
    }

    @Override
    public List<Import> all(WorkspaceId workspace, int limit) {
        return database.imports.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Import::createdAt)
                        .thenComparing(found -> found.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<ImportId> waiting(Instant now) {
        return everything()
                .map(Waiting::found)
                .filter(found -> found.state().works() && !claimed(found, now))
                .sorted(Comparator.comparing(Import::startedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(Import::id)
                .toList();
    }

    @Override
    public Optional<Waiting> hold(ImportId id, String worker, Instant now) {
        return everything()
                .filter(waiting -> waiting.found().id().equals(id))
                .filter(waiting -> waiting.found().state().works())
                .filter(waiting ->
                        !claimed(waiting.found(), now) || waiting.found().isOf(worker))
                .findFirst();
    }

    @Override
    public List<Waiting> idleSince(Instant before, int limit) {
        return everything()
                .filter(waiting -> waiting.found().file().kept()
                        && !waiting.found().state().works()
                        && last(waiting.found()).isBefore(before))
                .sorted(Comparator.comparing(waiting -> last(waiting.found())))
                .limit(limit)
                .toList();
    }

    private static Instant last(Import found) {
        var ended = found.endedAt();
        return ended == null ? found.createdAt() : ended;
    }

    private static boolean claimed(Import found, Instant now) {
        var claim = found.claim();
        return claim != null && claim.until().isAfter(now);
    }

    private Stream<Waiting> everything() {
        return database.imports.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().values().stream().map(found -> new Waiting(rows.getKey(), found)));
    }
}
