package org.leadscoring.domain.lead;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom each identifier belongs to by the earliest claim on it that counts. */
final class Owners {

    private final Map<Identifier, Claim> owner = new HashMap<>();

    /** @param cuts the pairs whose claims do not count */
    Owners(Collection<Claim> claims, Set<Cut> cuts) {
        for (var claim : claims) {
            if (cuts.isEmpty() || !cuts.contains(Cut.of(claim))) {
                owner.merge(claim.claimed(), claim, (a, b) -> {
                    var order = a.since().compareTo(b.since());
                    return order < 0 || (order == 0 && a.by().compareTo(b.by()) < 0) ? a : b;
                });
            }
        }
    }

    /** The one this identifier belongs to, null if nobody claimed it. */
    @Nullable
    Identifier of(Identifier identifier) {
        var claim = owner.get(identifier);
        return claim == null ? null : claim.by();
    }

    /**
     * Follows claims up to the person. A ring, which only aliases of user ids can make, stands for its smallest member.
     */
    Identifier person(Identifier identifier) {
        var seen = new LinkedHashSet<Identifier>();
        var current = identifier;
        while (seen.add(current)) {
            var by = of(current);
            if (by == null) {
                return current;
            }
            current = by;
        }
        var start = current;
        return seen.stream()
                .dropWhile(member -> !member.equals(start))
                .min(Identifier::compareTo)
                .orElseThrow();
    }
}
