package org.leadscoring.bootstrap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.evidence.GatherEvidence.Asked;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Evidence.Comparison;
import org.leadscoring.domain.evidence.Leak;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Refusal;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.Unseen;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;

/** Evidence of people whose reasons are known, because they were made up. */
class GatherEvidenceTest {

    private static final Instant DECIDED = MadeUpOutcomes.FIRST.plus(MadeUpOutcomes.UNTIL_DECIDED);

    @Test
    void points_are_found_that_pick_better_than_those_of_today_with_few_rules() {
        var evidence = gather(new MadeUpOutcomes(1).add(2_000));

        var found = suggestion(evidence);
        assertThat(evidence.report().scores().all().leads()).isEqualTo(2_000);
        assertThat(found.rules()).isBetween(4, Question.MOST_RULES);
        assertThat(found.then().auc().orElseThrow().value()).isGreaterThan(0.75);
        assertThat(found.gain().low()).isGreaterThan(0.05);
        // Rounding costs next to nothing.
        assertThat(found.then().auc().orElseThrow().value())
                .isGreaterThan(found.exact().value() - 0.01);
        assertThat(points(found, "referral")).isPositive();
        assertThat(points(found, "visits from")).isPositive();
        assertThat(found.then().all().plus(found.madeFrom()).leads()).isEqualTo(2_000);
    }

    private static int points(Suggestion found, String part) {
        return found.definition().traitRules().stream()
                .filter(rule -> rule.id().toLowerCase(Locale.ROOT).contains(part))
                .mapToInt(TraitRule::points)
                .sum();
    }

    @Test
    void the_same_question_has_the_same_answer() {
        var people = new MadeUpOutcomes(2).add(800);

        assertThat(gather(people)).isEqualTo(gather(people));
    }

    @Test
    void where_chance_decides_nothing_is_found() {
        for (int seed = 10; seed < 12; seed++) {
            var evidence = gather(new MadeUpOutcomes(seed).addByChance(1_000), without("ticket"));

            var found = evidence.suggestion();
            if (found == null) {
                assertThat(evidence.refusal()).isEqualTo(Refusal.NOTHING_TELLS);
            } else {
                assertThat(found.then().auc().orElseThrow().excludes(0.5))
                        .as("seed %d", seed)
                        .isFalse();
            }
            assertThat(evidence.leaks()).isEmpty();
        }
    }

