package org.leadscoring.domain.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.stage.StageLadder.Passage;
import org.leadscoring.domain.stage.StageLadder.Span;

/** Spec ST-1. */
class StageLadderTest {

    private static final StageLadder LADDER = new StageLadder(
            "cold", List.of(new Stage("warm", 30), new Stage("hot", 60), new Stage("mql", 80), new Stage("sql", 100)));

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-2147483648, cold",
        "-1, cold",
        "0, cold",
        "29, cold",
        "30, warm",
        "59, warm",
        "60, hot",
        "79, hot",
        "80, mql",
        "99, mql",
        "100, sql",
        "2147483647, sql"
    })
    void the_stage_is_the_highest_threshold_not_above_the_score(int score, String stage) {
        assertThat(LADDER.stageAt(score)).isEqualTo(stage);
    }

    @Test
    void a_jump_passes_every_threshold_in_between_in_order() {
        assertThat(between(LADDER, 30, 110))
                .containsExactly(
                        new Passage("hot", Direction.UP),
                        new Passage("mql", Direction.UP),
                        new Passage("sql", Direction.UP));
        assertThat(between(LADDER, 110, 30))
                .containsExactly(
                        new Passage("sql", Direction.DOWN),
                        new Passage("mql", Direction.DOWN),
                        new Passage("hot", Direction.DOWN));
    }

    @ParameterizedTest
    @CsvSource({"30, 59", "59, 30", "0, 29", "60, 60", "-500, 29", "100, 999"})
    void a_score_that_stays_within_a_stage_passes_nothing(int before, int after) {
        assertThat(between(LADDER, before, after)).isEmpty();
    }

    @Test
    void a_threshold_is_reached_at_its_score_and_left_below_it() {
        assertThat(between(LADDER, 29, 30)).containsExactly(new Passage("warm", Direction.UP));
        assertThat(between(LADDER, 30, 29)).containsExactly(new Passage("warm", Direction.DOWN));
    }

    @Test
    void a_threshold_may_lie_below_zero() {
        var ladder = new StageLadder("frozen", List.of(new Stage("cold", -10), new Stage("cool", 0)));

        assertThat(ladder.stageAt(-11)).isEqualTo("frozen");
        assertThat(ladder.stageAt(-10)).isEqualTo("cold");
        assertThat(between(ladder, 0, -11))
                .containsExactly(new Passage("cool", Direction.DOWN), new Passage("cold", Direction.DOWN));
    }

    @Test
    void a_ladder_may_have_no_rungs() {
        var ladder = new StageLadder("all", List.of());

        assertThat(ladder.stageAt(1_000)).isEqualTo("all");
        assertThat(between(ladder, -1_000, 1_000)).isEmpty();
        assertThat(ladder.names()).containsExactly("all");
    }

    @Test
    void the_next_stage_up_is_the_one_above_and_at_the_top_there_is_none() {
        var warm = LADDER.move(Rung.NONE, 30, NOW, passage -> {});
        var top = LADDER.move(Rung.NONE, 100, NOW, passage -> {});

        assertThat(LADDER.above(Rung.NONE)).contains(new Stage("warm", 30));
        assertThat(LADDER.above(warm)).contains(new Stage("hot", 60));
        assertThat(LADDER.above(top)).isEmpty();
    }

    @Test
    void names_come_from_the_ground_up() {
        assertThat(LADDER.names()).containsExactly("cold", "warm", "hot", "mql", "sql");
    }

    @Test
    void passages_taken_one_after_the_other_lead_from_stage_to_stage() {
        Seeded.forAll(2_000, random -> {
            var ladder = randomLadder(random);
            var before = random.nextInt(-100, 200);
            var after = random.nextInt(-100, 200);
            var names = ladder.names();
            var rung = names.indexOf(ladder.stageAt(before));

            for (var passage : between(ladder, before, after)) {
                rung += passage.direction() == Direction.UP ? 1 : 0;
                assertThat(passage.stage()).isEqualTo(names.get(rung));
                rung -= passage.direction() == Direction.DOWN ? 1 : 0;
                assertThat(passage.direction()).isEqualTo(before < after ? Direction.UP : Direction.DOWN);
            }

            assertThat(names.get(rung)).isEqualTo(ladder.stageAt(after));
        });
    }

    private static List<Passage> between(StageLadder ladder, int before, int after) {
        var passed = new ArrayList<Passage>();
        var stood = ladder.move(Rung.NONE, before, NOW, passage -> {});
        ladder.move(stood, after, NOW, passed::add);
        return passed;
    }

    private static StageLadder randomLadder(RandomGenerator random) {
        return randomLadder(random, () -> 0, () -> 0);
    }

    private static StageLadder randomLadder(RandomGenerator random, IntSupplier hysteresis, LongSupplier hours) {
        var thresholds = new TreeSet<Integer>();
        for (int i = random.nextInt(6); i > 0; i--) {
            thresholds.add(random.nextInt(-50, 150));
        }
        return new StageLadder(
                "ground",
                thresholds.stream()
                        .map(threshold -> new Stage(
                                "from " + threshold,
                                threshold,
                                hysteresis.getAsInt(),
                                Duration.ofHours(hours.getAsLong())))
                        .toList());
    }

    @Test
    void st_2_a_stage_with_hysteresis_is_left_only_so_many_points_below_its_threshold() {
        var ladder = new StageLadder("cold", List.of(new Stage("hot", 60, 5, Duration.ZERO)));

        assertThat(between(ladder, 60, 55)).isEmpty();
        assertThat(between(ladder, 60, 54)).containsExactly(new Passage("hot", Direction.DOWN));
        assertThat(between(ladder, 54, 59)).isEmpty();
        assertThat(between(ladder, 54, 60)).containsExactly(new Passage("hot", Direction.UP));
    }

    @Test
    void st_2_a_stage_that_was_left_is_not_entered_again_before_its_cool_down_is_over() {
        var ladder =
                new StageLadder("cold", List.of(new Stage("hot", 60, 0, Duration.ofDays(1)), new Stage("sql", 100)));
        var passed = new ArrayList<Passage>();

        var hot = ladder.move(Rung.NONE, 70, NOW, passed::add);
        var left = ladder.move(hot, 10, NOW.plusSeconds(1), passed::add);
        var over = NOW.plusSeconds(1).plus(Duration.ofDays(1));
        var waiting = ladder.move(left, 120, over.minusNanos(1_000), passed::add);

        assertThat(passed).containsExactly(new Passage("hot", Direction.UP), new Passage("hot", Direction.DOWN));
        assertThat(ladder.stageOf(waiting)).isEqualTo("cold");
        assertThat(ladder.opensAt(waiting, 120)).contains(over);
        assertThat(ladder.opensAt(waiting, 60)).contains(over);
        assertThat(ladder.opensAt(waiting, 59)).isEmpty();

        var again = ladder.move(waiting, 120, over, passed::add);

        assertThat(ladder.stageOf(again)).isEqualTo("sql");
        assertThat(passed)
                .endsWith(new Passage("hot", Direction.UP), new Passage("sql", Direction.UP))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "cold, -2147483648, 29",
        "warm, 30, 59",
        "hot, 50, 2147483647",
        "sql, 100, 2147483647",
    })
    void a_stage_says_which_scores_its_leads_may_have(String stage, int from, int to) {
        var ladder = new StageLadder(
                "cold",
                List.of(
                        new Stage("warm", 30),
                        new Stage("hot", 60, 10, Duration.ZERO),
                        new Stage("sql", 100, 0, Duration.ofDays(1))));

        assertThat(ladder.span(stage)).contains(new Span(from, to));
        assertThat(ladder.span("gone")).isEmpty();
    }

    @Test
    void a_hysteresis_that_is_deeper_than_any_score_reaches_to_the_lowest() {
        var ladder = new StageLadder("cold", List.of(new Stage("cool", -10, Integer.MAX_VALUE, Duration.ZERO)));

        assertThat(ladder.span("cool")).contains(new Span(Integer.MIN_VALUE, Integer.MAX_VALUE));
        assertThat(between(ladder, 0, Integer.MIN_VALUE)).isEmpty();
    }

    @Test
    void wherever_a_lead_has_been_its_score_is_one_that_its_stage_may_have() {
        Seeded.forAll(500, random -> {
            var ladder = randomLadder(random, () -> random.nextInt(0, 60), () -> random.nextInt(0, 2) * 3L);
            var rung = Rung.NONE;
            for (int hour = 0; hour < 30; hour++) {
                var score = random.nextInt(-100, 200);
                rung = ladder.move(rung, score, NOW.plus(Duration.ofHours(hour)), passage -> {});
                var span = ladder.span(ladder.stageOf(rung)).orElseThrow();

                assertThat(score).isBetween(span.from(), span.to());
            }
        });
    }

    @Test
    void thresholds_that_do_not_ascend_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StageLadder("cold", List.of(new Stage("hot", 60), new Stage("warm", 30))))
                .withMessageContaining("warm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StageLadder("cold", List.of(new Stage("hot", 60), new Stage("warm", 60))));
    }

    @Test
    void a_stage_that_stands_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StageLadder("cold", List.of(new Stage("hot", 60), new Stage("hot", 70))));
        assertThatIllegalArgumentException().isThrownBy(() -> new StageLadder("cold", List.of(new Stage("cold", 60))));
    }

    @Test
    void st_2_a_hysteresis_or_cool_down_out_of_range_is_refused() {
        for (var segments : List.of(
                List.of(""),
                List.of(" a"),
                List.of("a,b"),
                List.of("a", "a"),
                List.of("x".repeat(61)),
                List.of("\t"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Stage("hot", 60, 0, Duration.ZERO, segments));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage("hot", 60, -1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage("hot", 60, 0, Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage("hot", 60, 0, Duration.ofDays(367)));
    }

    @Test
    void a_segment_holds_the_leads_of_the_stages_that_name_it() {
        var ladder = new StageLadder(
                "cold",
                List.of(
                        new Stage("warm", 30, 0, Duration.ZERO, List.of("nurture")),
                        new Stage("hot", 60),
                        new Stage("sql", 90, 0, Duration.ZERO, List.of("sales", "nurture"))));

        assertThat(ladder.segments()).containsExactly("nurture", "sales");
        assertThat(ladder.stagesOf("nurture")).containsExactly("warm", "sql");
        assertThat(ladder.segmentsOf("sql")).containsExactly("sales", "nurture");
        assertThat(ladder.segmentsOf("hot")).isEmpty();
        assertThat(ladder.segmentsOf("cold")).isEmpty();
        assertThat(ladder.stagesOf("unheard of")).isEmpty();
    }

    @Test
    void a_stage_cools_down_for_366_days_and_names_10_segments_of_60_characters_and_no_more() {
        var segments = IntStream.range(0, 10)
                .mapToObj(i -> String.valueOf((char) ('a' + i)).repeat(60))
                .toList();
        var eleven = Stream.concat(segments.stream(), Stream.of("k")).toList();

        var stage = new Stage("hot", 60, 0, Duration.ofDays(366), segments);

        assertThat(stage.coolDown()).isEqualTo(Duration.ofDays(366));
        assertThat(stage.segments()).isEqualTo(segments);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stage("hot", 60, 0, Duration.ZERO, eleven))
                .withMessageContaining("at most 10 segments");
    }

    @Test
    void a_stages_name_has_1_to_40_characters() {
        assertThat(new Stage("x".repeat(40), 0).name()).hasSize(40);
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage("x".repeat(41), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(" ", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StageLadder(" ", List.of()));
    }
}
