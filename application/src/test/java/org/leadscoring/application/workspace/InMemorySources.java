package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredKey;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Sources in memory. */
public final class InMemorySources implements Sources {

    private static final Comparator<KeyInUse> LASTING_FIRST = Comparator.comparing(
                    KeyInUse::until, Comparator.nullsFirst(Comparator.<Instant>reverseOrder()))
            .thenComparing(KeyInUse::since, Comparator.reverseOrder());

    private final InMemoryDatabase database;

    public InMemorySources(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Source source, WriteKey key, Instant at) {
        if (holding(key).isPresent()) {
            throw new IllegalStateException("another source has this key");
        }
        save(source);
        put(source, key, at, null);
    }

    @Override
    public void save(Source source) {
        database.sources.put(source.workspace(), source.id(), source);
    }

    @Override
    public Optional<Source> byId(WorkspaceId workspace, SourceId source) {
        return database.sources.find(workspace, source);
    }

    @Override
    public Optional<Source> lock(WorkspaceId workspace, SourceId source) {
        return byId(workspace, source);
    }

    @Override
    public void changeKey(Source source, WriteKey key, Instant at, Instant othersUntil) {
        holding(key).filter(stored -> !valid(stored, at)).ifPresent(stored -> remove(key));
        refuseTaken(source, key);
        keysOf(source).forEach((hash, stored) -> {
            var until = stored.key().until();
            if (until == null || until.isAfter(othersUntil)) {
                put(source, hash, new KeyInUse(stored.key().hint(), stored.key().since(), othersUntil));
            }
        });
        var before = keysOf(source).get(hash(key));
        put(source, key, before == null ? at : before.key().since(), null);
    }

    @Override
    public void endOldKeys(Source source) {
        keysOf(source).forEach((hash, stored) -> {
            if (stored.key().until() != null) {
                database.sourceKeys.remove(source.workspace(), hash);
            }
        });
    }

    @Override
    public Optional<Source> byKey(WriteKey key, Instant now) {
        return holding(key)
                .filter(stored -> valid(stored, now))
                .flatMap(stored -> database.sources.everything().values().stream()
                        .map(rows -> rows.get(stored.source()))
                        .filter(source -> source != null && source.enabled())
                        .findFirst());
    }

    @Override
    public List<Source> all(WorkspaceId workspace) {
        return database.sources.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Source::id))
                .toList();
    }

    @Override
    public Map<SourceId, List<KeyInUse>> keys(WorkspaceId workspace, Instant now) {
        var keys = new HashMap<SourceId, List<KeyInUse>>();
        database.sourceKeys.rows(workspace).values().stream()
                .filter(stored -> valid(stored, now))
                .forEach(stored -> keys.computeIfAbsent(stored.source(), source -> new ArrayList<>())
                        .add(stored.key()));
        keys.values().forEach(list -> list.sort(LASTING_FIRST));
        return keys;
    }

    private void refuseTaken(Source source, WriteKey key) {
        holding(key).filter(stored -> !stored.source().equals(source.id())).ifPresent(stored -> {
            throw new IllegalStateException("source " + stored.source() + " has this key");
        });
    }

    private Source put(Source source, WriteKey key, Instant since, @Nullable Instant until) {
        return put(source, hash(key), new KeyInUse(key.hint(), since, until));
    }

    private Source put(Source source, String hash, KeyInUse key) {
        database.sourceKeys.put(source.workspace(), hash, new StoredKey(source.id(), key));
        return source;
    }

    private Map<String, StoredKey> keysOf(Source source) {
        var keys = new LinkedHashMap<>(database.sourceKeys.rows(source.workspace()));
        keys.values().removeIf(stored -> !stored.source().equals(source.id()));
        return keys;
    }

    private void remove(WriteKey key) {
        database.sourceKeys
                .everything()
                .keySet()
                .forEach(workspace -> database.sourceKeys.remove(workspace, hash(key)));
    }

    private Optional<StoredKey> holding(WriteKey key) {
        return database.sourceKeys.everything().values().stream()
                .map(rows -> rows.get(hash(key)))
                .filter(stored -> stored != null)
                .findFirst();
    }

    private static boolean valid(StoredKey stored, Instant now) {
        var until = stored.key().until();
        return until == null || until.isAfter(now);
    }

    private static String hash(WriteKey key) {
        return HexFormat.of().formatHex(key.hash());
    }
}
