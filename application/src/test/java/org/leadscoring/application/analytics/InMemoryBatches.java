package org.leadscoring.application.analytics;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Batches in memory. */
public final class InMemoryBatches implements Batches {

    private final InMemoryDatabase database;

    public InMemoryBatches(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Batch> batches) {
        batches.forEach(batch -> database.batches.put(workspace, batch.id(), batch));
    }

    @Override
    public void save(WorkspaceId workspace, Batch batch) {
        database.batches.put(workspace, batch.id(), batch);
    }

    @Override
    public void remove(WorkspaceId workspace, Batch batch) {
        database.batches.remove(workspace, batch.id());
    }

    @Override
    public Optional<Batch> next(FeedId feed) {
        return Stream.of(State.SENDING, State.WAITING)
                .flatMap(state -> in(feed, state, 1).stream())
                .findFirst();
    }

    @Override
    public Optional<Batch> aside(WorkspaceId workspace, FeedId feed, UUID id) {
        return database.batches
                .find(workspace, id)
                .filter(batch -> batch.feed().equals(feed) && batch.state().aside());
    }

    @Override
    public List<Batch> in(FeedId feed, State state, int limit) {
        return of(feed).filter(batch -> batch.state() == state).limit(limit).toList();
    }

    @Override
    public Map<State, Size> sizes(FeedId feed) {
        var sizes = new EnumMap<State, Size>(State.class);
        of(feed).forEach(batch -> sizes.merge(
                batch.state(),
                new Size(1, batch.events().size()),
                (one, other) -> new Size(one.batches() + other.batches(), one.events() + other.events())));
        return sizes;
    }

    private Stream<Batch> of(FeedId feed) {
        return database.batches.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(batch -> batch.feed().equals(feed))
                .sorted(Comparator.comparing(Batch::id));
    }
}
