package org.leadscoring.domain.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts how leads ended, by score. Mutable; for one thread. */
final class ScoreTally {

    private final Map<Integer, long[]> counts = new HashMap<>();

    void add(int score, boolean won) {
        counts.computeIfAbsent(score, points -> new long[2])[won ? 0 : 1]++;
    }

    Scores scores() {
        var byScore = new TreeMap<Integer, Count>();
        counts.forEach((score, count) -> byScore.put(score, new Count(count[0], count[1])));
        return new Scores(byScore);
    }
}
