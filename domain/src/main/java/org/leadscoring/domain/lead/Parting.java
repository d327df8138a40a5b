package org.leadscoring.domain.lead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.leadscoring.domain.lead.Identities.Resolution;

/**
 * Undoes a merge: the lead is parted in two again (spec ID-2).
 *
 * <p>Whoever became part of the lead later goes with the side that it belongs to: following its claims up, the first
 * identifier that was there when the two merged decides; where there is none it stays. The two sides are cut from one
 * another, so whatever claims there are between them, they are two people again, and each identifier belongs to the
 * earliest claim on it that still counts. That may be one by a third lead: a device that both used goes to whoever used
 * it next.
 */
public final class Parting {

    private final Identities before;
    private final Owners owners;
    private final Sides sides;
    private final LeadId lead;
    private final SortedSet<Identifier> members;
    private final Set<Identifier> leaving;

    /**
     * @param before all identifiers of the lead to be parted, and of the leads of {@link #othersConcerned}
     * @param sides who was on which side when the two merged
     * @param lead the lead that both live on in now
     */
    public Parting(Identities before, Sides sides, LeadId lead) {
        this.before = before;
        this.owners = before.owners();
        this.sides = sides;
        this.lead = lead;
        this.members = before.identifiersOf(lead);
        this.leaving = members.stream().filter(this::leaves).collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if there are two sides to this lead still; if not, their identifiers have gone to others since. */
    public boolean possible() {
        return !leaving.isEmpty() && leaving.size() < members.size();
    }

    /** Whose claims do not count any more. */
    public Set<Cut> cuts() {
        var cuts = new LinkedHashSet<Cut>();
        var staying = new TreeSet<>(members);
        staying.removeAll(leaving);
        for (var one : sides.ended()) {
            for (var other : sides.survivor()) {
                if (members.contains(one) || members.contains(other)) {
                    cuts.add(new Cut(one, other));
                }
            }
            staying.forEach(other -> cuts.add(new Cut(one, other)));
        }
        for (var one : leaving) {
            sides.survivor().forEach(other -> cuts.add(new Cut(one, other)));
        }
        return cuts;
    }

    /** Identifiers of other leads that some of this lead's will belong to. */
    public Set<Identifier> othersConcerned() {
        var after = after();
        var others = new TreeSet<Identifier>();
        for (var member : members) {
            var owner = after.of(member);
            if (owner != null && !members.contains(owner)) {
                others.add(owner);
            }
        }
        return others;
    }

    /**
     * Who is whom once they are parted. The lead goes on as the side that stays, the ended lead as the person it was. If
     * either side turns out to be several people, the others are new leads.
     *
     * @param ended the lead that comes back
     * @param newLead makes the id of a lead not seen before
     */
    public Resolution resolve(LeadId ended, Supplier<LeadId> newLead) {
        var result = new TreeMap<Identifier, LeadId>();
        var stay = new ArrayList<List<Identifier>>();
        var leave = new ArrayList<List<Identifier>>();
        for (var people : Identities.people(before.leads().keySet(), after()).values()) {
            var others = before.heirs(people, owners);
            others.remove(lead);
            if (!others.isEmpty()) {
                people.forEach(
                        identifier -> result.put(identifier, others.iterator().next()));
            } else {
                (people.stream().anyMatch(leaving::contains) ? leave : stay).add(people);
            }
        }
        var created = new LinkedHashSet<LeadId>();
        Supplier<LeadId> another = () -> {
            var id = newLead.get();
            created.add(id);
            return id;
        };
        if (stay.isEmpty()) {
            // Others claim all who would have stayed, so those who leave are all there is of this lead.
            give(leave, sides.person(), lead, another, result);
        } else {
            give(stay, owners.person(members.first()), lead, another, result);
            give(leave, sides.person(), ended, another, result);
        }
        return new Resolution(result, before.moved(result), created, Map.of(), Set.of());
    }

    /** Gives a lead to the group of its person, or else to the group of the strongest identifier; the others get new ones. */
    private static void give(
            List<List<Identifier>> groups,
            Identifier person,
            LeadId lead,
            Supplier<LeadId> another,
            Map<Identifier, LeadId> result) {
        var own = groups.stream()
                .filter(group -> group.contains(person))
                .findFirst()
                .or(() -> groups.stream().min(Comparator.comparing(List::getFirst)));
        for (var group : groups) {
            var id = own.filter(group::equals).isPresent() ? lead : another.get();
            group.forEach(identifier -> result.put(identifier, id));
        }
    }

    private boolean leaves(Identifier identifier) {
        var seen = new HashSet<Identifier>();
        for (var current = identifier; current != null && seen.add(current); current = owners.of(current)) {
            if (sides.ended().contains(current)) {
                return true;
            }
            if (sides.survivor().contains(current)) {
                return false;
            }
        }
        return false;
    }

    private Owners after() {
        var all = new HashSet<>(before.cuts());
        all.addAll(cuts());
        return new Owners(before.claims(), all);
    }
}
