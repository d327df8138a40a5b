package org.leadscoring.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.workspace.UserId;

class ExperimentTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UserId ADA = new UserId(new UUID(0, 1));

    @Test
    void it_runs_until_somebody_ends_it_and_divides_leads_as_before_then() {
        var begun = experiment("B", 30);

        var ended = begun.ended(NOW.plusSeconds(1), ADA);

        assertThat(begun.running()).isTrue();
        assertThat(ended.running()).isFalse();
        assertThat(ended.division()).isEqualTo(begun.division());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, -1})
    void a_share_leaves_leads_to_both(int percent) {
        assertThatThrownBy(() -> experiment("B", percent)).hasMessageContaining("1 to 99");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void a_share_may_be_as_small_as_one_in_a_hundred(int percent) {
        assertThat(experiment("B", percent).percent()).isEqualTo(percent);
    }

    @Test
    void no_model_challenges_itself() {
        assertThatThrownBy(() -> experiment("A", 50)).hasMessageContaining("primary model already");
    }

    private static Experiment experiment(String challenger, int percent) {
        return new Experiment(new ExperimentId(new UUID(7, 7)), "A", challenger, percent, NOW, ADA, null);
    }
}
