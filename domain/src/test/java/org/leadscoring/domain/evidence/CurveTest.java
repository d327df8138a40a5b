package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void a_curve_through_two_scores_meets_both() {
        var curve = Curve.of(scores(Map.of(0, new Count(20, 80), 10, new Count(60, 40))));

        assertThat(curve.chance(0)).isCloseTo(0.2, within(1e-5));
        assertThat(curve.chance(10)).isCloseTo(0.6, within(1e-5));
    }

    /** The greatest likelihood expects as many won leads as there are, and the same sum of their scores. */
    @Test
    void what_it_expects_of_all_leads_is_what_was_seen() {
        var counts = new TreeMap<Integer, Count>();
        for (int score = -20; score <= 100; score += 5) {
            counts.put(score, new Count(Math.max(1, score / 3), 40 - score / 4));
        }
        var scores = scores(counts);
        var curve = Curve.of(scores);

        var won = 0.0;
        var sum = 0.0;
        var seen = 0.0;
        for (var entry : counts.entrySet()) {
            won += curve.chance(entry.getKey()) * entry.getValue().leads();
            sum += curve.chance(entry.getKey()) * entry.getValue().leads() * entry.getKey();
            seen += (double) entry.getValue().won() * entry.getKey();
        }

        assertThat(won).isCloseTo((double) scores.all().won(), within(0.01));
        assertThat(sum).isCloseTo(seen, within(0.5));
        assertThat(curve.chance(scores, -20, 100))
                .isCloseTo(scores.all().conversion().value(), within(1e-4));
    }

    @Test
    void scores_that_are_never_wrong_have_an_end_all_the_same() {
        var curve = Curve.of(scores(Map.of(0, new Count(0, 50), 100, new Count(50, 0))));

        assertThat(curve.chance(0)).isBetween(0.0, 0.01);
        assertThat(curve.chance(100)).isBetween(0.99, 1.0);
    }

    @Test
    void one_score_for_all_expects_the_share_of_all() {
        assertThat(Curve.of(scores(Map.of(7, new Count(30, 70)))).chance(7)).isCloseTo(0.3, within(1e-5));
    }

    private static Scores scores(Map<Integer, Count> counts) {
        return new Scores(new TreeMap<>(counts));
    }
}
