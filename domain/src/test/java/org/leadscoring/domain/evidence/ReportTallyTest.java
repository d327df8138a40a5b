package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.model;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.evidence.Evidence.Comparison;
import org.leadscoring.domain.evidence.Evidence.Result.Refused;
import org.leadscoring.domain.evidence.Report.OfRule;
import org.leadscoring.domain.evidence.Report.OfStage;
import org.leadscoring.domain.evidence.Report.Twins;
import org.leadscoring.domain.evidence.Suggestion.Refusal;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;

class ReportTallyTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final ScoringModel MODEL = model(definition(
            List.of(rule("demo", 50), rule("visit", 10)),
            List.of(new TraitRule("titled", new Condition.Exists(Field.trait("title")), -5, Category.FIT))));

    private final ReportTally tally = new ReportTally(MODEL);

    @Test
    void leads_are_counted_by_score_by_month_and_by_the_rules_they_had_points_of() {
        add(1, 60, true, MARCH, "demo", "visit");
        add(2, 10, false, JANUARY, "visit");
        add(1, 10, true, MARCH, "visit", "titled");
        tally.late();
        tally.late();
        tally.early();
        tally.unseen(60, true);

        var report = tally.report();

        assertThat(report.scores().byScore()).hasSize(2).containsEntry(60, new Count(1, 0));
        assertThat(report.late()).isEqualTo(2);
        assertThat(report.early()).isEqualTo(1);
        assertThat(report.unseen().byScore()).containsOnly(Map.entry(60, new Count(1, 0)));
        assertThat(report.seen()).isEqualTo(report.scores().all().leads() - 1);
        assertThat(report.asked()).isEqualTo(MODEL.definition());
        assertThat(report.rules())
                .containsExactly(
                        new OfRule("demo", 50, new Count(1, 0)),
                        new OfRule("visit", 10, new Count(2, 2)),
                        new OfRule("titled", -5, new Count(1, 0)));
        assertThat(report.months()).extracting(Report.OfMonth::month).containsExactly(JANUARY, MARCH);
        assertThat(report.months().getLast().scores().all()).isEqualTo(new Count(2, 0));
        assertThat(report.without(report.rules().getFirst())).isEqualTo(new Count(1, 2));
    }

    @Test
    void each_stage_says_how_those_ended_whose_score_puts_them_there() {
        add(3, 29, false, MARCH);
        add(2, 30, true, MARCH);
        add(1, 59, false, MARCH);

        assertThat(tally.report().stages())
                .containsExactly(
                        new OfStage("cold", new Count(0, 3)),
                        new OfStage("warm", new Count(2, 1)),
                        new OfStage("hot", Count.NONE));
    }

    @Test
    void rules_that_come_together_in_95_of_100_cases_are_twins() {
        add(95, 60, true, MARCH, "demo", "visit");
        add(3, 60, true, MARCH, "demo");
        add(2, 60, true, MARCH, "visit");
        assertThat(tally.report().twins()).containsExactly(new Twins("demo", "visit", 95, 100));

        add(1, 60, true, MARCH, "visit");
        assertThat(tally.report().twins()).isEmpty();
    }

    @Test
    void rules_that_came_together_fewer_than_thirty_times_may_have_done_so_by_chance() {
        add(29, 60, true, MARCH, "demo", "visit", "titled");
        assertThat(tally.report().twins()).isEmpty();

        add(1, 60, true, MARCH, "demo", "visit", "titled");
        assertThat(tally.report().twins())
                .containsExactly(
                        new Twins("demo", "titled", 30, 30),
                        new Twins("demo", "visit", 30, 30),
                        new Twins("titled", "visit", 30, 30));
    }

    @Test
    void a_rule_is_dead_if_nobody_had_points_of_it() {
        assertThat(new OfRule("demo", 50, Count.NONE).dead()).isTrue();
        assertThat(new OfRule("demo", 50, new Count(0, 1)).dead()).isFalse();
    }

    @Test
    void a_rule_is_contradicted_where_outcomes_say_for_certain_the_other_way() {
        var seldom = new Count(20, 180);
        var often = new Count(100, 100);
        var same = new Count(20, 181);

        assertThat(new OfRule("good", 5, seldom).contradicts(often)).isTrue();
        assertThat(new OfRule("good", 5, often).contradicts(seldom)).isFalse();
        assertThat(new OfRule("good", 5, seldom).contradicts(same)).isFalse();
        assertThat(new OfRule("bad", -5, often).contradicts(seldom)).isTrue();
        assertThat(new OfRule("bad", -5, seldom).contradicts(often)).isFalse();
        assertThat(new OfRule("none", 0, often).contradicts(seldom)).isFalse();
        assertThat(new OfRule("none", 0, seldom).contradicts(often)).isFalse();
        assertThat(new OfRule("good", 5, new Count(0, 200)).contradicts(often))
                .as("nobody won, of many")
                .isTrue();
        assertThat(new OfRule("good", 5, new Count(0, 2)).contradicts(often))
                .as("nobody won, of two")
                .isFalse();
    }

    @Test
    void two_versions_are_compared_if_enough_leads_ended_and_told_apart_by_those_nobody_could_go_by() {
        var few = new Pairs();
        few.add(1, 2, true);
        assertThat(Comparison.of(few, few)).isEmpty();
        var pairs = pairs(200);

        var proven = Comparison.of(pairs, pairs).orElseThrow();

        assertThat(proven.decided()).isTrue();
        assertThat(proven.better()).isTrue();
        assertThat(proven.missing()).isZero();
        assertThat(proven.seen()).isZero();
        assertThat(proven.champion()).isEqualTo(pairs.first());
        assertThat(proven.challenger()).isEqualTo(pairs.second());
        assertThat(Comparison.of(pairs, pairs(12)).orElseThrow().decided())
                .as("six won are too few")
                .isFalse();
        var seen = Comparison.of(pairs, new Pairs()).orElseThrow();
        assertThat(seen.decided()).as("made from all of them").isFalse();
        assertThat(seen.seen()).isEqualTo(200);
        assertThat(seen.difference()).isEqualTo(proven.difference());
        assertThat(seen.missing()).isPositive();
    }

    private static Pairs pairs(int leads) {
        var pairs = new Pairs();
        for (int i = 0; i < leads; i++) {
            pairs.add(i % 7, i % 2 == 0 ? 50 : 10, i % 2 == 0);
        }
        return pairs;
    }

    @Test
    void evidence_has_points_or_says_why_there_are_none() {
        var arrivals = new Arrivals(Instant.EPOCH, Instant.EPOCH.plusSeconds(9), 7, Peaks.NONE, Peaks.NONE);

        var evidence = Evidence.of(tally.report(), arrivals, null, List.of(), new Refused(Refusal.TOO_FEW));

        assertThat(evidence.refusal()).isEqualTo(Refusal.TOO_FEW);
        assertThat(evidence.suggestion()).isNull();
        assertThat(evidence.arrivals()).isEqualTo(arrivals);
    }

    @Test
    void by_leads_it_may_have_been_made_from_a_version_is_proven_bad_at_most() {
        for (int i = 0; i < 100; i++) {
            add(1, i % 2 == 0 ? 60 : 10, i % 2 == 0, MARCH);
        }
        assertThat(tally.report().scores().auc().orElseThrow().value()).isEqualTo(1);
        assertThat(tally.report().proven()).isEmpty();
        add(1_000, 90, false, MARCH);
        assertThat(tally.report().proven()).as("worse than a coin even so").isPresent();

        for (int i = 0; i < 100; i++) {
            tally.unseen(i % 2 == 0 ? 60 : 10, i % 2 == 0);
        }
        assertThat(tally.report().proven().orElseThrow().value()).isEqualTo(1);
    }

    /** An interval becomes half as wide with four times the leads. */
    @Test
    void where_it_is_open_it_is_said_how_many_more_outcomes_would_tell() {
        var hundred = new TreeMap<Integer, Count>();
        hundred.put(1, new Count(40, 60));
        var scores = new Scores(hundred);

        assertThat(open(scores, new Estimate(0.05, -0.05, 0.15)).missing()).isEqualTo(300);
        assertThat(open(scores, new Estimate(-0.05, -0.15, 0.05)).missing()).isEqualTo(300);
        assertThat(open(scores, new Estimate(0, -0.1, 0.1)).missing()).isZero();
        assertThat(open(scores, new Estimate(0.05, 0.01, 0.09)).missing()).isZero();
        // None of those that are there count.
        assertThat(new Comparison(scores, scores, new Estimate(0.05, -0.05, 0.15), Count.NONE, null).missing())
                .isEqualTo(400);
        assertThat(new Comparison(scores, scores, new Estimate(0.05, 0.04, 0.06), Count.NONE, null).missing())
                .isEqualTo(4);
    }

    private static Comparison open(Scores scores, Estimate difference) {
        return new Comparison(scores, scores, difference, scores.all(), difference);
    }

    private void add(int leads, int score, boolean won, YearMonth month, String... had) {
        for (int i = 0; i < leads; i++) {
            tally.add(score, Set.of(had), won, month);
        }
    }
}
