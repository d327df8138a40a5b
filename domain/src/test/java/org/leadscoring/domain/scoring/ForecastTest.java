package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.scoring.Models.capped;
import static org.leadscoring.domain.scoring.Models.fivePercentAMonth;
import static org.leadscoring.domain.scoring.Models.limited;
import static org.leadscoring.domain.scoring.Models.named;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Models.when;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.scoring.Forecast.Way;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Stage;

class ForecastTest {

    private static final Stage WARM = new Stage("warm", 30);
    private static final Stage HOT = new Stage("hot", 60);
    private static final Field URL = Field.property("url");

    @Test
    void ui_1_a_lead_that_does_nothing_drops_when_decay_takes_it_below_the_threshold() {
        var scorer = Models.of(rule("a", 62))
                .stages(WARM, HOT)
                .decay(fivePercentAMonth())
                .scorer();

        // 62, 58 after 30 days.
        assertThat(after(scorer, "a").drop()).contains(new Drop(Events.START.plus(Duration.ofDays(30)), "warm", 58));
    }

    @Test
    void ui_1_a_drop_may_lie_years_ahead_or_never_come() {
        var slow = Models.of(rule("a", 100))
                .stages(WARM)
                .decay(fivePercentAMonth())
                .scorer();
        var never = Models.of(rule("a", 100)).stages(WARM).scorer();

        // 100 × 0.95^23 = 30.7, × 0.95^24 = 29.2.
        assertThat(after(slow, "a").drop()).contains(new Drop(Events.START.plus(Duration.ofDays(24 * 30)), "cold", 29));
        assertThat(after(never, "a").drop()).isEmpty();
    }

    @Test
    void ui_1_inactivity_and_hysteresis_count_for_a_drop() {
        var scorer = Models.of(rule("a", 62), rule("inactive_30_days", -10))
                .stages(WARM, new Stage("hot", 60, 5, Duration.ZERO))
                .makes(Derivation.INACTIVE)
                .scorer();

        assertThat(after(scorer, "a").drop()).contains(new Drop(Events.START.plus(Duration.ofDays(30)), "warm", 52));
    }

    @Test
    void who_drops_before_long_is_known_at_each_step_that_time_takes() {
        var month = Models.of(rule("a", 62), rule("b", 100))
                .stages(WARM, HOT)
                .decay(fivePercentAMonth())
                .scorer();
        var daily = Models.of(rule("a", 40))
                .stages(WARM)
                .decay(new Decay(new DecayCurve.Exponential(500), Duration.ofDays(1)))
                .scorer();

        // 62, 58 after 30 days; 100, 95 after 30 days, 90 after 60: no drop by the first of them.
        assertThat(Forecast.cooling(month, state(month, "a"))).contains(Events.START.plus(Duration.ofDays(30)));
        assertThat(Forecast.cooling(month, state(month, "b"))).isEmpty();
        // 40, 38, 36, 34, 32, 30, 29: the sixth day, within a week of the first.
        assertThat(Forecast.cooling(daily, state(daily, "a"))).contains(Events.START.plus(Duration.ofDays(6)));
        assertThat(Forecast.cooling(month, ScoreState.START)).isEmpty();
    }

    @Test
    void a_drop_beyond_the_instant_looked_ahead_to_is_not_told() {
        var scorer = Models.of(rule("a", 62))
                .stages(WARM, HOT)
                .decay(fivePercentAMonth())
                .scorer();
        var at = Events.START.plus(Duration.ofDays(30));

        assertThat(after(scorer, "a").drop(at)).isEmpty();
        assertThat(after(scorer, "a").drop(at.plusNanos(1))).contains(new Drop(at, "warm", 58));
    }

    private static ScoreState state(Scorer scorer, String type) {
        return scorer.replay(List.of(Events.event(0, type)), Events.START).state();
    }

    @Test
    void ui_1_a_lead_on_the_ground_does_not_drop() {
        var scorer =
                Models.of(rule("a", 20)).stages(WARM).decay(fivePercentAMonth()).scorer();

        assertThat(after(scorer, "a").drop()).isEmpty();
    }

    @Test
    void ui_1_points_missing_to_the_next_stage() {
        var scorer = Models.of(rule("a", 20)).stages(WARM, HOT).scorer();

        assertThat(new Forecast(scorer, ScoreState.START, Events.START).missing())
                .hasValue(30);
        assertThat(after(scorer, "a").missing()).hasValue(10);
        assertThat(after(scorer, "a", "a").missing()).hasValue(20);
        assertThat(after(scorer, "a", "a", "a").missing()).isEmpty();
    }

