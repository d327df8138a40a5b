package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LiftTest {

    /** By hand: the logarithm of 2 has the standard error √(1/40 − 1/100 + 1/40 − 1/200) = √0.035. */
    @Test
    void it_is_the_ratio_of_conversions_with_the_interval_of_katz() {
        var lift = Lift.of(new Count(40, 60), new Count(40, 160)).orElseThrow();

        assertThat(lift.value()).isCloseTo(2, within(1e-12));
        assertThat(lift.low()).isCloseTo(2 / 1.44296, within(0.0001));
        assertThat(lift.high()).isCloseTo(2 * 1.44296, within(0.0001));
        assertThat(lift.excludes(1)).isTrue();
    }

    @Test
    void where_nobody_was_won_on_one_side_half_a_lead_is_added_and_many_leads_say_much() {
        var many = Lift.of(new Count(0, 3_000), new Count(400, 600)).orElseThrow();
        var few = Lift.of(new Count(0, 3), new Count(400, 600)).orElseThrow();

        assertThat(many.high()).isLessThan(0.1);
        assertThat(few.excludes(1)).isFalse();
        assertThat(Lift.of(new Count(400, 600), new Count(0, 3_000))
                        .orElseThrow()
                        .low())
                .isGreaterThan(10);
        assertThat(Lift.contradicts(25, new Count(0, 3_000), new Count(400, 600)))
                .isTrue();
        assertThat(Lift.contradicts(25, new Count(0, 3), new Count(400, 600))).isFalse();
    }

    @Test
    void where_nobody_was_won_at_all_or_nobody_is_on_one_side_there_is_no_ratio() {
        assertThat(Lift.of(new Count(0, 9), new Count(0, 4))).isEmpty();
        assertThat(Lift.of(Count.NONE, new Count(3, 4))).isEmpty();
        assertThat(Lift.of(new Count(3, 4), Count.NONE)).isEmpty();
    }
}