    @Test
    void what_comes_with_the_outcome_is_named_and_nothing_is_made_of_it() {
        var evidence = gather(new MadeUpOutcomes(3).add(1_000));

        assertThat(evidence.leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.origin()).isEqualTo(Leak.Origin.TRAIT);
            assertThat(leak.name()).isEqualTo("ticket");
            assertThat(leak.picks()).isGreaterThan(0.99);
        });
        assertThat(suggestion(evidence).changes())
                .extracting(Change::rule)
                .noneMatch(rule -> rule.contains("ticket"))
                // Left out by its name, and not even looked at.
                .noneMatch(rule -> rule.contains("Tags"))
                // On the last day, after the cut-off.
                .noneMatch(rule -> rule.contains("contract_signed"));
    }

    @Test
    void events_of_the_last_day_count_if_the_cut_off_lies_at_the_outcome_and_are_found_out_then() {
        var evidence = gather(new MadeUpOutcomes(4).add(1_000), at(new CutOff.BeforeOutcome(Duration.ZERO)));

        assertThat(evidence.leaks()).extracting(Leak::name).contains("contract_signed");
    }

    @Test
    void who_was_first_heard_of_after_the_cut_off_says_nothing_and_is_counted_apart() {
        var people = new MadeUpOutcomes(5);
        var hour = Duration.ofHours(1);
        people.decided(List.of(people.event(1, DECIDED.minus(hour), "page_view", Map.of())), true, DECIDED);
        people.decided(List.of(people.event(2, DECIDED.plus(hour), "page_view", Map.of())), true, DECIDED);
        people.decided(List.of(), false, DECIDED);
        people.decided(
                List.of(people.event(3, DECIDED.minus(Duration.ofDays(2)), "demo_requested", Map.of())), true, DECIDED);

        var report = gather(people).report();

        assertThat(report.late()).isEqualTo(3);
        assertThat(report.early()).isZero();
        assertThat(report.scores().byScore()).containsOnlyKeys(50);
        var aDayLater =
                gather(people, at(new CutOff.AfterFirst(Duration.ofDays(1)))).report();
        assertThat(aDayLater.late()).isEqualTo(2);
        assertThat(aDayLater.early()).isEqualTo(1);
        var threeDaysLater =
                gather(people, at(new CutOff.AfterFirst(Duration.ofDays(3)))).report();
        assertThat(threeDaysLater.late()).isEqualTo(2);
        assertThat(threeDaysLater.early())
                .as("outcomes within three days of the first event")
                .isEqualTo(2);
    }

    @Test
    void outcomes_outside_the_time_asked_about_are_passed_over() {
        var people = new MadeUpOutcomes(6);
        var question = MadeUpOutcomes.question();
        var before = question.from().minus(Duration.ofDays(9));
        people.decided(
                List.of(people.event(1, before, "page_view", Map.of())),
                true,
                question.from().minusNanos(1_000));
        people.decided(List.of(people.event(2, before, "page_view", Map.of())), true, question.until());

        var report = gather(people).report();

        assertThat(report.late()).isZero();
        assertThat(report.scores().all()).isEqualTo(Count.NONE);
    }

    @Test
    void each_rule_is_told_how_it_did() {
        var evidence = gather(new MadeUpOutcomes(7).add(2_000));

        var demo = evidence.report().rules().stream()
                .filter(rule -> rule.rule().equals("demo_requested"))
                .findFirst()
                .orElseThrow();
        assertThat(demo.points()).isEqualTo(50);
        assertThat(demo.with().leads()).isBetween(150L, 350L);
        assertThat(demo.lift(evidence.report().without(demo)).orElseThrow().low())
                .isGreaterThan(1);
        assertThat(demo.contradicts(evidence.report().without(demo))).isFalse();
        assertThat(evidence.report().rules())
                .filteredOn(rule -> rule.rule().equals("purchase_completed"))
                .allMatch(rule -> rule.dead());
        assertThat(suggestion(evidence).changes())
                .filteredOn(change -> change.why() == Why.NEVER)
                .isNotEmpty()
                .noneMatch(Change::stays);
    }

    @Test
    void few_outcomes_are_refused_with_the_reason() {
        assertThat(gather(new MadeUpOutcomes(8).add(120)).refusal()).isEqualTo(Refusal.TOO_FEW);
    }

    @Test
    void another_version_is_tried_on_the_same_leads_but_judged_by_those_it_was_not_made_from() {
        var people = new MadeUpOutcomes(9).add(1_500);
        var question = MadeUpOutcomes.question();
        var suggested = suggestion(gather(people)).definition();
        var better = new ScoringModel(people.model.id(), people.model.name(), 2, suggested);
        var later = DECIDED.plus(Duration.ofDays(1));

        var heldOut = compared(people, new Asked(better, new Unseen(later, question)));
        assertThat(heldOut.decided()).isTrue();
        assertThat(heldOut.better()).isTrue();
        assertThat(heldOut.proven().low()).isPositive();
        assertThat(heldOut.missing()).isZero();
        assertThat(heldOut.champion().all()).isEqualTo(heldOut.challenger().all());
        assertThat(heldOut.unseen().leads()).isBetween(400L, 500L);

        var byHand = compared(people, new Asked(better, new Unseen(later, null)));
        assertThat(byHand.decided()).as("all had ended when it was made").isFalse();
        assertThat(byHand.seen()).isEqualTo(1_500);
        assertThat(byHand.missing()).isPositive();
        assertThat(byHand.difference()).isEqualTo(heldOut.difference());
    }

    @Test
    void points_made_from_chance_prove_nothing_on_the_leads_they_were_made_from() {
        var people = new MadeUpOutcomes(12).addByChance(400);
        var later = DECIDED.plus(Duration.ofDays(1));

        var report = people.gathering()
                .gather(
                        people.workspace,
                        new Asked(people.model, new Unseen(later, null)),
                        null,
                        MadeUpOutcomes.question(),
                        (step, done, total) -> true)
                .orElseThrow()
                .report();

        assertThat(report.seen()).isEqualTo(400);
        assertThat(report.unseen().auc()).isEmpty();
        assertThat(gather(people).report().seen()).isZero();
    }

    private static Comparison compared(MadeUpOutcomes people, Asked challenger) {
        return Objects.requireNonNull(people.gathering()
                .gather(
                        people.workspace,
                        asked(people.model),
                        challenger,
                        MadeUpOutcomes.question(),
                        (step, done, total) -> true)
                .orElseThrow()
                .comparison());
    }

    private static Asked asked(ScoringModel model) {
        return new Asked(model, new Unseen(Instant.EPOCH, null));
    }

    @Test
    void a_rule_on_a_trait_that_is_not_looked_at_is_left_out_and_says_so() {
        var people = new MadeUpOutcomes(13).add(800);
        var today = people.model.definition();
        var closed = new TraitRule("closed", new Condition.Equals(Field.trait("Tags"), "Closed"), 30, Category.FIT);
        var model = new ScoringModel(
                people.model.id(),
                people.model.name(),
                1,
                new Definition(
                        today.method(),
                        today.scale(),
                        today.rules(),
                        Stream.concat(today.traitRules().stream(), Stream.of(closed))
                                .toList(),
                        today.caps(),
                        today.recency(),
                        today.decay(),
                        today.countsSuspects(),
                        today.ladder()));

        var found = suggestion(people.gathering()
                .gather(people.workspace, asked(model), null, MadeUpOutcomes.question(), (step, done, total) -> true)
                .orElseThrow());

        assertThat(found.changes())
                .filteredOn(change -> change.rule().equals("closed"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.stays()).isFalse();
                    assertThat(change.why()).isEqualTo(Why.NOT_LOOKED_AT);
                });
        assertThat(found.definition().traitRules()).extracting(TraitRule::id).doesNotContain("closed");
        assertThat(found.then().auc().orElseThrow().value()).isLessThan(0.95);
    }

    @Test
    void it_stops_when_nobody_wants_it_any_more_at_whatever_step() {
        var people = new MadeUpOutcomes(10).add(1_200);
        for (var step : Step.values()) {
            var seen = new ArrayList<Step>();

            var evidence = people.gathering()
                    .gather(
                            people.workspace,
                            asked(people.model),
                            null,
                            MadeUpOutcomes.question(),
                            (now, done, total) -> {
                                seen.add(now);
                                return now != step;
                            });

            assertThat(evidence).as("%s", step).isEmpty();
            assertThat(seen.getLast()).isEqualTo(step);
        }
    }

    @Test
    void a_suggestion_is_a_definition_that_can_be_saved() throws InvalidModelException {
        var found = suggestion(gather(new MadeUpOutcomes(11).add(1_000)));

        var stages = found.definition().ladder().stages();
        assertThat(stages).isNotEmpty();
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).threshold())
                    .isGreaterThan(stages.get(i - 1).threshold());
        }
        assertThat(found.then().from(stages.getFirst().threshold()).leads()).isPositive();
    }

    private static Suggestion suggestion(Evidence evidence) {
        return Objects.requireNonNull(evidence.suggestion());
    }

    private static Evidence gather(MadeUpOutcomes people) {
        return gather(people, MadeUpOutcomes.question());
    }

    private static Evidence gather(MadeUpOutcomes people, Question question) {
        return people.gathering()
                .gather(people.workspace, asked(people.model), null, question, (step, done, total) -> true)
                .orElseThrow();
    }

    private static Question at(CutOff cutOff) {
        var standard = MadeUpOutcomes.question();
        return new Question(
                standard.from(),
                standard.until(),
                cutOff,
                standard.zone(),
                standard.holdOut(),
                standard.seed(),
                standard.mostRules(),
                standard.excluded());
    }

    private static Question without(String trait) {
        var standard = MadeUpOutcomes.question();
        var excluded = new ArrayList<>(standard.excluded());
        excluded.add(trait);
        return new Question(
                standard.from(),
                standard.until(),
                standard.cutOff(),
                standard.zone(),
                standard.holdOut(),
                standard.seed(),
                standard.mostRules(),
                excluded);
    }
}
