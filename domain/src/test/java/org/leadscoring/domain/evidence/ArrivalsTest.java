package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void a_threshold_by_capacity_lets_no_more_come_than_can_be_looked_after() {
        // Each score of 0 to 99 was the highest of one lead in a hundred.
        var arrivals = arrivals(30, 6_000);

        assertThat(arrivals.perDay()).isEqualTo(200);
        assertThat(arrivals.threshold(arrivals.now(), 90)).isEqualTo(55);
        assertThat(arrivals.threshold(arrivals.now(), 1)).isEqualTo(100);
        assertThat(arrivals.threshold(arrivals.now(), 500)).isZero();
    }

    @Test
    void what_came_within_hours_came_in_a_day() {
        var arrivals = new Arrivals(
                UNTIL.minus(Duration.ofHours(2)), UNTIL, 50, arrivals(1, 1).now(), Peaks.NONE);

        assertThat(arrivals.perDay()).isEqualTo(50);
        assertThat(arrivals.then().leads()).isZero();
    }

    @Test
    void where_nobody_came_everybody_may_be_handed_over() {
        assertThat(new Arrivals(UNTIL.minusSeconds(1), UNTIL, 0, Peaks.NONE, Peaks.NONE).threshold(Peaks.NONE, 9))
                .isZero();
    }

    private static Arrivals arrivals(int days, long leads) {
        var peaks = new TreeMap<Integer, Long>();
        for (int score = 0; score < 100; score++) {
            peaks.put(score, 3L);
        }
        return new Arrivals(UNTIL.minus(Duration.ofDays(days)), UNTIL, leads, new Peaks(peaks), Peaks.NONE);
    }
}
