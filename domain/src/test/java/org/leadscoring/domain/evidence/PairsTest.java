package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairsTest {

    /** DeLong, DeLong and Clarke-Pearson 1988, written as it stands there: all pairs, and covariances of components. */
    @Test
    void the_difference_and_its_interval_are_those_of_the_definition() {
        for (int seed = 0; seed < 100; seed++) {
            var dice = new Random(seed);
            var won = points(dice, 10 + dice.nextInt(15), 2);
            var lost = points(dice, 10 + dice.nextInt(15), 0);
            var pairs = new Pairs();
            for (var lead : won) {
                pairs.add(lead[0], lead[1], true);
            }
            for (var lead : lost) {
                pairs.add(lead[0], lead[1], false);
            }
            var ofWon = new double[2][won.length];
            var ofLost = new double[2][lost.length];
            for (int way = 0; way < 2; way++) {
                for (int i = 0; i < won.length; i++) {
                    for (int j = 0; j < lost.length; j++) {
                        var wins = Double.compare(won[i][way], lost[j][way]);
                        var part = wins > 0 ? 1 : wins == 0 ? 0.5 : 0;
                        ofWon[way][i] += part / lost.length;
                        ofLost[way][j] += part / won.length;
                    }
                }
            }
            var variance = variance(ofWon) / won.length + variance(ofLost) / lost.length;
            var expected = mean(ofWon[1]) - mean(ofWon[0]);

            var difference = pairs.difference().orElseThrow();

            assertThat(difference.value()).as("seed %d", seed).isCloseTo(expected, within(1e-12));
            assertThat(difference.high())
                    .as("seed %d", seed)
                    .isCloseTo(Math.min(1, expected + 1.959963984540054 * Math.sqrt(variance)), within(1e-12));
            assertThat(difference.low())
                    .as("seed %d", seed)
                    .isCloseTo(Math.max(-1, expected - 1.959963984540054 * Math.sqrt(variance)), within(1e-12));
        }
    }

    /** The second score is made of the first, so that they are correlated. */
    private static int[][] points(Random dice, int leads, int more) {
        var points = new int[leads][2];
        for (var lead : points) {
            lead[0] = dice.nextInt(6) + more;
            lead[1] = lead[0] + dice.nextInt(5);
        }
        return points;
    }

    /** Of the differences: variance of the one, of the other, less twice their covariance. */
    private static double variance(double[][] components) {
        return covariance(components[0], components[0])
                + covariance(components[1], components[1])
                - 2 * covariance(components[0], components[1]);
    }

    private static double covariance(double[] one, double[] other) {
        var sum = 0.0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - mean(one)) * (other[i] - mean(other));
        }
        return sum / (one.length - 1);
    }

    private static double mean(double[] numbers) {
        var sum = 0.0;
        for (var number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    @Test
    void four_leads_say_nothing_and_twenty_that_the_other_way_picks_without_fail_have_an_interval() {
        assertThat(blindAndSeeing(2).difference()).isEmpty();
        assertThat(blindAndSeeing(9).difference()).isEmpty();

        var difference = blindAndSeeing(10).difference().orElseThrow();

        assertThat(difference.value()).isEqualTo(0.5);
        assertThat(difference.low()).isBetween(0.1, 0.3);
        assertThat(difference.high()).isBetween(0.7, 0.8);
    }

    /** The first way gives all the same points, the second never picks wrong. */
    private static Pairs blindAndSeeing(int ofEach) {
        var pairs = new Pairs();
        for (int i = 0; i < 2 * ofEach; i++) {
            pairs.add(5, i % 2 == 0 ? 9 : 1, i % 2 == 0);
        }
        return pairs;
    }

    @Test
    void equal_scores_differ_by_nothing() {
        var pairs = new Pairs();
        for (int i = 0; i < 3_000; i++) {
            pairs.add(i % 50, i % 50, i % 3 == 0);
        }

        assertThat(pairs.difference().orElseThrow()).isEqualTo(new Estimate(0, 0, 0));
        assertThat(pairs.first()).isEqualTo(pairs.second());
    }
}
