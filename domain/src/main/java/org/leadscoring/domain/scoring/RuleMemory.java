package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What must be remembered of how a rule applied to a lead, so that its limit can be kept.
 *
 * @param points what it gave in all (a negative rule: took)
 * @param applied when it applied, oldest first; no more than its limit asks for
 * @param matched when it matched, whether it applied or not, oldest first; no more than its repeat asks for
 * @param seen hashes of the property values it applied for
 */
public record RuleMemory(int points, List<Instant> applied, List<Instant> matched, Set<Long> seen) {

    /** Of a rule that never matched. */
    public static final RuleMemory NONE = new RuleMemory(0, List.of(), List.of(), Hashes.NONE);

    public RuleMemory {
        applied = List.copyOf(applied);
        matched = List.copyOf(matched);
        seen = Hashes.of(seen);
    }

    /** The last so many instants of a list with one more. */
    static List<Instant> latest(List<Instant> instants, Instant one, int most) {
        var all = new ArrayList<>(instants);
        all.add(one);
        return all.size() <= most ? all : all.subList(all.size() - most, all.size());
    }
}
