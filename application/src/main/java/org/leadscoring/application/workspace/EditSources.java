package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Sources.KeyInUse;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Making sources, changing them and their keys. Every change is recorded with who made it, what was and what is. */
public final class EditSources {

    /** The longest time a key may live on after another was made. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /** What sources are called in the audit log. */
    public static final String SUBJECT = "source";

    private static final int CHANGES_SHOWN = 50;

    private final Transactions transactions;
    private final Sources sources;
    private final AuditLog audit;
    private final FindSource find;
    private final Ids ids;
    private final Supplier<WriteKey> newKey;
    private final Clock clock;

    /** @param newKey makes a key of at least 128 random bits */
    public EditSources(
            Transactions transactions,
            Sources sources,
            AuditLog audit,
            FindSource find,
            Ids ids,
            Supplier<WriteKey> newKey,
            Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.audit = audit;
        this.find = find;
        this.ids = ids;
        this.newKey = newKey;
        this.clock = clock;
    }

    /** The sources of a workspace with the keys they may send with, oldest first. */
    public List<Listed> all(WorkspaceId workspace) {
        var keys = sources.keys(workspace, now());
        return sources.all(workspace).stream()
                .map(source -> new Listed(source, keys.getOrDefault(source.id(), List.of())))
                .toList();
    }

    /** @throws UnknownSourceException if the workspace has no such source */
    public Listed source(WorkspaceId workspace, SourceId id) {
        var source = sources.byId(workspace, id).orElseThrow(() -> new UnknownSourceException(id));
        return new Listed(source, sources.keys(workspace, now()).getOrDefault(id, List.of()));
    }

    /** What was changed of a source, latest first, at most 50. */
    public List<Change> history(WorkspaceId workspace, SourceId source) {
        return audit.of(workspace, new Subject(SUBJECT, source.value()), CHANGES_SHOWN);
    }

    /**
     * Makes a source with a key of its own.
     *
     * @param limit events per second, from 1; null for none
     * @throws IllegalArgumentException if it cannot be called so or have these origins or this limit: see {@link Source}
     */
    public WithKey create(
            WorkspaceId workspace, String name, List<Origin> origins, @Nullable Integer limit, UserId by) {
        return transactions.run(() -> {
            var source = new Source(new SourceId(ids.next()), workspace, name.strip(), true, origins, limit);
            var key = newKey.get();
            var now = now();
            sources.add(source, key, now);
            record(source, "create", Map.of(), and(facts(source), "key", key.hint()), by, now);
            return new WithKey(source, key);
        });
    }

    /**
     * Changes name, origins, limit, or whether it is enabled. Nothing is recorded if all is as it was.
     *
     * @param how the source as it is to be, from what it is
     * @throws UnknownSourceException if the workspace has no such source
     * @throws IllegalArgumentException if it cannot be so: see {@link Source}
     */
    public Source change(WorkspaceId workspace, SourceId id, Function<Source, Source> how, UserId by) {
        var changed = transactions.run(() -> {
            var before = locked(workspace, id);
            var after = how.apply(before);
            if (!after.equals(before)) {
                sources.save(after);
                record(after, action(before, after), facts(before), facts(after), by, now());
            }
            return after;
        });
        find.forget();
        return changed;
    }

    /**
     * Gives a source another key.
     *
     * @param overlap how long the keys it has go on being taken, so that a site can be switched without loss: from nothing
     *     to 7 days
     * @return with the new key, which cannot be shown again
     * @throws UnknownSourceException if the workspace has no such source
     * @throws IllegalArgumentException if the overlap is out of range
     */
    public WithKey rotate(WorkspaceId workspace, SourceId id, Duration overlap, UserId by) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("a key lives on for 0 seconds to 7 days after another was made");
        }
        var rotated = transactions.run(() -> {
            var source = locked(workspace, id);
            var now = now();
            var until = now.plus(overlap);
            var before = sources.keys(workspace, now).getOrDefault(id, List.of()).stream()
                    .limit(1)
                    .collect(Collectors.<KeyInUse, String, Object>toMap(used -> "key", KeyInUse::hint));
            var key = newKey.get();
            sources.changeKey(source, key, now, until);
            var ends = overlap.isZero() ? Map.<String, Object>of() : Map.<String, Object>of("until", until.toString());
            record(source, "rotate_key", before, and(ends, "key", key.hint()), by, now);
            return new WithKey(source, key);
        });
        find.forget();
        return rotated;
    }

    /**
     * Ends the keys of a source that live on after another was made.
     *
     * @throws UnknownSourceException if the workspace has no such source
     */
    public void endOldKeys(WorkspaceId workspace, SourceId id, UserId by) {
        transactions.run(() -> {
            var source = locked(workspace, id);
            var now = now();
            var before = hints(workspace, id, now);
            sources.endOldKeys(source);
            record(source, "end_old_keys", before, hints(workspace, id, now), by, now);
            return source;
        });
        find.forget();
    }

    private Source locked(WorkspaceId workspace, SourceId id) {
        return sources.lock(workspace, id).orElseThrow(() -> new UnknownSourceException(id));
    }

    private Map<String, Object> hints(WorkspaceId workspace, SourceId id, Instant now) {
        var hints = sources.keys(workspace, now).getOrDefault(id, List.of()).stream()
                .map(KeyInUse::hint)
                .toList();
        return Map.of("keys", hints);
    }

    private static String action(Source before, Source after) {
        if (before.switched(after.enabled()).equals(after)) {
            return after.enabled() ? "enable" : "disable";
        }
        return "change";
    }

    private static Map<String, Object> facts(Source source) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", source.name());
        facts.put("enabled", source.enabled());
        facts.put("origins", source.origins().stream().map(Origin::value).toList());
        if (source.eventsPerSecond() != null) {
            facts.put("events_per_second", source.eventsPerSecond());
        }
        return facts;
    }

    private static Map<String, Object> and(Map<String, Object> facts, String name, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return more;
    }

    private void record(
            Source source,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            UserId by,
            Instant at) {
        var subject = new Subject(SUBJECT, source.id().value());
        Change.between(ids.next(), at, by, action, subject, before, after)
                .ifPresent(change -> audit.record(source.workspace(), change));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param keys that it may send with, the one without an end first; empty only if somebody took them away */
    public record Listed(Source source, List<KeyInUse> keys) {

        public Listed {
            keys = List.copyOf(keys);
        }
    }

    /** @param key just made; only its hash is stored, so it is shown once */
    public record WithKey(Source source, WriteKey key) {}
}
