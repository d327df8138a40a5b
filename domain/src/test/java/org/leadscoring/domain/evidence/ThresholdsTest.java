package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.stage.Stage;

class ThresholdsTest {

    @Test
    void stages_lie_apart_and_somebody_reaches_the_highest_even_where_many_share_the_best_score() {
        var now = new ScoreTally();
        var then = new ScoreTally();
        for (int i = 0; i < 100; i++) {
            now.add(0, i % 2 == 0);
            then.add(i < 20 ? 90 : 10, i % 2 == 0);
        }
        var definition = WebsitePoints.model(new ModelId(new UUID(0, 1))).definition();

        var ladder = Thresholds.like(definition, now.scores(), then.scores());

        assertThat(ladder.stages()).extracting(Stage::threshold).isEqualTo(List.of(87, 88, 89, 90));
        assertThat(ladder.names()).isEqualTo(definition.ladder().names());
    }

    @Test
    void a_threshold_by_capacity_lets_no_more_come_than_can_be_looked_after() {
        var scores = new ScoreTally();
        for (int score = 0; score < 100; score++) {
            scores.add(score, score > 50);
        }

        assertThat(Thresholds.forCapacity(scores.scores(), 200, 90)).isEqualTo(55);
        assertThat(Thresholds.forCapacity(scores.scores(), 20, 90)).isEqualTo(0);
    }
}
