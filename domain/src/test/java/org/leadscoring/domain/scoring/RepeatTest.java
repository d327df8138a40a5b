package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.factor;
import static org.leadscoring.domain.scoring.Models.limited;
import static org.leadscoring.domain.scoring.Models.repeated;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Models.when;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;

class RepeatTest {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void sc_7_after_1_the_second_action_is_multiplied() {
        assertThat(points(repeated("1.5", 30, 1, rule("a", 10)), days(0, 1, 2))).containsExactly(10, 15, 15);
    }

    @Test
    void sc_7_after_2_the_third_action_is_the_first_to_be_multiplied() {
        assertThat(points(repeated("1.5", 30, 2, rule("a", 10)), days(0, 1, 2, 3)))
                .containsExactly(10, 10, 15, 15);
    }

    @Test
    void sc_7_a_window_is_open_at_its_far_end() {
        var rule = repeated("1.5", 30, 1, rule("a", 10));

        assertThat(points(rule, Told.events("a", Duration.ZERO, WINDOW.minus(MICROSECOND))))
                .containsExactly(10, 15);
        assertThat(points(rule, Told.events("a", Duration.ZERO, WINDOW))).containsExactly(10, 10);
    }

    @Test
    void sc_7_all_of_the_earlier_ones_lie_within_the_window() {
        var rule = repeated("1.5", 30, 2, rule("a", 10));

        assertThat(points(rule, days(0, 20, 31))).containsExactly(10, 10, 10);
        assertThat(points(rule, days(0, 20, 31, 40))).containsExactly(10, 10, 10, 15);
    }

    @Test
    void sc_7_what_happened_counts_also_where_a_limit_kept_it_from_giving_points() {
        var limit = limited(new Limit.PerWindow(1, Duration.ofDays(1)), repeated("1.5", 30, 2, rule("a", 10)));
        var events = Told.events("a", Duration.ZERO, Duration.ofHours(1), Duration.ofDays(2));

        assertThat(points(limit, events)).containsExactly(10, 15);
    }

    @Test
    void sc_7_the_same_action_is_one_that_fulfils_the_condition() {
        var rule = when(new Condition.Exists(Field.property("url")), repeated("1.5", 30, 1, rule("a", 10)));
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                Told.after(Duration.ofDays(1), "a").with("url", "/x").event(),
                Told.after(Duration.ofDays(2), "a").with("url", "/y").event());

        assertThat(points(rule, events)).containsExactly(10, 15);
    }

    @Test
    void sc_7_takes_are_multiplied_too() {
        assertThat(points(repeated("1.5", 30, 1, rule("a", -5)), days(0, 1))).containsExactly(-5, -8);
    }

    @Test
    void sc_7_and_sc_8_both_factors_are_applied_before_rounding() {
        var scorer = Models.of(repeated("1.5", 30, 1, rule("a", 3)))
                .recency(new Recency(List.of(), factor("0.5")))
                .scorer();

        // 3 × 0.5 = 1.5 → 2; then 3 × 1.5 × 0.5 = 2.25 → 2.
        assertThat(Replays.replay(scorer, days(0, 1)).entries())
                .extracting(LedgerEntry::points)
                .containsExactly(2, 2);
    }

    @Test
    void sc_7_a_repeat_out_of_range_is_refused() {
        for (var after : List.of(0, 101)) {
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> repeated("1.5", 30, after, rule("a", 1)));
        }
        for (var days : List.of(0, 367)) {
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> repeated("1.5", days, 1, rule("a", 1)));
        }
    }

    private static List<Event> days(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> Told.after(Duration.ofDays(day), "a").event())
                .toList();
    }

    private static List<Integer> points(Rule rule, List<Event> events) {
        return Replays.replay(Models.of(rule).scorer(), events).entries().stream()
                .map(LedgerEntry::points)
                .toList();
    }
}
