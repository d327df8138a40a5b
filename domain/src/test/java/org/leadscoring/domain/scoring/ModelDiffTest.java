package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.scoring.Models.lasting;
import static org.leadscoring.domain.scoring.Models.limited;
import static org.leadscoring.domain.scoring.Models.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.ModelDiff.Added;
import org.leadscoring.domain.scoring.ModelDiff.Aspect;
import org.leadscoring.domain.scoring.ModelDiff.Changed;
import org.leadscoring.domain.scoring.ModelDiff.Difference;
import org.leadscoring.domain.scoring.ModelDiff.Fact;
import org.leadscoring.domain.scoring.ModelDiff.Part;
import org.leadscoring.domain.scoring.ModelDiff.Removed;
import org.leadscoring.domain.scoring.ModelDiff.Reordered;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

class ModelDiffTest {

    private static final Rule PRICING = rule("pricing", 15, Category.INTENT);
    private static final Rule DEMO = rule("demo", 50);

    @Test
    void a_model_does_not_differ_from_itself() {
        var definition = Models.of(PRICING, DEMO)
                .decay(Models.fivePercentAMonth())
                .model()
                .definition();

        assertThat(ModelDiff.between(definition, definition)).isEmpty();
    }

    @Test
    void a_rule_that_gives_other_points_is_one_difference() {
        assertThat(between(Models.of(PRICING, DEMO), Models.of(rule("pricing", 6, Category.INTENT), DEMO)))
                .containsExactly(new Changed(Part.RULES, "pricing", Aspect.POINTS, 15, 6));
    }

    @Test
    void each_aspect_of_a_rule_is_a_difference_of_its_own_and_a_default_is_nothing() {
        var after = lasting(limited(Limit.ONCE, DEMO));

        assertThat(between(Models.of(DEMO), Models.of(after)))
                .containsExactly(
                        new Changed(Part.RULES, "demo", Aspect.LIMIT, null, Limit.ONCE),
                        new Changed(Part.RULES, "demo", Aspect.NEVER_DECAYS, null, true));
    }

    @Test
    void a_new_rule_and_one_that_is_gone_are_told_with_what_they_say() {
        assertThat(between(Models.of(DEMO), Models.of(limited(Limit.ONCE, PRICING))))
                .containsExactly(
                        new Added(
                                Part.RULES,
                                "pricing",
                                List.of(
                                        new Fact(Aspect.EVENT, new EventType("pricing")),
                                        new Fact(Aspect.POINTS, 15),
                                        new Fact(Aspect.CATEGORY, Category.INTENT),
                                        new Fact(Aspect.LIMIT, Limit.ONCE))),
                        new Removed(
                                Part.RULES,
                                "demo",
                                List.of(
                                        new Fact(Aspect.EVENT, new EventType("demo")),
                                        new Fact(Aspect.POINTS, 50),
                                        new Fact(Aspect.CATEGORY, Category.ENGAGEMENT))));
    }

    @Test
    void rules_in_another_order_differ_and_a_new_one_between_them_changes_no_order() {
        var chat = rule("chat", 5);

        assertThat(between(Models.of(PRICING, DEMO), Models.of(DEMO, PRICING)))
                .containsExactly(new Reordered(Part.RULES, List.of("pricing", "demo"), List.of("demo", "pricing")));
        assertThat(between(Models.of(PRICING, DEMO), Models.of(PRICING, chat, DEMO)))
                .singleElement()
                .isInstanceOf(Added.class);
    }

    @Test
    void a_stage_that_moved_is_told_apart_from_one_that_is_new() {
        var before = Models.of().stages(new Stage("warm", 30), new Stage("hot", 60));
        var after = Models.of()
                .stages(new Stage("hot", 55, 5, Duration.ofDays(1), List.of("hot-leads")), new Stage("mql", 80));

        assertThat(between(before, after))
                .containsExactly(
                        new Changed(Part.LADDER, "hot", Aspect.THRESHOLD, 60, 55),
                        new Changed(Part.LADDER, "hot", Aspect.HYSTERESIS, null, 5),
                        new Changed(Part.LADDER, "hot", Aspect.COOL_DOWN, null, Duration.ofDays(1)),
                        new Changed(Part.LADDER, "hot", Aspect.SEGMENTS, null, List.of("hot-leads")),
                        new Added(Part.LADDER, "mql", List.of(new Fact(Aspect.THRESHOLD, 80))),
                        new Removed(Part.LADDER, "warm", List.of(new Fact(Aspect.THRESHOLD, 30))));
    }

