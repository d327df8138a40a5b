package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.leadscoring.domain.evidence.Observed.LADDER;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.Weighing.Weighed;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.stage.StageLadder;

class WeighingTest {

    private static final Definition TO_SIXTY = definition(List.of(), List.of());

    @Test
    void the_best_leads_reach_the_highest_stage_or_where_the_scale_ends_before_it_its_end() {
        assertThat(Weighing.top(TO_SIXTY)).isEqualTo(60);
        assertThat(Weighing.top(scaled(new Scale(0, 40), LADDER))).isEqualTo(40);
        assertThat(Weighing.top(scaled(new Scale(0, 500), LADDER))).isEqualTo(500);
        assertThat(Weighing.top(scaled(Scale.OPEN, new StageLadder("all", List.of()))))
                .isEqualTo(100);
    }

    @Test
    void weights_become_points_so_that_two_in_a_hundred_leads_come_above_the_top() {
        var samples = new Samples(2);
        for (int lead = 1; lead <= 100; lead++) {
            samples.add(new double[] {lead <= 50 ? 1 : 0, lead <= 2 ? 1 : 0}, lead % 2 == 0);
        }
        var weighing = new Weighing(TO_SIXTY, List.of(event("a", null), event("b", null)), samples);

        assertThat(weighing.points(new double[] {1, 1}))
                .extracting(Weighed::points)
                .containsExactly(60, 60);
        assertThat(weighing.points(new double[] {0.5, 3.5}))
                .extracting(Weighed::places)
                .containsExactly(List.of(1), List.of(0));
    }

    @Test
    void where_hardly_anybody_has_anything_the_heaviest_word_is_the_top() {
        var samples = new Samples(1);
        for (int lead = 1; lead <= 100; lead++) {
            samples.add(new double[] {lead == 1 ? 1 : 0}, lead % 2 == 0);
        }

        assertThat(new Weighing(TO_SIXTY, List.of(event("a", null)), samples).points(new double[] {0.1}))
                .extracting(Weighed::points)
                .containsExactly(60);
    }

    @Test
    void points_that_the_others_get_instead_raise_the_best_leads_too() {
        var weighing = new Weighing(TO_SIXTY, List.of(value("Google"), event("all", null)), half(2));

        // The best have 2 by what all have, and 1 because they did not come by Google.
        assertThat(weighing.points(new double[] {-1, 2}))
                .extracting(Weighed::points)
                .containsExactly(20, 40);
    }

    @Test
    void where_all_that_is_known_speaks_against_leads_the_heaviest_word_is_the_top() {
        var weighing = new Weighing(TO_SIXTY, List.of(event("a", null), event("b", null)), half(2));

        assertThat(weighing.points(new double[] {-2, -1}))
                .extracting(Weighed::points)
                .containsExactly(-60, -30);
        assertThat(weighing.points(new double[] {0, 0})).isEmpty();
    }

