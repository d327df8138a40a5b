package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.scoring.Models.fivePercentAMonth;
import static org.leadscoring.domain.scoring.Models.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.Stage;

/** Hysteresis and cool-downs as the scorer applies them: spec ST-2. */
class StagesOverTimeTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Scorer scorer = Models.of(
                    rule("up", 62), rule("minus_6", -6), rule("minus_2", -2), rule("plus_16", 16), rule("plus_60", 60))
            .stages(new Stage("warm", 30), new Stage("hot", 60, 5, DAY), new Stage("sql", 100))
            .scorer();

    @Test
    void st_2_a_stage_is_left_only_below_its_hysteresis() {
        assertThat(crossings(scorer, hour(3), event(0, "up"), event(1, "minus_6")))
                .containsExactly("UP warm", "UP hot");
        assertThat(crossings(scorer, hour(3), event(0, "up"), event(1, "minus_6"), event(2, "minus_2")))
                .containsExactly("UP warm", "UP hot", "DOWN hot");
    }

    @Test
    void st_2_a_stage_that_was_left_is_entered_again_when_its_cool_down_ends() {
        var events = left();
        var again = event(3, "plus_16");
        var over = hour(2).plus(DAY);

        assertThat(stage(scorer, over.minus(MICROSECOND), events.get(0), events.get(1), events.get(2), again))
                .isEqualTo("warm");
        var scored = scorer.replay(List.of(events.get(0), events.get(1), events.get(2), again), over);

        assertThat(scorer.stage(scored.state())).isEqualTo("hot");
        assertThat(scored.crossings()).last().satisfies(crossing -> {
            assertThat(crossing.stage()).isEqualTo("hot");
            assertThat(crossing.at()).isEqualTo(over);
            assertThat(crossing.score()).isEqualTo(70);
            assertThat(crossing.event()).isEqualTo(again.id());
        });
    }

    @Test
    void st_2_the_end_of_a_cool_down_is_due_as_soon_as_the_score_is_high_enough() {
        var waiting = scorer.replay(left(), hour(2)).state();
        assertThat(scorer.due(waiting)).isEqualTo(Due.NEVER);

        var high = scorer.resume(waiting, List.of(event(3, "plus_16")), hour(3)).state();

        assertThat(scorer.due(high)).isEqualTo(new Due(null, hour(2).plus(DAY)));
    }

    @Test
    void st_2_and_st_1_the_stages_above_wait_for_the_one_that_cools_down_and_are_crossed_in_order() {
        var events = left();

        assertThat(crossings(scorer, hour(4), events.get(0), events.get(1), events.get(2), event(3, "plus_60")))
                .endsWith("DOWN hot");
        assertThat(crossings(
                        scorer, hour(2).plus(DAY), events.get(0), events.get(1), events.get(2), event(3, "plus_60")))
                .containsExactly("UP warm", "UP hot", "DOWN hot", "UP hot", "UP sql");
    }

    @Test
    void st_2_an_event_at_the_very_end_of_a_cool_down_comes_after_it() {
        var events = left();
        var high = event(3, "plus_16");
        var fall = event(26, "minus_6");

        // At hour 26 hot opens and is entered with 70; then 64.
        assertThat(scorer.replay(List.of(events.get(0), events.get(1), events.get(2), high, fall), hour(26))
                        .crossings())
                .last()
                .satisfies(crossing -> assertThat(crossing.score()).isEqualTo(70));
    }

    @Test
    void st_2_decay_leaves_stages_too() {
        var fading = Models.of(rule("up", 62))
                .stages(new Stage("warm", 30), new Stage("hot", 60, 5, Duration.ZERO))
                .decay(fivePercentAMonth())
                .scorer();

        // 62, 58 after 30 days, 55 after 60, 53 after 90.
        assertThat(stage(fading, Events.START.plus(Duration.ofDays(89)), event(0, "up")))
                .isEqualTo("hot");
        assertThat(stage(fading, Events.START.plus(Duration.ofDays(90)), event(0, "up")))
                .isEqualTo("warm");
    }

    @Test
    void st_1_a_threshold_at_or_below_zero_is_the_stage_a_lead_starts_in() {
        var low = Models.of(rule("up", 5), rule("down", -15))
                .stages(new Stage("open", -10), new Stage("warm", 30))
                .scorer();

        assertThat(crossings(low, hour(1), event(0, "up"))).isEmpty();
        assertThat(stage(low, hour(1), event(0, "up"))).isEqualTo("open");
        assertThat(crossings(low, hour(1), event(0, "down"))).containsExactly("DOWN open");
    }

    private static List<Event> left() {
        return List.of(event(0, "up"), event(1, "minus_6"), event(2, "minus_2"));
    }

    private static List<String> crossings(Scorer scorer, Instant asOf, Event... events) {
        return scorer.replay(List.of(events), asOf).crossings().stream()
                .map(crossing -> crossing.direction() + " " + crossing.stage())
                .toList();
    }

    private static String stage(Scorer scorer, Instant asOf, Event... events) {
        return scorer.stage(scorer.replay(List.of(events), asOf).state());
    }

    private static Event event(int hour, String type) {
        return Told.at(hour(hour), type).event();
    }

    private static Instant hour(int hours) {
        return Events.START.plus(Duration.ofHours(hours));
    }
}
