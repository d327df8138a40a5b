package org.leadscoring.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.domain.assignment.Seats.NOW;
import static org.leadscoring.domain.assignment.Seats.seat;
import static org.leadscoring.domain.assignment.Seats.user;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentPolicyTest {

    private static final AssignmentPolicy TWO = roundRobin(seat(1, 2), seat(2, 1));

    @Test
    void a_seat_is_found_by_its_user() {
        assertThat(TWO.seat(user(2))).contains(seat(2, 1));
        assertThat(TWO.seat(user(3))).isEmpty();
    }

    @Test
    void a_seat_that_is_changed_keeps_its_place_and_leaves_the_others_alone() {
        assertThat(TWO.with(seat(1, 5)).seats()).containsExactly(seat(1, 5), seat(2, 1));
        assertThat(TWO.with(seat(2, 5)).seats()).containsExactly(seat(1, 2), seat(2, 5));
    }

    @Test
    void nobody_has_two_seats() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> roundRobin(seat(1, 2), seat(1, 1)))
                .withMessage("nobody has two seats");
    }

    @Test
    void open_leads_are_counted_only_where_somebody_has_a_limit_or_the_fewest_decide() {
        assertThat(TWO.countsLoads()).isFalse();
        assertThat(TWO.with(seat(2, 1, 10)).countsLoads()).isTrue();
        assertThat(new AssignmentPolicy(AssignmentMethod.LEAST_LOADED, TWO.seats()).countsLoads())
                .isTrue();
        assertThat(new AssignmentPolicy(AssignmentMethod.RANDOM, TWO.seats()).countsLoads())
                .isFalse();
    }

    @Test
    void a_seat_has_a_weight_of_1_to_100_and_a_limit_of_1_to_100_000_leads() {
        assertThat(seat(1, 100, 1).capacity()).isEqualTo(1);
        assertThat(seat(1, 1, 100_000).capacity()).isEqualTo(100_000);

        for (var weight : List.of(0, 101)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> seat(1, weight))
                    .withMessage("a weight is 1 to 100, not " + weight);
        }
        for (var capacity : List.of(0, 100_001)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> seat(1, 1, capacity))
                    .withMessage("a capacity is 1 to 100000, not " + capacity);
        }
    }

    @Test
    void a_seat_remembers_50_absences_and_no_more() {
        var absence = new Absence(NOW, NOW.plusSeconds(1), "");

        assertThat(seat(1, 1).away(Collections.nCopies(50, absence)).absences()).hasSize(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seat(1, 1).away(Collections.nCopies(51, absence)))
                .withMessageContaining("at most 50");
    }

    @Test
    void an_absence_ends_after_it_begins_and_its_note_is_short() {
        assertThat(new Absence(NOW, NOW.plusNanos(1_000), "x".repeat(200)).note())
                .hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new Absence(NOW, NOW, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Absence(NOW, NOW.plusSeconds(1), "x".repeat(201)))
                .withMessageContaining("200");
    }

    @Test
    void an_absence_is_over_when_they_are_back() {
        var absence = new Absence(NOW, NOW.plusSeconds(60), "");

        assertThat(absence.over(NOW.plusSeconds(59))).isFalse();
        assertThat(absence.over(NOW.plusSeconds(60))).isTrue();
    }

    private static AssignmentPolicy roundRobin(Seat... seats) {
        return new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(seats));
    }
}
