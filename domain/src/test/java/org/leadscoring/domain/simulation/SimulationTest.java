package org.leadscoring.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Frame FRAME = new Frame(
            Instant.EPOCH,
            ZoneOffset.UTC,
            List.of("cold", "lukewarm", "hot"),
            List.of("cold", "warm", "hot"),
            new Buckets(0, 10, 1),
            List.of());

    @Test
    void a_stage_is_entered_by_those_who_come_from_below_to_it_or_beyond() {
        var counted = counted(List.of(100L, 20L, 3L), List.of(0L, 0L, 0L), List.of(7L, 5L, 9L));

        assertThat(counted.climbingTo(1)).as("warm").isEqualTo(23);
        assertThat(counted.climbingTo(2)).as("hot").isEqualTo(3);
    }

    @Test
    void those_in_a_stage_that_is_no_more_count_as_from_below() {
        var counted = counted(List.of(0L, 0L, 0L), List.of(4L, 2L, 1L), List.of(0L, 0L, 0L));

        assertThat(counted.climbingTo(1)).as("warm").isEqualTo(3);
        assertThat(counted.climbingTo(2)).as("hot").isOne();
    }

    private static Simulation counted(List<Long> cold, List<Long> lukewarm, List<Long> hot) {
        var none = Simulation.none(FRAME);
        return new Simulation(
                FRAME,
                0,
                0,
                List.of(cold, lukewarm, hot),
                none.activeMoves(),
                none.scoresBefore(),
                none.scoresAfter(),
                List.of(),
                none.before(),
                none.after(),
                List.of(),
                List.of());
    }
}
