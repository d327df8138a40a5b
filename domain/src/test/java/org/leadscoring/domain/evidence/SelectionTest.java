package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.evidence.Weighing.Weighed;

class SelectionTest {

    private static final int LEADS = 128;

    /** A sparse regression keeps those whose strength makes up for what a lead that is told wrong costs. */
    private static final class Strengths implements Regression {

        private final double[] strengths;
        private final double[] weights;
        private final List<Double> sparse = new ArrayList<>();
        private final List<Integer> known = new ArrayList<>();

        Strengths(double[] strengths, double[] weights) {
            this.strengths = strengths;
            this.weights = weights;
        }

        @Override
        public double[] fit(Samples samples, Penalty penalty) {
            if (!penalty.sparse()) {
                known.add((int) IntStream.range(0, samples.width())
                        .filter(i -> samples.support()[i].leads() > 0)
                        .count());
                return weights.clone();
            }
            sparse.add(penalty.cost());
            return IntStream.range(0, strengths.length)
                    .mapToDouble(i -> penalty.cost() * strengths[i] >= 1 ? weights[i] : 0)
                    .toArray();
        }
    }

    @Test
    void those_that_a_sparse_regression_keeps_longest_are_weighed_and_left_out_a_part_at_a_time() {
        var regression = new Strengths(new double[] {64, 32, 16, 8, 4, 2, 1}, new double[] {9, 8, 7, 6, 5, 4, 3});

        var chosen = selection(regression, 7, 2).choose();

        assertThat(regression.sparse).containsExactly(1.0 / 64, 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4);
        assertThat(regression.known).containsExactly(4, 3, 2);
        assertThat(places(chosen)).containsExactly(List.of(0), List.of(1));
        assertThat(chosen.weights()).containsExactly(9.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void where_even_the_first_keeps_too_many_all_of_them_are_weighed() {
        var regression = new Strengths(new double[] {99, 99, 99, 99, 99, 99}, new double[] {9, 8, 7, 6, 5, 4});

        var chosen = selection(regression, 6, 2).choose();

        assertThat(regression.sparse).hasSize(2);
        // Half of what is too much goes each time, rounded up.
        assertThat(regression.known).containsExactly(6, 4, 3, 2);
        assertThat(places(chosen)).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void where_few_tell_anything_all_of_them_are_kept() {
        var regression = new Strengths(new double[] {64, 0, 16, 0}, new double[] {9, 8, 7, 6});

        var chosen = selection(regression, 4, 2).choose();

        assertThat(regression.sparse).hasSize(16);
        assertThat(regression.known).containsExactly(2);
        assertThat(places(chosen)).containsExactly(List.of(0), List.of(2));
    }

    @Test
    void what_is_not_worth_a_point_is_left_out_with_the_first_that_go() {
        var regression = new Strengths(new double[] {64, 64, 64, 64}, new double[] {9, 8, 7, 0.001});

        var chosen = selection(regression, 4, 2).choose();

        assertThat(regression.known).containsExactly(4, 2);
        assertThat(places(chosen)).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void a_rule_whose_points_would_speak_against_its_leads_is_left_out_and_the_rest_weighed_anew() {
        var samples = new Samples(2);
        for (int lead = 0; lead < 400; lead++) {
            // Most of those with the first were lost, but a regression says it speaks for a lead beside the second.
            samples.add(new double[] {lead % 2, lead % 4 < 2 ? 1 : 0}, lead % 2 == 0 || lead % 20 == 1);
        }
        var regression = new Strengths(new double[] {64, 64}, new double[] {9, 8});
        var weighing = new Weighing(
                definition(List.of(), List.of()),
                List.of(new Candidate.OfEvent(rule("a", 1), null), new Candidate.OfEvent(rule("b", 1), null)),
                samples);

        var chosen = new Selection(regression, samples, weighing, 5).choose();

        assertThat(regression.known).containsExactly(2, 1);
        assertThat(places(chosen)).containsExactly(List.of(1));
    }

    @Test
    void a_rule_of_today_that_few_had_takes_a_place_and_is_never_left_out() {
        var regression = new Strengths(new double[] {64, 64, 64}, new double[] {9, 8, 1});
        var samples = samples(3, 10);
        var candidates = List.<Candidate>of(
                new Candidate.OfEvent(rule("a", 1), null),
                new Candidate.OfEvent(rule("b", 1), null),
                new Candidate.OfEvent(rule("few", 5), 5));
        var weighing = new Weighing(definition(List.of(), List.of()), candidates, samples);

        assertThat(places(new Selection(regression, samples, weighing, 2).choose()))
                .containsExactly(List.of(0), List.of(2));
        assertThat(places(new Selection(regression, samples, weighing, 1).choose()))
                .containsExactly(List.of(2));
        assertThat(places(new Selection(regression, samples, weighing, 3).choose()))
                .containsExactly(List.of(0), List.of(1), List.of(2));
    }

    private static List<List<Integer>> places(Selection.Chosen chosen) {
        return chosen.rules().stream().map(Weighed::places).toList();
    }

    private static Selection selection(Regression regression, int candidates, int most) {
        var samples = samples(candidates, LEADS / 2);
        var weighing = new Weighing(
                definition(List.of(), List.of()),
                IntStream.range(0, candidates)
                        .<Candidate>mapToObj(i -> new Candidate.OfEvent(rule("e" + i, 1), null))
                        .toList(),
                samples);
        return new Selection(regression, samples, weighing, most);
    }

    /** Each candidate applies to another half of the leads, the last one to the first so many. */
    private static Samples samples(int candidates, int ofLast) {
        var samples = new Samples(candidates);
        for (int lead = 0; lead < LEADS; lead++) {
            var row = new double[candidates];
            for (int i = 0; i < candidates - 1; i++) {
                row[i] = lead >> i & 1;
            }
            row[candidates - 1] = lead < ofLast ? 1 : 0;
            samples.add(row, lead % 3 == 0);
        }
        return samples;
    }
}
