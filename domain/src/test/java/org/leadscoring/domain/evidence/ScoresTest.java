package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.evidence.Scores.Group;

class ScoresTest {

    /**
     * Ratings of 109 pictures by a radiologist, Hanley and McNeil, Radiology 143 (1982), table I: the area is 0.893. DeLong's
     * standard error for it is 0.0307, and its interval 0.8330 to 0.9534, as statistics programs print it.
     */
    @Test
    void the_area_under_the_curve_and_its_interval_are_those_that_were_published() {
        var tally = new ScoreTally();
        add(tally, new int[] {33, 6, 6, 11, 2}, false);
        add(tally, new int[] {3, 2, 2, 11, 33}, true);

        var auc = tally.scores().auc().orElseThrow();

        assertThat(auc.value()).isCloseTo(0.8932, within(0.00005));
        assertThat(auc.low()).isCloseTo(0.83295, within(0.00005));
        assertThat(auc.high()).isCloseTo(0.95339, within(0.00005));
    }

    private static void add(ScoreTally tally, int[] leads, boolean won) {
        for (int score = 0; score < leads.length; score++) {
            for (int i = 0; i < leads[score]; i++) {
                tally.add(score, won);
            }
        }
    }

    @Test
    void it_is_how_often_the_better_of_two_is_picked() {
        for (int seed = 0; seed < 200; seed++) {
            var dice = new Random(seed);
            var won = dice.ints(2 + dice.nextInt(20), -3, 9).boxed().toList();
            var lost = dice.ints(2 + dice.nextInt(20), -5, 7).boxed().toList();
            var picked = 0.0;
            for (var one : won) {
                for (var other : lost) {
                    picked += one > other ? 1 : one.equals(other) ? 0.5 : 0;
                }
            }

            assertThat(scores(won, lost).area().orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(picked / won.size() / lost.size(), within(1e-12));
        }
    }

    private static Scores scores(List<Integer> won, List<Integer> lost) {
        var tally = new ScoreTally();
        won.forEach(score -> tally.add(score, true));
        lost.forEach(score -> tally.add(score, false));
        return tally.scores();
    }

    @Test
    void nine_leads_of_a_kind_are_too_few_to_say() {
        assertThat(scores(Collections.nCopies(9, 5), Collections.nCopies(50, 1)).auc())
                .isEmpty();
        assertThat(scores(Collections.nCopies(50, 5), Collections.nCopies(9, 1)).auc())
                .isEmpty();
        assertThat(scores(Collections.nCopies(10, 5), Collections.nCopies(10, 1))
                        .auc())
                .isPresent();
    }

    /** By hand: 1 − 0.7996 is 1.96 times the standard error of Hanley and McNeil at 0.7996 of ten and ten. */
    @Test
    void what_was_never_wrong_or_always_equal_has_an_interval_all_the_same() {
        var never = scores(Collections.nCopies(10, 5), Collections.nCopies(10, 1))
                .auc()
                .orElseThrow();
        var equal = scores(Collections.nCopies(10, 5), Collections.nCopies(10, 5))
                .auc()
                .orElseThrow();
        var many = scores(Collections.nCopies(1_000, 5), Collections.nCopies(1_000, 1))
                .auc()
                .orElseThrow();

        assertThat(never.value()).isEqualTo(1);
        assertThat(never.low()).isCloseTo(0.7996, within(0.01));
        assertThat(never.high()).isEqualTo(1);
        assertThat(equal.value()).isEqualTo(0.5);
        assertThat(equal.low()).isBetween(0.25, 0.35);
        assertThat(equal.high()).isCloseTo(1 - equal.low(), within(1e-9));
        assertThat(many.low()).isGreaterThan(0.99);
    }

    @Test
    void the_best_hold_most_of_those_won_and_equal_scores_share() {
        // 2 leads at 9, both won; 8 at 1, two of them won.
        var scores = scores(List.of(9, 9, 1, 1), List.of(1, 1, 1, 1, 1, 1));

        assertThat(scores.captured(10)).isCloseTo(0.25, within(1e-12));
        assertThat(scores.captured(20)).isCloseTo(0.5, within(1e-12));
        assertThat(scores.captured(60)).isCloseTo(0.75, within(1e-12));
        assertThat(scores.captured(100)).isCloseTo(1, within(1e-12));
    }

    @Test
    void groups_are_about_a_tenth_each_and_do_not_tear_equal_scores_apart() {
        var won = new ArrayList<Integer>();
        for (int score = 0; score < 100; score++) {
            won.add(score);
        }

        assertThat(scores(won, List.of()).tenths())
                .hasSize(10)
                .contains(new Group(0, 9, new Count(10, 0)), new Group(90, 99, new Count(10, 0)));
        assertThat(scores(List.of(7, 7, 7, 7), List.of(7, 7, 1)).tenths())
                .containsExactly(new Group(1, 1, new Count(0, 1)), new Group(7, 7, new Count(4, 2)));
    }

    @Test
    void where_most_share_the_lowest_score_the_others_are_still_in_tenths() {
        // 60 % at 0, and one lead each from 1 to 40.
        var lost = new ArrayList<>(Collections.nCopies(60, 0));
        for (int score = 1; score <= 40; score++) {
            lost.add(score);
        }

        assertThat(scores(List.of(), lost).tenths())
                .containsExactly(
                        new Group(0, 0, new Count(0, 60)),
                        new Group(1, 10, new Count(0, 10)),
                        new Group(11, 20, new Count(0, 10)),
                        new Group(21, 30, new Count(0, 10)),
                        new Group(31, 40, new Count(0, 10)));
    }

    @Test
    void a_threshold_lets_no_more_reach_it_than_it_should() {
        // 10 % at 90, 30 % at 50, the rest at 0.
        var scores = scores(List.of(90, 50, 50, 50, 0), List.of(0, 0, 0, 0, 0));

        assertThat(scores.reachedBy(0.05)).isEqualTo(91);
        assertThat(scores.reachedBy(0.1)).isEqualTo(90);
        assertThat(scores.reachedBy(0.39)).isEqualTo(90);
        assertThat(scores.reachedBy(0.4)).isEqualTo(50);
        assertThat(scores.reachedBy(1)).isEqualTo(0);
    }
}
