package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec SL-1. */
class LeadStatusTest {

    @ParameterizedTest
    @CsvSource({
        "NEW, CONTACTED QUALIFIED PROPOSAL WON LOST",
        "CONTACTED, QUALIFIED PROPOSAL WON LOST",
        "QUALIFIED, CONTACTED PROPOSAL WON LOST",
        "PROPOSAL, CONTACTED QUALIFIED WON LOST",
        "WON, CONTACTED",
        "LOST, CONTACTED"
    })
    void a_person_may_move_a_lead_from_here_to_there(LeadStatus from, String to) {
        assertThat(from.next()).extracting(LeadStatus::name).containsExactly(to.split(" "));
    }

    @ParameterizedTest
    @EnumSource(LeadStatus.class)
    void nothing_goes_back_to_new_or_to_itself(LeadStatus status) {
        assertThat(status.next()).doesNotContain(LeadStatus.NEW, status);
    }

    @ParameterizedTest
    @EnumSource(LeadStatus.class)
    void won_and_lost_are_ends(LeadStatus status) {
        assertThat(status.ended()).isEqualTo(status == LeadStatus.WON || status == LeadStatus.LOST);
    }

    @Test
    void what_may_come_next_may_be_changed_by_whoever_asked() {
        LeadStatus.NEW.next().clear();

        assertThat(LeadStatus.NEW.next()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(LeadStatus.class)
    void a_status_is_found_by_its_key_in_any_case(LeadStatus status) {
        assertThat(LeadStatus.of(status.key())).contains(status);
        assertThat(LeadStatus.of(" " + status.name() + " ")).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newer", "ne w", "*"})
    void no_status_is_found_by_another_key(String key) {
        assertThat(LeadStatus.of(key)).isEmpty();
    }

    @Test
    void a_key_is_lower_case() {
        assertThat(LeadStatus.CONTACTED.key()).isEqualTo("contacted");
    }
}