    @Test
    void ui_1_the_fewest_events_of_each_type_that_reach_the_next_stage() {
        var scorer = Models.of(rule("view", 10), rule("demo", 50), rule("mail", 5), rule("unsubscribed", -20))
                .stages(WARM, HOT)
                .scorer();

        assertThat(ways(after(scorer, "view", "view"))).containsExactly("1 demo +50", "1 view +10", "2 mail +10");
    }

    @Test
    void ui_1_what_takes_more_than_five_is_not_proposed() {
        var scorer = Models.of(rule("five", 6), rule("six", 5)).stages(WARM).scorer();

        assertThat(ways(after(scorer))).containsExactly("5 five +30");
    }

    @Test
    void ui_1_where_one_event_is_not_enough_several_types_may_be() {
        var scorer = Models.of(
                        limited(Limit.ONCE, rule("demo", 50)),
                        limited(Limit.ONCE, rule("trial", 40)),
                        limited(Limit.ONCE, rule("form", 20)))
                .stages(new Stage("sql", 100))
                .scorer();

        assertThat(ways(after(scorer))).containsExactly("1 demo, 1 trial, 1 form +110");
        assertThat(ways(after(scorer, "trial", "demo"))).containsExactly("1 form +20");
    }

    @Test
    void ui_1_a_rule_that_was_used_up_is_not_proposed() {
        var scorer = Models.of(limited(Limit.ONCE, rule("demo", 50)), rule("view", 10))
                .stages(HOT)
                .scorer();

        assertThat(ways(after(scorer, "demo"))).containsExactly("1 view +10");
    }

    @Test
    void ui_1_caps_are_respected() {
        var scorer = Models.of(capped(25, rule("view", 10)), rule("mail", 12))
                .stages(WARM)
                .scorer();

        assertThat(ways(after(scorer))).containsExactly("3 mail +36", "2 mail, 1 view +34");
    }

    @Test
    void ui_1_properties_fulfil_the_rules_conditions() {
        var scorer = Models.of(
                        when(new Condition.Contains(URL, "/pricing"), rule("view", 40)),
                        when(
                                new Condition.All(List.of(
                                        new Condition.Compares(
                                                Field.property("seconds"),
                                                Condition.Comparison.GREATER_THAN,
                                                BigDecimal.TEN),
                                        new Condition.Not(new Condition.Exists(Field.property("embedded"))))),
                                rule("video", 40)),
                        when(new Condition.Matches(URL, new Regex("x{3}")), rule("secret", 40)),
                        when(new Condition.Exists(Field.trait("vip")), rule("call", 40)))
                .stages(WARM)
                .scorer();

        var ways = after(scorer).ways();

        assertThat(ways).extracting(way -> way.steps().getFirst().type().name()).containsExactly("video", "view");
        assertThat(ways.getFirst().steps().getFirst().properties().values())
                .containsExactly(Map.entry("seconds", new BigDecimal("11")));
        assertThat(ways.getLast().steps().getFirst().properties().text("url")).contains("/pricing");
    }

    @Test
    void ui_1_of_several_values_or_conditions_one_is_enough_and_equal_ways_come_by_name() {
        var one = new Condition.Any(List.of(
                new Condition.Matches(URL, new Regex("x{3}")), new Condition.Equals(Field.property("topic"), "price")));
        var scorer = Models.of(
                        when(new Condition.In(Field.property("plan"), List.of("pro", "team")), rule("trial", 40)),
                        when(new Condition.Exists(Field.property("file")), rule("download", 40)),
                        when(one, rule("chat", 40)))
                .stages(WARM)
                .scorer();

        assertThat(after(scorer).ways())
                .extracting(way -> way.steps().getFirst())
                .containsExactly(
                        step("chat", Map.of("topic", "price")),
                        step("download", Map.of("file", "anything")),
                        step("trial", Map.of("plan", "pro")));
    }

    private static Forecast.Step step(String type, Map<String, Object> properties) {
        return new Forecast.Step(new EventType(type), new Attributes(properties), 1);
    }

    @Test
    void ui_1_a_rule_that_counts_each_value_once_gets_another_value_each_time() {
        var scorer = Models.of(
                        limited(new Limit.Distinct(URL), when(new Condition.StartsWith(URL, "/p/"), rule("view", 10))))
                .stages(WARM)
                .scorer();

        assertThat(ways(after(scorer))).containsExactly("3 view +30");
    }

    @Test
    void ui_1_what_the_system_makes_and_what_only_tells_traits_is_not_proposed() {
        var scorer = Models.of(rule("return_visit", 50), rule("inactive_30_days", 50), rule("identify", 50))
                .stages(WARM)
                .scorer();

        assertThat(after(scorer).ways()).isEmpty();
    }

