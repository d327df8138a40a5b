package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidEventExceptionTest {

    @Test
    void a_refusal_can_be_seen_from_further_out() {
        var refusal = new InvalidEventException("/price", "is no number")
                .within("/properties")
                .within("/batch/3");

        assertThat(refusal.field()).isEqualTo("/batch/3/properties/price");
        assertThat(refusal).hasMessage("is no number");
    }
}
