package org.leadscoring.persistence.lead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this node knows of leads, so that a transaction that has locked one need not read again what nobody has changed.
 *
 * <p>Every lead has a version, and every transaction that locked the lead leaves it higher, whatever it did. What was
 * known of the lead at some version therefore holds as long as the lead stands at it, on however many nodes leads are
 * changed. It may be asked for only by who holds the lead; for all others nothing is known.
 *
 * <p>The version is the highest that stands in the lead's own row and in those of its scores. So a transaction that
 * writes a score, as nearly every one does, raises it there, and leaves the row of the lead as it is.
 *
 * <p>What a transaction reads and writes is known to itself at once, and to others when it has been committed.
 */
public final class HeldLeads {

    private final Cache<LeadId, Known> known;
    private final Database database;

    /** @param capacity of how many leads something is known at most; the least used are forgotten */
    public HeldLeads(Database database, int capacity) {
        this.database = database;
        this.known = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    /**
     * The running transaction has locked these leads.
     *
     * @param own what each one's own row says of its version
     */
    void hold(Map<LeadId, Long> own) {
        var running = Objects.requireNonNull(running(), "leads are locked in transactions only");
        var locked = new HashMap<>(own);
        locked.keySet().removeAll(running.held.keySet());
        // A statement of its own: one that waited for a lock may have read other rows as they were before.
        var versions = new HashMap<>(locked);
        database.byKeys(
                        "select lead_id, version from scores where lead_id in (:keys)",
                        Map.of(),
                        locked.keySet().stream()
                                .map(lead -> Columns.bytes(lead.value()))
                                .toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), row.getLong("version")))
                .forEach(score -> versions.merge(score.getKey(), score.getValue(), Math::max));
        versions.forEach((lead, version) -> {
            var entry = known.getIfPresent(lead);
            var facts = entry != null && entry.version() == version ? entry.facts() : Map.<Fact<?>, Object>of();
            running.held.put(lead, new Held(version, locked.getOrDefault(lead, version), new HashMap<>(facts)));
        });
    }

    /** The running transaction has made these leads: of what is not kept of them there is nothing. */
    void made(Collection<LeadId> leads) {
        made(leads, false);
    }

    /** The running transaction makes these leads, and has not written them yet. */
    void expect(Collection<LeadId> leads) {
        made(leads, true);
    }

    private void made(Collection<LeadId> leads, boolean expected) {
        var running = running();
        if (running != null) {
            leads.forEach(lead -> {
                var held = new Held(0, 0, new HashMap<>());
                held.made = true;
                held.expected = expected;
                running.held.put(lead, held);
            });
        }
    }

    /** Whether this lead is yet to be written for the first time. */
    boolean isExpected(LeadId lead) {
        var held = held(lead);
        return held != null && held.expected;
    }

    /** This lead has been written for the first time. */
    void written(LeadId lead) {
        var held = held(lead);
        if (held != null) {
            held.expected = false;
        }
    }

    /** Whether the running transaction holds this lead. */
    boolean holds(LeadId lead) {
        return held(lead) != null;
    }

    /** Whether the running transaction holds this lead and knows that it has no owner. */
    public boolean isUnowned(LeadId lead) {
        return find(lead, KeptLead.LEAD)
                .filter(kept -> kept.lead().owner() == null)
                .isPresent();
    }

    /** By how much the version in a lead's own row is to rise as it is written now, if at all: once in a transaction. */
    long rise(LeadId lead) {
        var held = held(lead);
        if (held == null) {
            return 1;
        }
        var rise = held.next == null ? held.version + 1 - held.own : 0;
        held.rise();
        return rise;
    }

    /**
     * The version that a score of a lead is to have as it is written now.
     *
     * @param stands the one it has
     */
    public long versionOfScore(LeadId lead, long stands) {
        var held = held(lead);
        return held == null ? stands + 1 : held.rise();
    }

    /** A fact about a lead that the running transaction holds, if it is known. */
    public <T> Optional<T> find(LeadId lead, Fact<T> fact) {
        var held = held(lead);
        return held == null ? Optional.empty() : fact.of(held.facts.get(fact));
    }

    /**
     * A fact about each of these leads: what is known, and for the others what is read.
     *
     * @param absent what the fact is of a lead of which none is read, or that has just been made
     * @param read reads it of those of which it is not known
     */
    public <T> Map<LeadId, T> all(
            Collection<LeadId> leads, Fact<T> fact, T absent, Function<Set<LeadId>, Map<LeadId, T>> read) {
        var facts = new HashMap<LeadId, T>();
        var missing = new HashSet<LeadId>();
        for (var lead : leads) {
            var held = held(lead);
            var found = held == null ? Optional.<T>empty() : fact.of(held.facts.get(fact));
            if (found.isPresent()) {
                facts.put(lead, found.get());
            } else if (held != null && held.made && fact.noneAtFirst()) {
                facts.put(lead, absent);
                held.facts.put(fact, absent);
            } else {
                missing.add(lead);
            }
        }
        if (!missing.isEmpty()) {
            var rows = read.apply(missing);
            missing.forEach(lead -> {
                var value = rows.getOrDefault(lead, absent);
                facts.put(lead, value);
                keep(lead, fact, value);
            });
        }
        return facts;
    }

    /** Keeps a fact about a lead, as it is now, if the running transaction holds the lead. */
    public <T> void keep(LeadId lead, Fact<T> fact, T value) {
        var held = held(lead);
        if (held != null) {
            held.facts.put(fact, value);
        }
    }

    /** Forgets a fact about a lead, for it has changed. */
    public void forget(LeadId lead, Fact<?> fact) {
        var held = held(lead);
        if (held != null) {
            held.facts.remove(fact);
            held.made = false;
        }
    }

    /** Forgets all about a lead. Its scores may go, and what they say of its version with them. */
    public void forget(LeadId lead) {
        var held = held(lead);
        if (held != null) {
            held.facts.clear();
            held.made = false;
            held.next = null;
        }
    }

    /** Forgets a fact about all leads that the running transaction holds. */
    void forgetOfAll(Fact<?> fact) {
        var running = running();
        if (running != null) {
            running.held.keySet().forEach(lead -> forget(lead, fact));
        }
    }

    /** The running transaction holds the rows of these identifiers. */
    void reserved(Collection<Identifier> identifiers) {
        var running = running();
        if (running != null) {
            running.reserved.addAll(identifiers);
        }
    }

    /** Whether the running transaction holds the row of this identifier. */
    boolean isReserved(Identifier identifier) {
        var running = running();
        return running != null && running.reserved.contains(identifier);
    }

    /** Does something once the running transaction is committed; at once if there is none. */
    public void afterCommit(Runnable work) {
        var running = running();
        if (running == null) {
            work.run();
        } else {
            running.afterCommit.add(work);
        }
    }

    private @Nullable Held held(LeadId lead) {
        var running = (Running) TransactionSynchronizationManager.getResource(this);
        return running == null ? null : running.held.get(lead);
    }

    private @Nullable Running running() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        var running = (Running) TransactionSynchronizationManager.getResource(this);
        if (running == null) {
            running = new Running();
            TransactionSynchronizationManager.bindResource(this, running);
            TransactionSynchronizationManager.registerSynchronization(running);
        }
        return running;
    }

    /**
     * A kind of fact.
     *
     * @param type of its values
     * @param of what tells it from others of its type
     * @param noneAtFirst whether there is none of a lead that has just been made, unless it is kept
     */
    public record Fact<T>(Class<T> type, Object of, boolean noneAtFirst) {

        private Optional<T> of(@Nullable Object value) {
            return Optional.ofNullable(type.cast(value));
        }
    }

    private record Known(long version, Map<Fact<?>, Object> facts) {}

    private static final class Held {

        private final long version;
        private final long own;
        private final Map<Fact<?>, Object> facts;
        private boolean made;
        private boolean expected;
        private @Nullable Long next;

        /**
         * @param version the lead's
         * @param own what its own row says of it, which may be less
         */
        Held(long version, long own, Map<Fact<?>, Object> facts) {
            this.version = version;
            this.own = own;
            this.facts = facts;
        }

        /** The version it has after this transaction: one higher. */
        private long rise() {
            next = version + 1;
            return next;
        }
    }

    /** A transaction and the leads that it holds. */
    private final class Running implements TransactionSynchronization {

        private final Map<LeadId, Held> held = new HashMap<>();
        private final Set<Identifier> reserved = new HashSet<>();
        private final List<Runnable> afterCommit = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            var rest = held.entrySet().stream()
                    .filter(entry -> entry.getValue().next == null)
                    .toList();
            // All to the same version, so that one statement does it: it need not be the next, only a higher one.
            var next = 1
                    + rest.stream()
                            .mapToLong(entry -> entry.getValue().version)
                            .max()
                            .orElse(0);
            database.updateByKeys(
                    "update leads set version = :next where id in (:keys)",
                    Map.of("next", next),
                    rest.stream()
                            .map(Map.Entry::getKey)
                            .sorted()
                            .map(lead -> Columns.bytes(lead.value()))
                            .toList());
            rest.forEach(entry -> entry.getValue().next = next);
        }

        @Override
        public void afterCommit() {
            held.forEach((lead, of) -> known.put(
                    lead,
                    new Known(Objects.requireNonNull(of.next, "raised before the commit"), Map.copyOf(of.facts))));
            afterCommit.forEach(Runnable::run);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(HeldLeads.this);
        }
    }
}
