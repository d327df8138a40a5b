package org.leadscoring.domain.lead;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Events;

/**
 * What random events say about who is whom: a few people, addresses and devices that are shared, and user ids that are
 * renamed, even in rings.
 */
final class Facts {

    private static final List<Identifier> USERS = List.of(
            new Identifier(IdentifierType.USER_ID, "ada"),
            new Identifier(IdentifierType.USER_ID, "bob"),
            new Identifier(IdentifierType.USER_ID, "eve"),
            new Identifier(IdentifierType.CRM_ID, "crm"));
    private static final List<Identifier> ADDRESSES = List.of(
            new Identifier(IdentifierType.EMAIL, "a@example.com"),
            new Identifier(IdentifierType.EMAIL, "b@example.com"),
            new Identifier(IdentifierType.PHONE, "+4930123456"));
    private static final List<Identifier> DEVICES = List.of(
            new Identifier(IdentifierType.ANONYMOUS_ID, "x"),
            new Identifier(IdentifierType.ANONYMOUS_ID, "y"),
            new Identifier(IdentifierType.ANONYMOUS_ID, "z"),
            new Identifier(IdentifierType.SESSION_ID, "v"),
            new Identifier(IdentifierType.SESSION_ID, "w"));

    private final RandomGenerator random;
    private final boolean aliases;

    /** @param aliases whether some events say that one identifier is another whatever their strength */
    Facts(RandomGenerator random, boolean aliases) {
        this.random = random;
        this.aliases = aliases;
    }

    /** Up to 20 facts in the order of events. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            var since = Events.key(random.nextInt(1 + count / 2), "m" + i);
            facts.add(aliases && random.nextInt(5) == 0 ? alias(since) : carried(since));
        }
        return facts;
    }

    private Fact carried(EventKey since) {
        var identifiers = new TreeSet<Identifier>();
        if (random.nextInt(3) > 0) {
            identifiers.add(one(DEVICES));
        }
        if (random.nextInt(3) == 0) {
            identifiers.add(one(ADDRESSES));
        }
        if (identifiers.isEmpty() || random.nextInt(3) == 0) {
            identifiers.add(one(USERS));
        }
        return new Fact(identifiers, Claim.of(identifiers, since));
    }

    private Fact alias(EventKey since) {
        var all = new ArrayList<>(random.nextInt(3) > 0 ? USERS : DEVICES);
        all.addAll(random.nextInt(3) > 0 ? List.of() : ADDRESSES);
        Collections.shuffle(all, random);
        var claim = new Claim(all.get(0), all.get(1), since);
        return new Fact(Set.of(claim.claimed(), claim.by()), List.of(claim));
    }

    private Identifier one(List<Identifier> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The same facts as they arrive: in any order, some more than once, in groups of any size. */
    List<List<Fact>> delivered(List<Fact> facts) {
        var all = new ArrayList<>(facts);
        for (var fact : facts) {
            while (random.nextInt(4) == 0) {
                all.add(fact);
            }
        }
        Collections.shuffle(all, random);
        var groups = new ArrayList<List<Fact>>();
        var most = 1 + random.nextInt(all.size());
        for (int from = 0; from < all.size(); ) {
            var to = Math.min(all.size(), from + 1 + random.nextInt(most));
            groups.add(List.copyOf(all.subList(from, to)));
            from = to;
        }
        return groups;
    }

    /** What an event says about who is whom. */
    record Fact(Set<Identifier> identifiers, List<Claim> claims) {}
}
