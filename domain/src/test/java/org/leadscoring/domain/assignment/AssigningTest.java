package org.leadscoring.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.assignment.Seats.NOW;
import static org.leadscoring.domain.assignment.Seats.everybody;
import static org.leadscoring.domain.assignment.Seats.given;
import static org.leadscoring.domain.assignment.Seats.seat;
import static org.leadscoring.domain.assignment.Seats.user;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.ByLot;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.FewestOpenLeads;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutOfOffice;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;

class AssigningTest {

    private static final BusinessHours AFTERNOONS =
            new BusinessHours(ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(new Period(780, 1_020))), Map.of());

    @Test
    void of_weights_two_and_one_the_heavier_gets_every_first_and_third_lead() {
        var policy = roundRobin(seat(1, 2), seat(2, 1));

        assertThat(given(policy, everybody(policy.seats()), 6))
                .containsExactly(user(1), user(2), user(1), user(1), user(2), user(1));
    }

    @Test
    void equal_weights_take_turns_in_the_order_of_their_seats() {
        var policy = roundRobin(seat(3, 7), seat(1, 7), seat(2, 7));

        assertThat(given(policy, everybody(policy.seats()), 6))
                .containsExactly(user(3), user(1), user(2), user(3), user(1), user(2));
    }

    @Test
    void the_reason_of_a_turn_is_the_weight_among_those_that_are_there() {
        var policy = roundRobin(seat(1, 2), seat(2, 3), seat(3, 4, 5));
        var situation = everybody(policy.seats()).withOneMoreFor(user(3));
        var full = new Situation(NOW, situation.workers(), situation.hours(), Map.of(user(3), 5L));

        var choice = Assigning.choose(policy, full, Turn.START, 0);

        assertThat(choice.reason().grounds()).isEqualTo(new NextByTurn(3, 5));
        assertThat(choice.reason().skipped()).containsExactly(new Skipped(user(3), new AtCapacity(5, 5)));
    }

    @Test
    void whoever_cannot_get_it_is_skipped_and_it_is_said_why() {
        var away = new Absence(NOW.minusSeconds(1), NOW.plus(Duration.ofDays(2)), "At sea");
        var policy = roundRobin(
                seat(1, 1),
                seat(2, 1).away(List.of(away)),
                new Seat(user(3), 1, null, true, List.of()),
                seat(4, 1, 20),
                seat(5, 1));
        var situation = new Situation(
                NOW, Set.of(user(2), user(3), user(4), user(5)), AFTERNOONS, Map.of(user(4), 21L, user(5), 99L));

        var choice = Assigning.choose(policy, situation, Turn.START, 0);

        assertThat(choice.user()).isEqualTo(user(5));
        assertThat(choice.reason())
                .isEqualTo(new Reason(
                        new NextByTurn(1, 1),
                        List.of(
                                new Skipped(user(1), new Disabled()),
                                new Skipped(user(2), new OutOfOffice(away.until(), "At sea")),
                                new Skipped(user(3), new OutsideHours()),
                                new Skipped(user(4), new AtCapacity(21, 20)))));
    }

    @Test
    void if_nobody_can_get_it_nobody_does_and_no_turn_is_taken() {
        var policy = roundRobin(seat(1, 1, 3));
        var turn = new Turn(1, Map.of(user(1), 0L));
        var full = new Situation(NOW, Set.of(user(1)), BusinessHours.ROUND_THE_CLOCK, Map.of(user(1), 3L));

        var choice = Assigning.choose(policy, full, turn, 0);

        assertThat(choice)
                .isEqualTo(new Choice(
                        null,
                        new Reason(new NobodyAvailable(), List.of(new Skipped(user(1), new AtCapacity(3, 3)))),
                        turn));
        assertThat(Assigning.choose(AssignmentPolicy.STANDARD, full, turn, 0).reason())
                .isEqualTo(new Reason(new NobodyAvailable(), List.of()));
    }

    @Test
    void an_absence_begins_with_its_first_instant_and_is_over_with_its_last() {
        var absence = new Absence(NOW, NOW.plusSeconds(60), "");
        var policy = roundRobin(seat(1, 1).away(List.of(absence)));
        var before = at(policy, -1);
        var last = at(policy, 59);
        var after = at(policy, 60);

        assertThat(Assigning.choose(policy, before, Turn.START, 0).user()).isEqualTo(user(1));
        assertThat(Assigning.choose(policy, last, Turn.START, 0).user()).isNull();
        assertThat(Assigning.choose(policy, after, Turn.START, 0).user()).isEqualTo(user(1));
    }

    @Test
    void of_absences_that_overlap_the_one_that_lasts_longest_counts() {
        var shorter = new Absence(NOW, NOW.plusSeconds(60), "dentist");
        var longer = new Absence(NOW.minusSeconds(60), NOW.plusSeconds(600), "holidays");

        assertThat(seat(1, 1).away(List.of(shorter, longer)).away(NOW)).contains(longer);
    }

    @Test
    void the_least_loaded_gets_it_and_half_the_weight_is_full_with_half_as_many() {
        var policy = new AssignmentPolicy(AssignmentMethod.LEAST_LOADED, List.of(seat(1, 2), seat(2, 1), seat(3, 2)));
        var situation = new Situation(
                NOW,
                Set.of(user(1), user(2), user(3)),
                BusinessHours.ROUND_THE_CLOCK,
                Map.of(user(1), 6L, user(2), 2L, user(3), 5L));

        var choice = Assigning.choose(policy, situation, Turn.START, 0);

        assertThat(choice.user()).isEqualTo(user(2));
        assertThat(choice.reason().grounds()).isEqualTo(new FewestOpenLeads(2, 1));
        assertThat(given(policy, situation, 5)).containsExactly(user(2), user(3), user(1), user(3), user(2));
    }

    @Test
    void lots_are_as_many_as_the_weights() {
        var policy = new AssignmentPolicy(AssignmentMethod.RANDOM, List.of(seat(1, 2), seat(2, 1)));
        var situation = everybody(policy.seats());

        assertThat(Assigning.choose(policy, situation, Turn.START, 3).user()).isEqualTo(user(1));
        assertThat(Assigning.choose(policy, situation, Turn.START, 4).user()).isEqualTo(user(1));
        var third = Assigning.choose(policy, situation, Turn.START, -1);
        assertThat(third.user()).isEqualTo(user(2));
        assertThat(third.reason().grounds()).isEqualTo(new ByLot(1, 3));
        assertThat(third.turn()).isEqualTo(Turn.START);
    }

    private static Situation at(AssignmentPolicy policy, int seconds) {
        var everybody = everybody(policy.seats());
        return new Situation(NOW.plusSeconds(seconds), everybody.workers(), everybody.hours(), Map.of());
    }

    private static AssignmentPolicy roundRobin(Seat... seats) {
        return new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(seats));
    }
}
