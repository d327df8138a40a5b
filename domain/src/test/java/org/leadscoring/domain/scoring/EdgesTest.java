package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.LeadId;

/** What a model may have at the most, who drives leads, and what is seen of a score. */
class EdgesTest {

    @Test
    void a_model_has_500_rules_of_each_kind_and_no_more() {
        var rules = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> Models.rule("r" + i, 1))
                .toList();
        var traits = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> trait("t" + i, new Condition.Exists(Field.trait("x"))))
                .toList();

        assertThat(Models.of(rules.subList(0, 500).toArray(Rule[]::new))
                        .traits(traits.subList(0, 500).toArray(TraitRule[]::new))
                        .model()
                        .rules())
                .hasSize(500);
        refused("/rules", () -> Models.of(rules.toArray(Rule[]::new)).model());
        refused(
                "/traits",
                () -> Models.of().traits(traits.toArray(TraitRule[]::new)).model());
    }

    @Test
    void a_rule_about_traits_has_an_id_of_its_own_too() {
        var exists = new Condition.Exists(Field.trait("x"));

        refused(
                "/traits/0/id",
                () -> Models.of(Models.rule("demo", 1))
                        .traits(trait("demo", exists))
                        .model());
        refused(
                "/traits/1/id",
                () -> Models.of().traits(trait("x", exists), trait("x", exists)).model());
    }

    @Test
    void what_a_repeat_counts_is_remembered_of_a_lead_too() {
        var most = IntStream.range(0, 30)
                .mapToObj(i -> Models.named(
                        "r" + i, Models.limited(new Limit.Distinct(Field.property("url")), Models.rule("x", 1))))
                .toArray(Rule[]::new);
        var more = Arrays.copyOf(most, 31);
        more[30] = Models.repeated("1.5", 30, 1, Models.rule("y", 1));

        assertThat(Models.of(most).model().rules()).hasSize(30);
        refused("/rules", () -> Models.of(more).model());
    }

    @Test
    void expressions_are_equal_if_they_are_written_alike() {
        assertThat(new Regex("a+b")).isEqualTo(new Regex("a+b")).hasSameHashCodeAs(new Regex("a+b"));
        assertThat(new Regex("a+b")).isNotEqualTo(new Regex("A+B")).hasToString("a+b");
        assertThat(new Regex("x".repeat(1_000)).expression()).hasSize(1_000);
    }

    @Test
    void what_a_rule_gives_in_all_is_a_point_at_the_least_and_a_million_at_the_most() {
        assertThat(Models.capped(1_000_000, Models.rule("x", 1)).cap()).isEqualTo(1_000_000);
        assertThat(Models.capped(1, Models.rule("x", 10_000)).cap()).isEqualTo(1);
        refused("/cap", () -> Models.capped(0, Models.rule("x", 1)));
        refused("/cap", () -> Models.capped(1_000_001, Models.rule("x", 1)));
    }

    @Test
    void an_id_and_the_name_of_a_model_can_be_printed() {
        refused("/id", () -> Models.named("a\tb", Models.rule("x", 1)));
        refused("/name", () -> model("a\tb", 1));
    }

    @Test
    void a_window_reaches_from_a_minute_to_366_days() {
        for (var window : List.of(Duration.ofMinutes(1), Duration.ofDays(366))) {
            assertThat(new Limit.PerWindow(1, window).window()).isEqualTo(window);
        }
        for (var window : List.of(
                Duration.ofMinutes(1).minusNanos(1), Duration.ofDays(366).plusNanos(1))) {
            refused("/limit/per", () -> new Limit.PerWindow(1, window));
        }
        assertThat(new Limit.PerWindow(100, Duration.ofDays(1)).times()).isEqualTo(100);
        refused("/limit/times", () -> new Limit.PerWindow(101, Duration.ofDays(1)));
        refused("/limit/times", () -> new Limit.PerWindow(0, Duration.ofDays(1)));
    }

    @Test
    void decay_is_reckoned_with_every_hour_at_the_most_often_and_every_366_days_at_the_least() {
        var curve = new DecayCurve.Exponential(500);

        assertThat(new Decay(curve, Duration.ofHours(1)).every()).hasHours(1);
        assertThat(new Decay(curve, Duration.ofDays(366)).every()).hasDays(366);
        refused("/decay/every", () -> new Decay(curve, Duration.ofHours(1).minusNanos(1)));
        refused("/decay/every", () -> new Decay(curve, Duration.ofDays(366).plusNanos(1)));
    }

    @Test
    void a_path_has_200_characters() {
        assertThat(Field.trait("x".repeat(200)).path()).hasSize(200);
        assertThat(Field.isPath("x".repeat(201))).isFalse();
        assertThat(Field.isPath(" ")).isFalse();
    }

    @Test
    void a_condition_says_all_fields_it_looks_at() {
        var one = new Condition.Contains(Field.property("a"), "x");
        var two = new Condition.StartsWith(Field.trait("b"), "x");
        var three = new Condition.Matches(Field.property("c"), new Regex("x"));
        var four = new Condition.In(Field.property("d"), List.of(1));
        var five = new Condition.Compares(Field.property("e"), Condition.Comparison.AT_MOST, BigDecimal.ONE);
        var all =
                new Condition.All(List.of(new Condition.Not(one), new Condition.Any(List.of(two, three, four)), five));

        assertThat(all.fields()).extracting(Field::path).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void an_event_says_what_a_rule_is_about_if_no_other_rule_is_for_it() {
        var model = Models.of(
                        Models.rule("demo", 1),
                        Models.named("twice", Models.rule("visit", 1)),
                        Models.named("once", Models.rule("visit", 1)))
                .model();

        assertThat(model.eventOf("demo")).contains(new EventType("demo"));
        assertThat(model.eventOf("twice")).isEmpty();
        assertThat(model.eventOf("gone")).isEmpty();
        assertThat(model.rule("once")).contains(model.rules().get(2));
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "' -1.50 ', -1.5", "+7, 7"})
    void a_number_may_have_come_as_text(String text, BigDecimal number) {
        assertThat(Numbers.of(text).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e5", "1,5", ".5", "5.", "0x10", "one"})
    void what_people_do_not_write_as_a_number_is_none(String text) {
        assertThat(Numbers.of(text)).isEmpty();
        assertThat(Numbers.of(true)).isEmpty();
    }

    @Test
    void the_primary_model_drives_all_leads_but_those_of_an_experiment() {
        var primary = model("primary", 1);
        var tried = model("tried", 3);
        var share = Division.of(new UUID(7, 7), 40);

        var drivers = Drivers.of(List.of(primary, tried), "tried", share);

        assertThat(drivers.all()).containsExactly(primary, tried);
        assertThat(IntStream.range(0, 200).mapToObj(i -> new LeadId(new UUID(i * 77_777L, i * 31L))))
                .allSatisfy(lead -> assertThat(drivers.of(lead)).isEqualTo(share.first(lead) ? tried : primary))
                .anyMatch(lead -> drivers.of(lead).equals(tried))
                .anyMatch(lead -> drivers.of(lead).equals(primary));
    }

    @Test
    void a_challenger_that_is_primary_by_now_or_gone_takes_no_leads() {
        var primary = model("primary", 1);
        var other = model("other", 1);
        var all = Division.of(new UUID(7, 7), 100);
        var lead = new LeadId(new UUID(1, 1));

        for (var challenger : List.of("primary", "gone")) {
            var drivers = Drivers.of(List.of(primary, other), challenger, all);

            assertThat(drivers.all()).containsExactly(primary);
            assertThat(drivers.of(lead)).isEqualTo(primary);
        }
    }

    @Test
    void figures_are_what_is_seen_of_a_score() {
        var figures = new Figures(50, 20, -5, 3, 4, 1, null, null, null);

        assertThat(figures.total()).isEqualTo(65);
        assertThat(figures.of(Category.ENGAGEMENT)).isEqualTo(50);
        assertThat(figures.of(Category.FIT)).isEqualTo(20);
        assertThat(figures.of(Category.INTENT)).isEqualTo(-5);
        assertThat(Figures.of(ScoreState.START)).isEqualTo(Figures.NONE);
        assertThat(Figures.NONE.total()).isZero();
    }

    @Test
    void of_a_score_it_is_seen_what_moved_it_last_and_when_the_lead_did_something_last() {
        var state = Models.of(Models.rule("visit", 5), Models.rule("unsubscribed", -3))
                .scorer()
                .replay(
                        List.of(
                                Events.event(1, "visit"),
                                Events.event(2, "unsubscribed"),
                                Events.event(3, "demo"),
                                Events.event(4, "identify")),
                        Events.START.plusSeconds(9))
                .state();

        assertThat(Figures.of(state).lastChange())
                .isEqualTo(new LastChange("unsubscribed", -3, Events.START.plusSeconds(2)));
        assertThat(Figures.of(state).lastActivityAt()).isEqualTo(Events.START.plusSeconds(3));
        assertThat(Figures.of(state).events()).isEqualTo(4);
    }

    private static ScoringModel model(String name, int version) {
        return new ScoringModel(
                new ModelId(new UUID(0, name.length())),
                name,
                version,
                Models.of().model().definition());
    }

    private static TraitRule trait(String id, Condition when) {
        return new TraitRule(id, when, 1, Category.FIT);
    }

    private static void refused(String field, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
