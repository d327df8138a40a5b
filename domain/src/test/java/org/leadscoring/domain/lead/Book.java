package org.leadscoring.domain.lead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.domain.lead.Facts.Fact;
import org.leadscoring.domain.lead.Identities.Resolution;

/** Keeps who is whom from one delivery of facts to the next. */
final class Book {

    final Map<Identifier, LeadId> leads = new HashMap<>();
    final Set<LeadId> ended = new HashSet<>();
    final Set<Cut> cuts = new HashSet<>();
    final List<Merged> merges = new ArrayList<>();
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
        var before = before(identifiers);
        var resolution = before.after(identifiers, newClaims, ids);
        keep(before, resolution);
        resolution.claims().forEach(claim -> claims.put(new Pair(claim.claimed(), claim.by()), claim));
        return resolution;
    }

    private void keep(Identities before, Resolution resolution) {
        leads.putAll(resolution.leads());
        resolution.merged().forEach((lead, survivor) -> {
            ended.add(lead);
            merges.replaceAll(merge -> merge.survivor().equals(lead) ? merge.into(survivor) : merge);
            merges.add(new Merged(lead, survivor, before.sides(lead, survivor)));
        });
    }

    /** What undoing a merge would do; asks for the other leads concerned as a database would be asked. */
    Parting parting(Merged merge) {
        var first = new Parting(of(Set.of(merge.survivor())), merge.sides(), merge.survivor());
        var concerned = new HashSet<>(Set.of(merge.survivor()));
        first.othersConcerned().forEach(other -> concerned.add(leads.get(other)));
        return new Parting(of(concerned), merge.sides(), merge.survivor());
    }

    /** Undoes a merge if it can be undone: what changed. */
    Optional<Resolution> undo(Merged merge) {
        var parting = parting(merge);
        if (!parting.possible()) {
            return Optional.empty();
        }
        var resolution = parting.resolve(merge.ended(), ids);
        cuts.addAll(parting.cuts());
        leads.putAll(resolution.leads());
        if (resolution.leads().containsValue(merge.ended())) {
            ended.remove(merge.ended());
        }
        merges.remove(merge);
        return Optional.of(resolution);
    }

    /** Takes cuts away again: what changed. */
    Resolution rejoin(Set<Cut> gone) {
        var concerned =
                gone.stream().flatMap(cut -> Stream.of(cut.one(), cut.other())).collect(Collectors.toSet());
        var before = before(concerned);
        cuts.removeAll(gone);
        var remaining = new HashSet<>(before.cuts());
        remaining.removeAll(gone);
        var resolution = before.with(remaining, ids);
        keep(before, resolution);
        return resolution;
    }

    Identities before(Set<Identifier> identifiers) {
        var touched =
                identifiers.stream().map(leads::get).filter(Objects::nonNull).collect(Collectors.toSet());
        return of(touched);
    }

    private Identities of(Set<LeadId> touched) {
        var known = new HashMap<>(leads);
        if (!whole) {
            known.values().retainAll(touched);
        }
        return new Identities(
                known,
                claims.values().stream()
                        .filter(claim -> known.containsKey(claim.claimed()))
                        .toList(),
                cuts.stream()
                        .filter(cut -> known.containsKey(cut.one()) || known.containsKey(cut.other()))
                        .collect(Collectors.toSet()));
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
        return people(facts, Set.of());
    }

    /** The same if claims between those that are cut do not count. */
    static Set<Set<Identifier>> people(List<Fact> facts, Set<Cut> cuts) {
        var owner = new HashMap<Identifier, Claim>();
        var groups = new HashMap<Identifier, Set<Identifier>>();
        for (var fact : facts) {
            fact.identifiers().forEach(identifier -> groups.put(identifier, new TreeSet<>(Set.of(identifier))));
            fact.claims().stream()
                    .filter(claim -> !cuts.contains(new Cut(claim.by(), claim.claimed())))
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

    /** A lead that ended, the one it lives on in now, and who was on which side when it ended. */
    record Merged(LeadId ended, LeadId survivor, Sides sides) {

        Merged into(LeadId next) {
            return new Merged(ended, next, sides);
        }
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
