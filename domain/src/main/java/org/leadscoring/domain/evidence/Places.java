package org.leadscoring.domain.evidence;

import java.util.HashMap;
import java.util.Map;

/** Where a lead with a score stands among those that ended otherwise: what DeLong calls its structural component. */
final class Places {

    private final Map<Integer, Double> ofWon = new HashMap<>();
    private final Map<Integer, Double> ofLost = new HashMap<>();

    private Places() {}

    /** @param scores with won and lost leads among them */
    static Places of(Scores scores) {
        var places = new Places();
        var all = scores.all();
        var wonBelow = 0L;
        var lostBelow = 0L;
        for (var entry : scores.byScore().entrySet()) {
            var here = entry.getValue();
            places.ofWon.put(entry.getKey(), (lostBelow + here.lost() / 2.0) / all.lost());
            places.ofLost.put(entry.getKey(), (all.won() - wonBelow - here.won() / 2.0) / all.won());
            wonBelow += here.won();
            lostBelow += here.lost();
        }
        return places;
    }

    /** Of a won lead: the share of lost leads below it, equal ones half. */
    double ofWon(int score) {
        return ofWon.getOrDefault(score, 0.5);
    }

    /** Of a lost lead: the share of won leads above it, equal ones half. */
    double ofLost(int score) {
        return ofLost.getOrDefault(score, 0.5);
    }
}
