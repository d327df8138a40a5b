package org.leadscoring.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Outcome FAILED = new Outcome.Failed("HTTP 503", null);

    @Test
    void after_five_failures_in_a_row_it_rests_each_time_twice_as_long_up_to_a_quarter_of_an_hour() {
        var circuit = Circuit.CLOSED;
        for (int i = 0; i < 4; i++) {
            circuit = circuit.after(FAILED, NOW);
            assertThat(circuit.lets(NOW)).isTrue();
            assertThat(circuit.probes()).isFalse();
        }
        for (long seconds : List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L)) {
            circuit = circuit.after(FAILED, NOW);
            assertThat(circuit.until()).isEqualTo(NOW.plusSeconds(seconds));
            assertThat(circuit.lets(NOW.plusSeconds(seconds - 1))).isFalse();
            assertThat(circuit.lets(NOW.plusSeconds(seconds))).isTrue();
            assertThat(circuit.probes()).isTrue();
        }
    }

    @Test
    void anything_taken_closes_it_and_so_does_a_refusal_for_then_somebody_answers() {
        var open = new Circuit(9, NOW);

        assertThat(open.after(new Outcome.Accepted("HTTP 200"), NOW)).isEqualTo(Circuit.CLOSED);
        assertThat(open.after(new Outcome.Refused("HTTP 400"), NOW)).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it_from_the_first_failure_on() {
        var asked = Circuit.CLOSED.after(new Outcome.Failed("HTTP 429", Duration.ofSeconds(90)), NOW);

        assertThat(asked.lets(NOW.plusSeconds(89))).isFalse();
        assertThat(asked.lets(NOW.plusSeconds(90))).isTrue();
        assertThat(asked.probes()).isFalse();
    }

    @Test
    void jitter_makes_a_pause_longer_by_its_percentage_at_most() {
        var retries = new Retries(List.of(Duration.ofSeconds(100)), 20);

        assertThat(retries.after(1, 0)).contains(Duration.ofSeconds(100));
        assertThat(retries.after(1, 50)).contains(Duration.ofSeconds(110));
        assertThat(retries.after(2, 0)).isEmpty();
        assertThatThrownBy(() -> new Retries(List.of(Duration.ZERO), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Retries(List.of(), 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Retries(List.of(), -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Retries(List.of(Duration.ofSeconds(100)), 100).after(1, 99))
                .contains(Duration.ofSeconds(199));
        assertThat(new Retries(List.of(Duration.ofSeconds(100)), 0).after(1, 99))
                .contains(Duration.ofSeconds(100));
    }
}
