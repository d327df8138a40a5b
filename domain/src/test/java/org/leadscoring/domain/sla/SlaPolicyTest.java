package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaBand.OpensFor;

/** Spec SL-2. */
class SlaPolicyTest {

    private static final SlaBand DAY = new SlaBand(40, Duration.ofDays(1), OpensFor.EVERYONE);

    @ParameterizedTest
    @CsvSource({
        "1000, 1",
        "100, 1",
        "85, 1",
        "84, 4",
        "60, 4",
        "59, 24",
        "40, 24",
        "39, 48",
        "0, 48",
        "-25, 48",
        "-2147483648, 48"
    })
    void sl_2_the_hotter_a_lead_the_sooner_it_is_answered(int score, int hours) {
        assertThat(SlaPolicy.STANDARD.bandAt(score).orElseThrow().target()).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({"39, true, true", "39, false, false", "-5, true, true", "40, false, true", "85, false, true"})
    void nobody_can_answer_a_visitor_who_merely_looked_around(int score, boolean known, boolean workable) {
        assertThat(SlaPolicy.STANDARD.workable(score, known).isPresent()).isEqualTo(workable);
    }

    @Test
    void a_band_may_be_left_to_marketing() {
        var policy = new SlaPolicy(List.of(DAY, new SlaBand(0, Duration.ofDays(2), OpensFor.NOBODY)), 25);

        assertThat(policy.bandAt(10)).isPresent();
        assertThat(policy.workable(10, true)).isEmpty();
    }

    @Test
    void a_policy_may_not_reach_down_to_every_score() {
        var policy = new SlaPolicy(List.of(DAY), 25);

        assertThat(policy.bandAt(39)).isEmpty();
        assertThat(policy.workable(39, true)).isEmpty();
        assertThat(policy.bandAt(40)).contains(DAY);
    }

    @Test
    void bands_come_hottest_first_however_they_are_given() {
        var hot = new SlaBand(85, Duration.ofHours(1), OpensFor.EVERYONE);

        assertThat(new SlaPolicy(List.of(DAY, hot), 25).bands()).containsExactly(hot, DAY);
    }

    @ParameterizedTest
    @CsvSource({"25, 2700", "50, 1800", "1, 3564", "99, 36"})
    void a_warning_comes_when_so_much_of_the_target_is_left(int percent, int seconds) {
        var opened = Instant.parse("2026-03-02T09:00:00Z");
        var hot = new SlaBand(85, Duration.ofHours(1), OpensFor.EVERYONE);
        var policy = new SlaPolicy(List.of(hot), percent);

        assertThat(policy.warnAt(opened, hot)).isEqualTo(opened.plusSeconds(seconds));
    }

    @Test
    void a_policy_that_makes_no_sense_cannot_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SlaPolicy(List.of(), 25));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SlaPolicy(List.of(DAY, new SlaBand(40, Duration.ofHours(1), OpensFor.KNOWN)), 25));
        assertThatIllegalArgumentException().isThrownBy(() -> new SlaPolicy(List.of(DAY), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SlaPolicy(List.of(DAY), 100));
    }

    @Test
    void a_promise_rests_only_in_a_status_that_is_neither_an_answer_nor_an_end() {
        var policy = new SlaPolicy(List.of(DAY), 25, BusinessHours.ROUND_THE_CLOCK, Set.of(LeadStatus.QUALIFIED));

        assertThat(policy.restsIn(LeadStatus.QUALIFIED)).isTrue();
        assertThat(policy.restsIn(LeadStatus.PROPOSAL)).isFalse();
        for (var answer : List.of(LeadStatus.NEW, LeadStatus.CONTACTED, LeadStatus.WON, LeadStatus.LOST)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SlaPolicy(List.of(DAY), 25, BusinessHours.ROUND_THE_CLOCK, Set.of(answer)));
        }
    }

    @Test
    void a_target_is_longer_than_zero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SlaBand(0, Duration.ZERO, OpensFor.KNOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> new SlaBand(0, Duration.ofSeconds(-1), OpensFor.KNOWN));
    }
}