    @Test
    void scale_decay_and_the_caps_of_categories_are_told_as_what_they_were_and_are() {
        var before = Models.of().scale(0, 100).cap(Category.INTENT, 80);
        var after = Models.of()
                .decay(Models.fivePercentAMonth())
                .cap(Category.INTENT, 60)
                .cap(Category.FIT, 30);

        assertThat(between(before, after))
                .containsExactly(
                        new Changed(Part.SCALE, "", Aspect.CAP, 100, null),
                        new Changed(Part.SCALE, "", Aspect.FLOOR, 0, null),
                        new Added(Part.CAPS, "fit", List.of(new Fact(Aspect.CAP, 30))),
                        new Changed(Part.CAPS, "intent", Aspect.CAP, 80, 60),
                        new Changed(Part.DECAY, "", Aspect.DECAY, null, Models.fivePercentAMonth()));
    }

    @Test
    void rules_about_traits_are_told_like_those_for_events() {
        var big = new Condition.Exists(Field.trait("big"));
        var before = Models.of().traits(new TraitRule("big", big, 20, Category.FIT));
        var after = Models.of()
                .traits(new TraitRule("big", big, 30, Category.FIT), new TraitRule("bigger", big, 5, Category.INTENT));

        assertThat(between(before, after))
                .containsExactly(
                        new Changed(Part.TRAITS, "big", Aspect.POINTS, 20, 30),
                        new Added(
                                Part.TRAITS,
                                "bigger",
                                List.of(
                                        new Fact(Aspect.WHEN, big),
                                        new Fact(Aspect.POINTS, 5),
                                        new Fact(Aspect.CATEGORY, Category.INTENT))));
    }

    @Test
    void that_age_matters_and_that_suspects_count_are_differences() {
        var plain = definition(new Method.Points(), List.of());
        var recency = new Recency(List.of(), new Factor(50));
        var other = new Definition(
                plain.method(),
                plain.scale(),
                plain.rules(),
                plain.traitRules(),
                plain.caps(),
                recency,
                null,
                true,
                plain.ladder());

        assertThat(ModelDiff.between(plain, other))
                .containsExactly(
                        new Changed(Part.RECENCY, "", Aspect.RECENCY, null, recency),
                        new Changed(Part.SUSPECTS, "", Aspect.COUNTS, null, true));
        assertThat(ModelDiff.between(other, plain))
                .containsExactly(
                        new Changed(Part.RECENCY, "", Aspect.RECENCY, recency, null),
                        new Changed(Part.SUSPECTS, "", Aspect.COUNTS, true, null));
    }

    @Test
    void what_visits_are_scored_by_comes_and_goes_with_the_method() {
        var points = definition(new Method.Points(), List.of());
        var sessions = definition(new Method.Sessions(SessionScoring.STANDARD), List.of());

        assertThat(ModelDiff.between(points, sessions))
                .hasSize(2)
                .contains(new Changed(Part.METHOD, "", Aspect.METHOD, "points", "sessions"))
                .last()
                .satisfies(added -> assertThat(((Added) added).facts())
                        .contains(
                                new Fact(Aspect.LONGEST, 40),
                                new Fact(Aspect.IMPORTANT_LABELS, List.of("be an early bird", "get a demo"))));
    }

    @Test
    void whoever_differs_in_anything_differs_in_the_diff_and_nobody_else() {
        var definitions = new ArrayList<Definition>();
        for (var method : List.of(
                new Method.Points(),
                new Method.Sessions(SessionScoring.STANDARD),
                new Method.Sessions(new SessionScoring(List.of(), 40, 5, 30, 2, 5, 30, Set.of("x"))))) {
            definitions.add(definition(method, List.of()));
        }
        var rules = new ArrayList<>(List.of(
                DEMO,
                PRICING,
                new Rule(
                        "all",
                        new EventType("all"),
                        new Condition.Exists(Field.property("url")),
                        1,
                        Category.FIT,
                        new Limit.Distinct(Field.property("url")),
                        7,
                        new Repeat(new Factor(150), Duration.ofDays(30), 2),
                        true)));
        definitions.add(definition(new Method.Points(), rules));
        Collections.reverse(rules);
        definitions.add(definition(new Method.Points(), rules));

        for (var one : definitions) {
            for (var other : definitions) {
                assertThat(ModelDiff.between(one, other).isEmpty()).isEqualTo(one.equals(other));
            }
        }
        assertThat(new HashSet<>(definitions)).hasSize(5);
    }

    private static List<Difference> between(Models before, Models after) {
        return ModelDiff.between(before.model().definition(), after.model().definition());
    }

    private static Definition definition(Method method, List<Rule> rules) {
        return new Definition(
                method,
                Scale.OPEN,
                rules,
                List.of(),
                Map.of(),
                Recency.NONE,
                null,
                false,
                new StageLadder("cold", List.of()));
    }
}
