package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.domain.lead.LeadStatus.CONTACTED;
import static org.leadscoring.domain.lead.LeadStatus.LOST;
import static org.leadscoring.domain.lead.LeadStatus.NEW;
import static org.leadscoring.domain.lead.LeadStatus.QUALIFIED;
import static org.leadscoring.domain.lead.LeadStatus.WON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.workspace.UserId;

class OutcomeTest {

    private static final UserId ADA = new UserId(new UUID(0, 1));
    private static final UserId IMPORT = new UserId(new UUID(0, 2));

    @Test
    void a_lead_nobody_worked_on_goes_from_new_to_its_outcome_at_that_instant() {
        var won = outcome(WON, 10);

        assertThat(won.steps(NEW, List.of(), IMPORT)).containsExactly(step(NEW, WON, 10, IMPORT));
        assertThat(won.standing(NEW, List.of())).isEqualTo(WON);
    }

    @Test
    void what_is_told_twice_is_told_once() {
        var history = List.of(step(NEW, WON, 10, IMPORT));

        assertThat(outcome(WON, 10).steps(WON, history, IMPORT)).isEmpty();
        assertThat(outcome(WON, 12).steps(WON, history, IMPORT))
                .as("it was won by then")
                .isEmpty();
    }

    @Test
    void a_past_outcome_comes_between_the_steps_and_what_came_later_stays_and_says_where_the_work_stands() {
        var history = List.of(step(NEW, CONTACTED, 5, ADA), step(CONTACTED, QUALIFIED, 20, ADA));
        var lost = outcome(LOST, 10);

        assertThat(lost.steps(QUALIFIED, history, IMPORT)).containsExactly(step(CONTACTED, LOST, 10, IMPORT));
        assertThat(lost.standing(QUALIFIED, history)).isEqualTo(QUALIFIED);
    }

    @Test
    void before_all_steps_the_work_stood_where_the_first_of_them_began() {
        var history = List.of(step(NEW, CONTACTED, 5, ADA));

        assertThat(outcome(WON, 3).steps(CONTACTED, history, IMPORT)).containsExactly(step(NEW, WON, 3, IMPORT));
    }

    @Test
    void a_lead_that_ended_otherwise_is_reopened_first() {
        var history = List.of(step(NEW, LOST, 5, ADA));
        var won = outcome(WON, 9);

        assertThat(won.steps(LOST, history, IMPORT))
                .containsExactly(step(LOST, CONTACTED, 9, IMPORT), step(CONTACTED, WON, 9, IMPORT));
        assertThat(won.standing(LOST, history)).isEqualTo(WON);
    }

    @Test
    void of_two_at_one_instant_the_one_that_is_told_last_counts() {
        var history = List.of(step(NEW, WON, 5, IMPORT));
        var lost = outcome(LOST, 5);

        assertThat(lost.steps(WON, history, IMPORT)).hasSize(2);
        assertThat(lost.standing(WON, history)).isEqualTo(LOST);
    }

    @Test
    void a_status_whose_steps_are_not_known_is_where_the_work_stood() {
        assertThat(outcome(WON, 5).steps(QUALIFIED, List.of(), IMPORT))
                .containsExactly(step(QUALIFIED, WON, 5, IMPORT));
    }

    @Test
    void only_an_end_is_an_outcome() {
        assertThatThrownBy(() -> outcome(CONTACTED, 1)).hasMessageContaining("won or lost");
    }

    private static Outcome outcome(LeadStatus status, int day) {
        return new Outcome(status, day(day));
    }

    private static StatusChange step(LeadStatus from, LeadStatus to, int day, UserId by) {
        return new StatusChange(from, to, day(day), by);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T12:00:00Z").plusSeconds(86_400L * day);
    }
}
