package org.leadscoring.domain.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.stage.Action.Qualification;

class StageActionsTest {

    private static final Action TELL = new Action.Tell(new DestinationId(new UUID(0, 1)));
    private static final StageLadder LADDER = new StageLadder(
            "cold", List.of(new Stage("warm", 30), new Stage("hot", 60), new Stage("mql", 80), new Stage("sql", 100)));

    @Test
    void what_is_done_at_a_threshold_depends_on_the_direction() {
        var actions = StageActions.NONE
                .with("mql", Direction.UP, List.of(new Action.Mark(Qualification.MQL), TELL))
                .with("mql", Direction.DOWN, List.of(TELL));

        assertThat(actions.at("mql", Direction.UP)).containsExactly(new Action.Mark(Qualification.MQL), TELL);
        assertThat(actions.at("mql", Direction.DOWN)).containsExactly(TELL);
        assertThat(actions.at("hot", Direction.UP)).isEmpty();
        assertThat(actions.with("mql", Direction.UP, List.of()).with("mql", Direction.DOWN, List.of()))
                .isEqualTo(StageActions.NONE);
    }

    @Test
    void nobody_is_given_a_lead_that_cools_down_and_nothing_is_done_twice() {
        assertThatThrownBy(() -> StageActions.NONE.with("hot", Direction.DOWN, List.of(new Action.Assign())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StageActions.NONE.with("hot", Direction.UP, List.of(TELL, TELL)))
                .isInstanceOf(IllegalArgumentException.class);
        var many = IntStream.rangeClosed(1, 11)
                .<Action>mapToObj(i -> new Action.Tell(new DestinationId(new UUID(1, i))))
                .toList();
        assertThatThrownBy(() -> StageActions.NONE.with("hot", Direction.UP, many))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at_a_threshold_ten_things_are_done() {
        var ten = IntStream.rangeClosed(1, 10)
                .<Action>mapToObj(i -> new Action.Tell(new DestinationId(new UUID(1, i))))
                .toList();

        assertThat(StageActions.NONE.with("hot", Direction.UP, ten).at("hot", Direction.UP))
                .isEqualTo(ten);
    }

    @Test
    void an_action_is_found_by_the_key_it_is_stored_with() {
        var slack = new DestinationId(new UUID(0, 1));

        assertThat(Action.of("tell", slack)).isEqualTo(TELL);
        assertThat(Action.of("assign", null)).isEqualTo(new Action.Assign());
        assertThat(Action.of("sync", null)).isEqualTo(new Action.Sync());
        assertThat(Action.of("mark_mql", null)).isEqualTo(new Action.Mark(Qualification.MQL));
        assertThat(Action.of("mark_sql", null)).isEqualTo(new Action.Mark(Qualification.SQL));
        assertThat(TELL.key()).isEqualTo("tell");
        assertThat(new Action.Mark(Qualification.SQL).key()).isEqualTo("mark_sql");
    }

    @Test
    void nothing_but_telling_has_a_destination_and_telling_has_one() {
        var slack = new DestinationId(new UUID(0, 1));

        assertThatThrownBy(() -> Action.of("tell", null)).hasMessage("\"tell\" is no action");
        assertThatThrownBy(() -> Action.of("assign", slack)).hasMessage("\"assign\" is no action");
        assertThatThrownBy(() -> Action.of("dance", null)).hasMessage("\"dance\" is no action");
    }

    @Test
    void when_a_stage_is_left_others_are_told_and_crms_brought_in_step() {
        var actions = StageActions.NONE.with("hot", Direction.DOWN, List.of(TELL, new Action.Sync()));

        assertThat(actions.at("hot", Direction.DOWN)).containsExactly(TELL, new Action.Sync());
        assertThatThrownBy(() ->
                        StageActions.NONE.with("hot", Direction.DOWN, List.of(new Action.Mark(Qualification.MQL))))
                .hasMessageContaining("when a stage is left");
    }

    @Test
    void a_destination_that_some_stage_tells_is_known() {
        var actions = StageActions.NONE.with("hot", Direction.UP, List.of(new Action.Assign(), TELL));

        assertThat(actions.tells(new DestinationId(new UUID(0, 1)))).isTrue();
        assertThat(actions.tells(new DestinationId(new UUID(0, 2)))).isFalse();
        assertThat(StageActions.NONE.tells(new DestinationId(new UUID(0, 1)))).isFalse();
    }

    @Test
    void news_of_a_lead_scored_anew_are_the_last_passages_between_where_it_was_and_where_it_is() {
        var crossings = List.of(up("warm", 1), up("hot", 2), down("hot", 3), up("hot", 4), up("mql", 5));

        assertThat(LADDER.news("warm", "mql", crossings)).containsExactly(up("hot", 4), up("mql", 5));
        assertThat(LADDER.news("mql", "mql", crossings)).isEmpty();
        assertThat(LADDER.news("gone", "warm", crossings)).containsExactly(up("warm", 1));
    }

    @Test
    void news_of_a_lead_that_stands_lower_are_the_stages_it_left_from_above() {
        var crossings = List.of(up("warm", 1), up("hot", 2), up("mql", 3), down("mql", 4), down("hot", 5));

        assertThat(LADDER.news("mql", "warm", crossings)).containsExactly(down("mql", 4), down("hot", 5));
        assertThat(LADDER.news("sql", "mql", crossings)).isEmpty();
    }

    private static Crossing up(String stage, int event) {
        return crossing(stage, Direction.UP, event);
    }

    private static Crossing down(String stage, int event) {
        return crossing(stage, Direction.DOWN, event);
    }

    private static Crossing crossing(String stage, Direction direction, int event) {
        return new Crossing(stage, direction, 0, Instant.EPOCH.plusSeconds(event), new EventId(new UUID(0, event)));
    }
}
