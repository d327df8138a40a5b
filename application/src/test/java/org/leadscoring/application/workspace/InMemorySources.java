package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredSource;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Sources in memory. */
public final class InMemorySources implements Sources {

    private final InMemoryDatabase database;

    public InMemorySources(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Source source, WriteKey key, Instant at) {
        changeKey(source, key);
    }

    @Override
    public void save(Source source) {
        database.sources.put(
                source.workspace(),
                source.id(),
                new StoredSource(
                        source,
                        database.sources
                                .find(source.workspace(), source.id())
                                .orElseThrow()
                                .keyHash()));
    }

    @Override
    public Optional<Source> byId(WorkspaceId workspace, SourceId source) {
        return database.sources.find(workspace, source).map(StoredSource::source);
    }

    @Override
    public void changeKey(Source source, WriteKey key) {
        holding(key).filter(stored -> !stored.source().id().equals(source.id())).ifPresent(stored -> {
            throw new IllegalStateException("source " + stored.source().name() + " has this key");
        });
        database.sources.put(source.workspace(), source.id(), new StoredSource(source, hash(key)));
    }

    @Override
    public Optional<Source> byKey(WriteKey key) {
        return holding(key).map(StoredSource::source).filter(Source::enabled);
    }

    private Optional<StoredSource> holding(WriteKey key) {
        return database.sources.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(stored -> stored.keyHash().equals(hash(key)))
                .findFirst();
    }

    @Override
    public List<Source> all(WorkspaceId workspace) {
        return database.sources.rows(workspace).values().stream()
                .map(StoredSource::source)
                .sorted(Comparator.comparing(Source::id))
                .toList();
    }

    private static String hash(WriteKey key) {
        return HexFormat.of().formatHex(key.hash());
    }
}
