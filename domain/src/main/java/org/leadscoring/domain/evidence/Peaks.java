package org.leadscoring.domain.evidence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many leads rose how high.
 *
 * @param byScore leads by the highest score they ever had, in points, ascending; at least 0, which all begin with
 */
public record Peaks(SortedMap<Integer, Long> byScore) {

    /** Of nobody. */
    public static final Peaks NONE = new Peaks(new TreeMap<>());

    public Peaks {
        byScore = Collections.unmodifiableSortedMap(new TreeMap<>(byScore));
    }

    /** How many leads there are. */
    public long leads() {
        return byScore.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The score that this share of the leads rose to, or fewer.
     *
     * @param share 0 to 1
     * @return the lowest score that no more than this share rose to; one more than the highest if even that has more
     */
    int reachedBy(double share) {
        var all = leads();
        var above = 0L;
        var lowest = byScore.isEmpty() ? 0 : byScore.lastKey() + 1;
        for (var entry : byScore.reversed().entrySet()) {
            above += entry.getValue();
            if (above > share * all) {
                break;
            }
            lowest = entry.getKey();
        }
        return lowest;
    }
}
