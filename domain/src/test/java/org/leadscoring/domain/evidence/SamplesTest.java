package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void a_lead_is_what_applied_to_it_and_how_it_ended() {
        var samples = new Samples(4);
        samples.add(new double[] {0, 2.5, 0, 1}, true);
        samples.add(new double[] {1, 1, 0, 0}, false);

        assertThat(samples.width()).isEqualTo(4);
        assertThat(samples.size()).isEqualTo(2);
        assertThat(samples.won(0)).isTrue();
        assertThat(samples.won(1)).isFalse();
        assertThat(samples.places(0)).containsExactly(1, 3);
        assertThat(samples.values(0)).containsExactly(2.5f, 1);
        assertThat(samples.all()).isEqualTo(new Count(1, 1));
        assertThat(samples.support()).containsExactly(new Count(0, 1), new Count(1, 1), Count.NONE, new Count(1, 0));
    }

    @Test
    void there_may_be_many_leads() {
        var samples = new Samples(1);
        for (int lead = 0; lead < 3_000; lead++) {
            samples.add(new double[] {lead + 1}, lead % 3 == 0);
            if (samples.size() == 1_024) {
                assertThat(samples.all()).isEqualTo(new Count(342, 682));
            }
        }

        assertThat(samples.size()).isEqualTo(3_000);
        assertThat(samples.values(2_999)).containsExactly(3_000);
        assertThat(samples.all()).isEqualTo(new Count(1_000, 2_000));
        assertThat(samples.support()).containsExactly(new Count(1_000, 2_000));
    }

    @Test
    void of_candidates_that_say_the_same_or_just_the_opposite_the_first_is_distinct() {
        var samples = new Samples(7);
        //  one, the same, the opposite, nobody, everybody, another, the first twice as often
        samples.add(new double[] {1, 1, 0, 0, 1, 1, 2}, true);
        samples.add(new double[] {0, 0, 1, 0, 1, 1, 0}, false);
        samples.add(new double[] {1, 1, 0, 0, 1, 0, 2}, true);
        samples.add(new double[] {0, 0, 1, 0, 1, 0, 0}, false);

        assertThat(samples.distinct()).containsExactly(true, false, false, false, false, true, true);
    }

    @Test
    void some_of_the_candidates_and_of_the_leads_are_the_same_leads_with_less_known_of_them() {
        var samples = new Samples(3);
        samples.add(new double[] {1, 2, 0}, true);
        samples.add(new double[] {0, 3, 1}, false);
        samples.add(new double[] {1, 1, 1}, true);

        var some = samples.only(new boolean[] {true, false, true}, 3);

        assertThat(some.size()).isEqualTo(3);
        assertThat(some.width()).isEqualTo(3);
        assertThat(some.places(0)).containsExactly(0);
        assertThat(some.places(1)).containsExactly(2);
        assertThat(some.all()).isEqualTo(new Count(2, 1));
        assertThat(samples.only(new boolean[] {true, true, true}, 9).size()).isEqualTo(3);
    }

    @Test
    void of_leads_that_come_in_the_order_of_their_outcomes_some_of_each_are_taken() {
        var samples = new Samples(1);
        for (int lead = 0; lead < 10_000; lead++) {
            samples.add(new double[] {1}, lead < 5_000);
        }

        var some = samples.only(new boolean[] {true}, 1_000);

        assertThat(some.size()).isBetween(900, 1_100);
        assertThat(some.all().won()).isBetween(400L, 600L);
        assertThat(samples.only(new boolean[] {true}, 1_000).all()).isEqualTo(some.all());
    }

    @Test
    void leads_are_weighed_by_how_often_each_candidate_applied() {
        var samples = new Samples(2);
        samples.add(new double[] {1, 2}, true);
        samples.add(new double[] {0.5, 0}, false);
        samples.add(new double[] {0, 0}, false);

        assertThat(samples.weighed(new double[] {4, -1.5})).containsExactly(0, 1, 2);
    }
}
