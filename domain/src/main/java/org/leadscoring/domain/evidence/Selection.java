package org.leadscoring.domain.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.leadscoring.domain.evidence.Regression.Penalty;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.Weighing.Weighed;

/**
 * Chooses the few rules that tell most: those a sparse regression keeps when it may keep about twice as many; then the
 * weightiest of them, the others left out a part at a time and the rest weighed anew. A rule whose points would certainly
 * speak against how leads with it ended is left out with them: beside the others it may be right, but nobody could read it.
 */
final class Selection {

    private static final int ROOM = 2;
    private static final int DOUBLINGS = 16;
    private static final int ROUNDS = 12;
    private static final double COST = 1;

    /** So many leads tell which rules matter; what these are worth is weighed by all. */
    private static final int MOST = 50_000;

    private final Regression regression;
    private final Samples samples;
    private final Weighing weighing;
    private final int most;

    Selection(Regression regression, Samples samples, Weighing weighing, int most) {
        this.regression = regression;
        this.samples = samples;
        this.weighing = weighing;
        this.most = most;
    }

    /**
     * @param weights of each candidate, 0 for those left out
     * @param rules what they are worth
     */
    record Chosen(List<Double> weights, List<Weighed> rules) {}

    Chosen choose() {
        var kept = sparse();
        for (int round = 1; ; round++) {
            var weights = regression.fit(samples.only(kept, Integer.MAX_VALUE), new Penalty(false, COST));
            for (int i = 0; i < weights.length; i++) {
                weights[i] = kept[i] ? weights[i] : 0;
            }
            var rules = weighing.points(weights);
            var few = rules.stream().filter(this::stays).toList();
            var own = rules.stream()
                    .filter(rule -> !stays(rule) && !rule.contradicts())
                    .toList();
            var against = rules.stream()
                    .filter(rule -> !stays(rule) && rule.contradicts())
                    .toList();
            var room = Math.max(0, most - few.size());
            if (own.size() <= room && against.isEmpty() || round == ROUNDS) {
                return new Chosen(
                        Arrays.stream(weights).boxed().toList(),
                        Stream.concat(few.stream().limit(most), own.stream().limit(room))
                                .sorted(Comparator.comparingInt(rules::indexOf))
                                .toList());
            }
            // Some at a time: what is left out may have spoken for what stays.
            var surplus = Math.max(0, own.size() - room);
            var leave = round == ROUNDS - 1 ? surplus : (surplus + 1) / 2;
            Stream.concat(against.stream(), own.subList(own.size() - leave, own.size()).stream())
                    .forEach(rule -> rule.places().forEach(place -> kept[place] = false));
            for (int i = 0; i < kept.length; i++) {
                kept[i] = kept[i] && worth(rules, i);
            }
        }
    }

    private static boolean worth(List<Weighed> rules, int place) {
        return rules.stream().anyMatch(rule -> rule.places().contains(place));
    }

    /** Of a rule of today's that few leads had its points do not follow from outcomes, so these cannot speak against it. */
    private boolean stays(Weighed rule) {
        return rule.places().size() == 1 && weighing.why(rule.places().getFirst(), rule.points()) == Why.FEW;
    }

    private boolean[] sparse() {
        var kept = new boolean[samples.width()];
        var distinct = samples.only(samples.distinct(), MOST);
        var cost = 2.0 / distinct.size();
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            var weights = regression.fit(distinct, new Penalty(true, cost));
            var some = new boolean[weights.length];
            var count = 0;
            for (int i = 0; i < weights.length; i++) {
                some[i] = weights[i] != 0;
                count += some[i] ? 1 : 0;
            }
            if (count > most * ROOM && doubling > 0) {
                return kept;
            }
            kept = some;
            cost *= 2;
        }
        return kept;
    }
}
