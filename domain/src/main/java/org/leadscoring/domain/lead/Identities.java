package org.leadscoring.domain.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who is whom: identifiers, the claims between them and the leads they stand for (spec ID-1, ID-2).
 *
 * <p>Every identifier belongs to the one that claimed it <em>earliest in event time</em>; following that up ends at the
 * person. So who is whom depends on what the events say and never on the order in which they arrive: an earlier claim
 * that arrives late moves the identifier, and the events that came by it, to the other person.
 *
 * <p>A device claimed by a second person stays with the first. Two people are therefore never merged because they shared
 * one; what the second did while signed in counts for the second.
 *
 * <p>It is enough to know all identifiers of the leads that the new events touch, and the claims on them: an identifier
 * and the person it belongs to are always of one lead.
 *
 * @param leads the lead each identifier stands for
 * @param claims what the events have said so far about these identifiers, one per pair, the earliest
 * @param cuts the pairs of which one is one of these identifiers and whose claims do not count
 */
public record Identities(Map<Identifier, LeadId> leads, Collection<Claim> claims, Set<Cut> cuts) {

    public Identities {
        leads = Map.copyOf(leads);
        claims = List.copyOf(claims);
        cuts = Set.copyOf(cuts);
    }

    /** Identities of which none were ever told apart. */
    public Identities(Map<Identifier, LeadId> leads, Collection<Claim> claims) {
        this(leads, claims, Set.of());
    }

    /**
     * These identities after more events.
     *
     * @param identifiers all identifiers those events carry, those in their claims too
     * @param newClaims what those events say
     * @param newLead makes the id of a lead not seen before
     */
    public Resolution after(Collection<Identifier> identifiers, Collection<Claim> newClaims, Supplier<LeadId> newLead) {
        var earliest = earliest(newClaims);
        var all = new TreeSet<>(leads.keySet());
        all.addAll(identifiers);
        var changed = new HashSet<>(earliest.values());
        claims.forEach(changed::remove);
        return resolve(all, new Owners(earliest.values(), cuts), changed, newLead);
    }

    /**
     * These identities once only these cuts hold.
     *
     * <p>All leads that have an identifier of a cut that is no more must be known.
     *
     * @param remaining some of {@link #cuts}
     * @param newLead makes the id of a lead not seen before
     */
    public Resolution with(Set<Cut> remaining, Supplier<LeadId> newLead) {
        return resolve(leads.keySet(), new Owners(claims, remaining), Set.of(), newLead);
    }

    private Resolution resolve(
            Set<Identifier> identifiers, Owners after, Set<Claim> changed, Supplier<LeadId> newLead) {
        var before = owners();
        var result = new LinkedHashMap<Identifier, LeadId>();
        var created = new LinkedHashSet<LeadId>();
        var merged = new LinkedHashMap<LeadId, LeadId>();
        people(identifiers, after).forEach((person, members) -> {
            var heirs = heirs(members, before);
            LeadId lead;
            if (heirs.isEmpty()) {
                lead = newLead.get();
                created.add(lead);
            } else {
                lead = survivor(person, heirs, before);
                heirs.stream().filter(heir -> !heir.equals(lead)).forEach(heir -> merged.put(heir, lead));
            }
            members.forEach(member -> result.put(member, lead));
        });
        return new Resolution(result, moved(result), created, merged, changed);
    }

    /** The identifiers of each person, strongest first. */
    static SortedMap<Identifier, List<Identifier>> people(Set<Identifier> identifiers, Owners owners) {
        var people = new TreeMap<Identifier, List<Identifier>>();
        new TreeSet<>(identifiers)
                .forEach(identifier -> people.computeIfAbsent(owners.person(identifier), person -> new ArrayList<>())
                        .add(identifier));
        return people;
    }

    /** The identifier that all others of a lead belong to; empty if it has none. */
    public Optional<Identifier> person(LeadId lead) {
        return identifiersOf(lead).stream().findFirst().map(owners()::person);
    }

    /** Who was on which side if these leads, as they are here, merge. */
    public Sides sides(LeadId ended, LeadId survivor) {
        var ofEnded = identifiersOf(ended);
        var person = person(ended)
                .orElseThrow(() -> new IllegalArgumentException("lead " + ended.value() + " has no identifiers"));
        return new Sides(person, ofEnded, identifiersOf(survivor));
    }

    SortedSet<Identifier> identifiersOf(LeadId lead) {
        return leads.entrySet().stream()
                .filter(entry -> entry.getValue().equals(lead))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Owners owners() {
        return new Owners(claims, cuts);
    }

    /** Those that stand for another lead than before. */
    SortedMap<Identifier, LeadId> moved(Map<Identifier, LeadId> result) {
        var moved = new TreeMap<Identifier, LeadId>();
        result.forEach((identifier, lead) -> {
            var from = leads.get(identifier);
            if (from != null && !from.equals(lead)) {
                moved.put(identifier, lead);
            }
        });
        return moved;
    }

    private Map<Pair, Claim> earliest(Collection<Claim> newClaims) {
        var earliest = new HashMap<Pair, Claim>();
        for (var claim : claims) {
            earliest.put(new Pair(claim.claimed(), claim.by()), claim);
        }
        for (var claim : newClaims) {
            earliest.merge(
                    new Pair(claim.claimed(), claim.by()),
                    claim,
                    (a, b) -> a.since().compareTo(b.since()) <= 0 ? a : b);
        }
        return earliest;
    }

    /** The leads that go on in this group: those whose person, so far, is now one of its members. */
    Set<LeadId> heirs(Collection<Identifier> members, Owners before) {
        var heirs = new TreeSet<LeadId>();
        for (var member : members) {
            var lead = leads.get(member);
            if (lead != null && before.person(member).equals(member)) {
                heirs.add(lead);
            }
        }
        return heirs;
    }

    /** The person's own lead if there is one, else the oldest: ids ascend with time. */
    private LeadId survivor(Identifier person, Set<LeadId> heirs, Owners before) {
        var own = leads.get(person);
        return own != null && before.person(person).equals(person)
                ? own
                : heirs.iterator().next();
    }

    private record Pair(Identifier claimed, Identifier by) {}

    /** The identifiers of each lead, strongest first. */
    public Map<LeadId, List<Identifier>> identifiersByLead() {
        return byLead(leads);
    }

    private static Map<LeadId, List<Identifier>> byLead(Map<Identifier, LeadId> leads) {
        var byLead = new HashMap<LeadId, List<Identifier>>();
        new TreeMap<>(leads)
                .forEach((identifier, lead) ->
                        byLead.computeIfAbsent(lead, id -> new ArrayList<>()).add(identifier));
        return byLead;
    }

    /**
     * What changed.
     *
     * @param leads the lead each identifier stands for now
     * @param moved identifiers that stood for another lead before, with the lead they stand for now: their events move
     * @param created leads not seen before
     * @param merged leads that have ended, with the lead they live on in
     * @param claims claims that are new or earlier than known
     */
    public record Resolution(
            Map<Identifier, LeadId> leads,
            Map<Identifier, LeadId> moved,
            Set<LeadId> created,
            Map<LeadId, LeadId> merged,
            Set<Claim> claims) {

        /** The lead an identifier of these events stands for. */
        public LeadId leadOf(Identifier identifier) {
            var lead = leads.get(identifier);
            if (lead == null) {
                throw new IllegalArgumentException("this identifier was not part of the resolution: " + identifier);
            }
            return lead;
        }

        /** The identifiers that stand for each lead now, strongest first. */
        public Map<LeadId, List<Identifier>> identifiersByLead() {
            return byLead(leads);
        }
    }
}
