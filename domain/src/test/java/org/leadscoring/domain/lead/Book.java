package org.leadscoring.domain.lead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.leadscoring.domain.lead.Facts.Fact;
import org.leadscoring.domain.lead.Identities.Resolution;

/** Keeps who is whom from one delivery of facts to the next. */
final class Book {

    final Map<Identifier, LeadId> leads = new HashMap<>();
    final Set<LeadId> ended = new HashSet<>();
    private final Map<Pair, Claim> claims = new HashMap<>();
    private final Supplier<LeadId> ids = new Ids();
    private final boolean whole;

    private Book(boolean whole) {
        this.whole = whole;
    }

    /** Resolves with all it knows. */
    static Book whole() {
        return new Book(true);
    }

    /** Resolves with what it knows of the leads that are touched, as a database would be asked. */
    static Book restricted() {
        return new Book(false);
    }

    Book afterAll(List<List<Fact>> groups) {
        groups.forEach(this::after);
        return this;
    }

    Resolution after(List<Fact> facts) {
        var identifiers =
                facts.stream().flatMap(fact -> fact.identifiers().stream()).collect(Collectors.toSet());
        var newClaims = facts.stream().flatMap(fact -> fact.claims().stream()).toList();
        var resolution = before(identifiers).after(identifiers, newClaims, ids);
        leads.putAll(resolution.leads());
        ended.addAll(resolution.merged().keySet());
        resolution.claims().forEach(claim -> claims.put(new Pair(claim.claimed(), claim.by()), claim));
        return resolution;
    }

    Identities before(Set<Identifier> identifiers) {
        var touched =
                identifiers.stream().map(leads::get).filter(Objects::nonNull).collect(Collectors.toSet());
        var known = new HashMap<>(leads);
        if (!whole) {
            known.values().retainAll(touched);
        }
        return new Identities(
                known,
                claims.values().stream()
                        .filter(claim -> known.containsKey(claim.claimed()))
                        .toList());
    }

    /** Who is one person with whom. */
    Set<Set<Identifier>> people() {
        return Set.copyOf(leads.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                .values());
    }

    /**
     * Who is one person with whom, found in another way: whoever hangs together by each identifier's earliest claim.
     */
    static Set<Set<Identifier>> people(List<Fact> facts) {
        var owner = new HashMap<Identifier, Claim>();
        var groups = new HashMap<Identifier, Set<Identifier>>();
        for (var fact : facts) {
            fact.identifiers().forEach(identifier -> groups.put(identifier, new TreeSet<>(Set.of(identifier))));
            fact.claims()
                    .forEach(claim -> owner.merge(
                            claim.claimed(), claim, (a, b) -> a.since().compareTo(b.since()) <= 0 ? a : b));
        }
        for (var claim : new ArrayList<>(owner.values())) {
            var joined = groups.get(claim.claimed());
            joined.addAll(groups.get(claim.by()));
            joined.forEach(member -> groups.put(member, joined));
        }
        return groups.values().stream().map(Set::copyOf).collect(Collectors.toSet());
    }

    private record Pair(Identifier claimed, Identifier by) {}

    private static final class Ids implements Supplier<LeadId> {

        private long last;

        @Override
        public LeadId get() {
            return new LeadId(new UUID(0, ++last));
        }
    }
}
