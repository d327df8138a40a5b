package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scale;
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
    void as_many_leads_reach_each_stage_as_by_the_scores_the_ladder_was_made_for() {
        // By today's scores one in ten is hot and three in ten are warm.
        var now = new ScoreTally();
        var then = new ScoreTally();
        for (int i = 1; i <= 100; i++) {
            now.add(i <= 10 ? 60 : i <= 30 ? 30 : 0, i % 2 == 0);
            then.add(i, i % 2 == 0);
        }

        assertThat(moved(now, then)).containsExactly(71, 91);
    }

    @Test
    void where_nobody_reaches_a_stage_today_one_in_a_hundred_reaches_the_highest_and_two_the_one_below() {
        var now = new ScoreTally();
        var then = new ScoreTally();
        for (int i = 1; i <= 100; i++) {
            now.add(0, i % 2 == 0);
            then.add(i, i % 2 == 0);
        }

        assertThat(moved(now, then)).containsExactly(99, 100);
    }

    @Test
    void where_everybody_reaches_all_stages_they_begin_at_one_point_and_lie_a_point_apart() {
        var now = new ScoreTally();
        var then = new ScoreTally();
        for (int i = 1; i <= 100; i++) {
            now.add(60, i % 2 == 0);
            then.add(i - 10, i % 2 == 0);
        }

        assertThat(moved(now, then)).containsExactly(1, 2);
    }

    private static List<Integer> moved(ScoreTally now, ScoreTally then) {
        var definition = Observed.definition(List.of(), List.of());
        return Thresholds.like(definition, now.scores(), then.scores()).stages().stream()
                .map(Stage::threshold)
                .toList();
    }

    @Test
    void a_stage_begins_elsewhere_and_those_in_its_way_move_aside() {
        assertThat(begins("warm", 40)).containsExactly(40, 60);
        assertThat(begins("warm", 74)).containsExactly(74, 75);
        assertThat(begins("hot", 20)).containsExactly(19, 20);
        assertThat(begins("hot", 90)).containsExactly(30, 90);
    }

    private static List<Integer> begins(String stage, int threshold) {
        var moved = Thresholds.moved(Observed.definition(List.of(), List.of()), stage, threshold)
                .orElseThrow();
        assertThat(moved.ladder().names()).isEqualTo(Observed.LADDER.names());
        return moved.ladder().stages().stream().map(Stage::threshold).toList();
    }

    @Test
    void no_stage_begins_where_there_is_no_room_for_the_others() {
        var definition = Observed.definition(List.of(), List.of());

        assertThat(Thresholds.moved(definition, "cold", 10)).isEmpty();
        assertThat(Thresholds.moved(definition, "never heard of", 10)).isEmpty();
        assertThat(Thresholds.moved(definition, "warm", 0)).isEmpty();
        assertThat(Thresholds.moved(definition, "hot", 1)).isEmpty();
        assertThat(Thresholds.moved(definition, "warm", Scale.OPEN.cap())).isEmpty();
        assertThat(Thresholds.moved(definition, "hot", Scale.OPEN.cap())).isPresent();
    }
}