    @Test
    void ui_1_on_the_highest_stage_and_while_it_cools_down_nothing_is_proposed() {
        var scorer = Models.of(rule("up", 30), rule("down", -10))
                .stages(new Stage("warm", 30, 0, Duration.ofDays(1)))
                .scorer();

        assertThat(after(scorer, "up").ways()).isEmpty();
        assertThat(after(scorer, "up", "down").ways()).isEmpty();
    }

    @Test
    void ui_1_nothing_is_said_of_a_model_of_visits() {
        var scorer = Models.of()
                .method(new Method.Sessions(SessionScoring.STANDARD))
                .stages(WARM)
                .scorer();

        assertThat(after(scorer, "page_view").missing()).isEmpty();
        assertThat(after(scorer, "page_view").ways()).isEmpty();
    }

    @Test
    void ui_1_of_hundreds_of_types_the_best_three_are_found() {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < 400; i++) {
            rules.add(named("r" + i, limited(Limit.ONCE, rule("type_" + i, 1 + i % 7))));
        }
        var scorer = Models.of(rules.toArray(Rule[]::new))
                .stages(new Stage("far", 21))
                .scorer();

        assertThat(ways(after(scorer))).containsExactly("1 type_104, 1 type_111, 1 type_118 +21");
    }

    @Test
    void ui_1_every_way_leads_to_the_next_stage_and_none_of_one_type_is_shorter() {
        var ways = new int[1];
        Seeded.forAll(3_000, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var now = histories.after(history);
            var state = scorer.replay(history, now).state();
            var search = new WaysUp(scorer, state, now);

            for (var way : new Forecast(scorer, state, now).ways()) {
                ways[0]++;
                var events = search.events(way);
                var whole = new ArrayList<>(history);
                whole.addAll(events);
                var then = scorer.replay(whole, events.getLast().occurredAt()).state();

                assertThat(height(scorer, then)).isGreaterThan(height(scorer, state));
                assertThat(then.total()).isEqualTo(way.score());
                assertThat(then.total() - state.total()).isEqualTo(way.points());
                if (way.steps().size() == 1) {
                    assertNoneIsShorter(scorer, state, now, way);
                }
            }
        });
        assertThat(ways[0]).isGreaterThan(300);
    }

    private static void assertNoneIsShorter(Scorer scorer, ScoreState state, Instant now, Way way) {
        var search = new WaysUp(scorer, state, now);
        var type = way.steps().getFirst().type();
        for (var properties : new Examples(scorer, state.traits()).of(type)) {
            var fewer = new Way(List.of(new Forecast.Step(type, properties, way.events() - 1)), 0, 0);
            var events = search.events(fewer);
            var then = scorer.resume(state, events, now).state();
            assertThat(height(scorer, then)).isLessThanOrEqualTo(height(scorer, state));
        }
    }

    @Test
    void ui_1_a_drop_is_the_first_instant_at_which_the_stage_is_lower() {
        Seeded.forAll(2_000, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var now = histories.after(history);
            var state = scorer.replay(history, now).state();

            var drop = new Forecast(scorer, state, now).drop();

            var until = drop.map(found -> found.at().minusNanos(1_000)).orElse(now.plus(Duration.ofDays(3_600)));
            var present = height(scorer, state);
            var height = present;
            var crossings = scorer.resume(state, List.of(), until).crossings();
            for (int i = 0; i < crossings.size(); i++) {
                height += crossings.get(i).direction() == Direction.UP ? 1 : -1;
                // What happens at one instant is judged together: decay may take what an inactivity gives.
                if (i == crossings.size() - 1
                        || !crossings.get(i).at().equals(crossings.get(i + 1).at())) {
                    assertThat(height).isGreaterThanOrEqualTo(present);
                }
            }
            drop.ifPresent(found -> {
                var then = scorer.resume(state, List.of(), found.at()).state();
                assertThat(height(scorer, then)).isLessThan(present);
                assertThat(then.total()).isEqualTo(found.score());
                assertThat(scorer.stage(then)).isEqualTo(found.stage());
            });
        });
    }

    private static int height(Scorer scorer, ScoreState state) {
        return scorer.model().ladder().names().indexOf(scorer.stage(state));
    }

    private static List<String> ways(Forecast forecast) {
        return forecast.ways().stream()
                .map(way -> way.steps().stream()
                                .map(step -> step.times() + " " + step.type().name())
                                .collect(Collectors.joining(", "))
                        + " +" + way.points())
                .toList();
    }

    /** A lead that did this, a microsecond apart, just now. */
    private static Forecast after(Scorer scorer, String... types) {
        var events = new ArrayList<Event>();
        for (var type : types) {
            events.add(Told.after(Duration.ofNanos(1_000L * events.size()), new EventType(type).name())
                    .event());
        }
        return new Forecast(
                scorer,
                events.isEmpty()
                        ? ScoreState.START
                        : Replays.replay(scorer, events).state(),
                Events.START);
    }
}