    @Test
    void what_speaks_against_many_leads_speaks_for_the_others() {
        var weighing = new Weighing(TO_SIXTY, List.of(value("Google"), event("a", null)), half(2));

        var rules = weighing.points(new double[] {-1, 0});

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.points()).isEqualTo(60);
            assertThat(rule.turned()).isTrue();
            assertThat(rule.with()).isEqualTo(new Count(0, 50));
            assertThat(rule.without()).isEqualTo(new Count(50, 0));
            assertThat(weighing.traitRule(rule, "not Google").when())
                    .isEqualTo(new Condition.Not(new Condition.Equals(Field.trait("source"), "Google")));
        });
        var ofEvents = new Weighing(TO_SIXTY, List.of(event("a", null), event("b", null)), half(2));
        assertThat(ofEvents.points(new double[] {-1, 2}))
                .extracting(Weighed::turned)
                .containsOnly(false);
    }

    @Test
    void what_speaks_against_a_fifth_of_the_leads_or_is_a_rule_today_stays_as_it_is() {
        var fifth = new Samples(2);
        for (int lead = 0; lead < 100; lead++) {
            fifth.add(new double[] {lead < 20 ? 1 : 0, 1}, lead % 2 == 0);
        }
        assertThat(new Weighing(TO_SIXTY, List.of(value("Google"), event("a", null)), fifth)
                        .points(new double[] {-1, 2}))
                .extracting(Weighed::turned)
                .containsOnly(false);

        var today = new Candidate.OfTrait(rules("Google"), -5);
        assertThat(new Weighing(TO_SIXTY, List.of(today, event("a", null)), half(2)).points(new double[] {-1, 2}))
                .extracting(Weighed::turned)
                .containsOnly(false);
    }

    @Test
    void values_of_a_trait_that_are_worth_the_same_are_one_rule() {
        var samples = new Samples(4);
        for (int lead = 0; lead < 100; lead++) {
            var row = new double[4];
            row[lead % 4] = 1;
            samples.add(row, lead % 2 == 0);
        }
        var weighing = new Weighing(
                TO_SIXTY,
                List.of(
                        value("Google"),
                        value("News"),
                        value("Mail"),
                        new Candidate.OfValue(rules("CEO"), "title", "CEO")),
                samples);

        var rules = weighing.points(new double[] {1, 1, 0.5, 1});

        assertThat(rules).extracting(Weighed::places).containsExactly(List.of(0, 1), List.of(3), List.of(2));
        assertThat(rules.getFirst().with()).isEqualTo(new Count(25, 25));
        assertThat(weighing.traitRule(rules.getFirst(), "two"))
                .isEqualTo(new TraitRule(
                        "two", new Condition.In(Field.trait("source"), List.of("Google", "News")), 60, Category.FIT));
        assertThat(weighing.traitRule(rules.getLast(), "one").when())
                .isEqualTo(new Condition.Equals(Field.trait("source"), "Mail"));
    }

    @Test
    void a_rule_of_today_stays_the_nearer_to_its_points_the_fewer_leads_had_it() {
        var samples = new Samples(3);
        for (int lead = 0; lead < 100; lead++) {
            samples.add(new double[] {lead < 20 ? 1 : 0, 1, 0}, lead % 2 == 0);
        }
        var weighing =
                new Weighing(TO_SIXTY, List.of(event("some", 50), event("all", null), event("nobody", 40)), samples);

        var rules = weighing.points(new double[] {0, 1, 0});

        // Twenty leads weigh as much as today's 50 points: half of each.
        assertThat(rules).extracting(Weighed::points).containsExactly(25, 60);
        assertThat(rules).extracting(Weighed::places).containsExactly(List.of(0), List.of(1));
        assertThat(weighing.points(new double[] {2, 1, 5}))
                .extracting(Weighed::places)
                .doesNotContain(List.of(2));
    }

    @Test
    void it_is_said_why_a_rule_has_its_points_or_none() {
        var samples = new Samples(4);
        for (int lead = 0; lead < 100; lead++) {
            samples.add(new double[] {lead < 20 ? 1 : 0, lead < 19 ? 1 : 0, 0, lead < 19 ? 1 : 0}, lead % 2 == 0);
        }
        var weighing = new Weighing(
                TO_SIXTY,
                List.of(event("some", 50), event("few", 50), event("nobody", 50), event("new", null)),
                samples);

        assertThat(weighing.why(0, 30)).isEqualTo(Why.OUTCOMES);
        assertThat(weighing.why(0, null)).isEqualTo(Why.NOTHING_OWN);
        assertThat(weighing.why(1, 30)).isEqualTo(Why.FEW);
        assertThat(weighing.why(2, null)).isEqualTo(Why.NEVER);
        assertThat(weighing.why(3, 30)).isEqualTo(Why.OUTCOMES);
        assertThat(weighing.support(1)).isEqualTo(new Count(10, 9));
        assertThat(weighing.all()).isEqualTo(new Count(50, 50));
    }

    @Test
    void a_rule_spreads_leads_most_where_half_of_them_have_it() {
        var all = new Count(50, 50);

        assertThat(new Weighed(List.of(0), -10, false, new Count(25, 25), all).tells())
                .isCloseTo(5, within(1e-12));
        assertThat(new Weighed(List.of(0), 10, false, new Count(10, 0), all).tells())
                .isCloseTo(3, within(1e-12));
        assertThat(new Weighed(List.of(0), 10, false, new Count(90, 90), all).tells())
                .isZero();
        assertThat(new Weighed(List.of(0), 10, false, new Count(60, 20), all).without())
                .isEqualTo(new Count(0, 30));
    }

    @Test
    void a_rule_for_events_is_no_rule_about_traits() {
        var weighing = new Weighing(TO_SIXTY, List.of(event("a", null)), half(1));
        var weighed = new Weighed(List.of(0), 1, false, new Count(1, 1), new Count(50, 50));

        assertThatThrownBy(() -> weighing.traitRule(weighed, "x")).isInstanceOf(IllegalStateException.class);
    }

    /** The first candidate applies to all who are won, and to nobody else. */
    private static Samples half(int width) {
        var samples = new Samples(width);
        for (int lead = 0; lead < 100; lead++) {
            var row = new double[width];
            row[0] = lead % 2 == 0 ? 1 : 0;
            row[width - 1] = width == 1 ? row[0] : 1;
            samples.add(row, lead % 2 == 0);
        }
        return samples;
    }

    private static Candidate event(String type, @Nullable Integer today) {
        return new Candidate.OfEvent(rule(type, 1), today);
    }

    private static Candidate value(String source) {
        return new Candidate.OfValue(rules(source), "source", source);
    }

    private static TraitRule rules(String source) {
        return new TraitRule(source, new Condition.Equals(Field.trait("source"), source), 1, Category.FIT);
    }

    private static Definition scaled(Scale scale, StageLadder ladder) {
        return new Definition(
                new Method.Points(), scale, List.of(), List.of(), Map.of(), Recency.NONE, null, false, ladder);
    }
}
