package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;

class ResponseTimesTest {

    @Test
    void of_no_answers_nothing_is_known() {
        assertThat(ResponseTimes.NONE.quantile(50)).isEmpty();
        assertThat(ResponseTimes.NONE.count()).isZero();
    }

    @Test
    void of_a_few_answers_the_quantiles_are_their_very_times() {
        var times = of(minutes(60), minutes(10), minutes(12));

        assertThat(times.quantile(50)).contains(minutes(12));
        assertThat(times.quantile(90)).contains(minutes(60));
        assertThat(times.quantile(1)).contains(minutes(10));
        assertThat(times.count()).isEqualTo(3);
    }

    @Test
    void of_an_even_number_the_median_is_the_lower_of_the_two_in_the_middle() {
        assertThat(of(minutes(1), minutes(2), minutes(3), minutes(4)).quantile(50))
                .contains(minutes(2));
    }

    @Test
    void an_answer_in_no_time_counts() {
        assertThat(of(Duration.ZERO, Duration.ofSeconds(-1), minutes(1)).quantile(50))
                .contains(Duration.ZERO);
    }

    @Test
    void the_times_of_several_days_are_put_together() {
        var monday = of(minutes(1), minutes(2));
        var tuesday = of(minutes(2), minutes(90));

        assertThat(monday.plus(tuesday)).isEqualTo(of(minutes(90), minutes(2), minutes(1), minutes(2)));
        assertThat(monday.plus(tuesday).quantile(75)).contains(minutes(2));
    }

    @Test
    void whatever_the_times_every_quantile_is_within_one_part_in_thirty_two_of_the_true_one() {
        Seeded.forAll(300, random -> {
            var times = new ArrayList<Duration>();
            var many = 1 + random.nextInt(200);
            for (int i = 0; i < many; i++) {
                var time = Duration.of(random.nextLong(1L << random.nextInt(1, 45)), ChronoUnit.MICROS);
                times.add(time);
            }
            var histogram = ResponseTimes.of(times);
            times.sort(null);
            for (int percent : List.of(1, 10, 50, 75, 90, 99, 100)) {
                var truth = times.get(Math.ceilDiv(many * percent, 100) - 1);
                var read = histogram.quantile(percent).orElseThrow();
                assertThat(read.minus(truth).abs().multipliedBy(32))
                        .as("%d %% of %d", percent, many)
                        .isLessThanOrEqualTo(truth.plusNanos(32_000));
            }
        });
    }

    private static ResponseTimes of(Duration... times) {
        return ResponseTimes.of(List.of(times));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
