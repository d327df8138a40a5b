package org.leadscoring.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_team_answers_what_it_answers_on_the_median_of_its_working_days() {
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(80L, 90L, 500L, 100L, 70L)))
                .hasValue(90);
    }

    @Test
    void weekends_do_not_count() {
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(80L, 80L, 80L, 80L, 80L, 3L, 1L, 80L)))
                .hasValue(80);
    }

    @Test
    void of_an_even_number_of_days_it_is_the_middle_rounded_half_up() {
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(80L, 90L, 101L, 120L)))
                .hasValue(96);
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(80L, 90L, 100L, 120L)))
                .hasValue(95);
    }

    @Test
    void a_team_that_has_just_begun_is_not_measured_by_the_days_before() {
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(0L, 0L, 40L, 50L, 0L)))
                .hasValue(40);
    }

    @Test
    void where_nobody_was_answered_on_a_working_day_nobody_can_tell() {
        assertThat(Capacity.perWorkingDay(MONDAY, List.of(0L, 0L))).isEmpty();
        assertThat(Capacity.perWorkingDay(MONDAY.plusDays(5), List.of(3L, 4L))).isEmpty();
    }
}
