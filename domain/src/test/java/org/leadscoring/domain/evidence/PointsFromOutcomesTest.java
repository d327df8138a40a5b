package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.lead;
import static org.leadscoring.domain.evidence.Observed.model;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Refusal;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.TraitRule;

/**
 * People who are won the likelier if somebody referred them or they asked for a demo, and the seldomer if they came by a
 * search; a good part is luck. By the model of today a demo counts for little and a visit for much.
 */
class PointsFromOutcomesTest {

    private static final Rule DEMO = rule("demo", 5);
    private static final Rule VISIT = new Rule(
            "visit",
            new EventType("visit"),
            Condition.ALWAYS,
            20,
            Category.ENGAGEMENT,
            Limit.UNLIMITED,
            60,
            null,
            true);
    private static final Rule NEVER = rule("trial", 40);
    private static final Rule SIGNED = rule("contract_signed", 40);
    private static final TraitRule TITLED =
            new TraitRule("titled", new Condition.Exists(Field.trait("title")), 10, Category.FIT);
    private static final Definition TODAY = today(List.of(VISIT, DEMO, NEVER, SIGNED));

    private static Definition today(List<Rule> rules) {
        return new Definition(
                new Method.Points(),
                Scale.OPEN,
                rules,
                List.of(TITLED),
                Map.of(Category.FIT, 10, Category.INTENT, 70),
                Recency.NONE,
                null,
                false,
                Observed.LADDER);
    }

    @Test
    void points_pick_better_among_leads_they_were_not_made_from_than_those_of_today() {
        var suggestion = suggested(today(List.of(VISIT, DEMO, NEVER)), 25, 1_200);

        assertThat(suggestion.gain().low()).isGreaterThan(0.1);
        // Rounding costs next to nothing.
        assertThat(suggestion.then().auc().orElseThrow().value())
                .isCloseTo(suggestion.exact().value(), within(0.02));
        assertThat(suggestion.madeFrom().leads()).isEqualTo(800);
        assertThat(suggestion.now().all()).isEqualTo(suggestion.then().all());
        assertThat(suggestion.then().all().leads()).isEqualTo(400);
        assertThat(suggestion.rules()).isLessThanOrEqualTo(25);
        assertThat(points(suggestion, "source Referral")).isPositive();
        assertThat(points(suggestion, "demo")).isGreaterThan(5);
    }

    @Test
    void each_rule_is_told_what_becomes_of_it_and_why() {
        var suggestion = suggested(TODAY, 25, 1_200);

        assertThat(change(suggestion, "trial").why()).isEqualTo(Why.NEVER);
        assertThat(change(suggestion, "trial").stays()).isFalse();
        assertThat(change(suggestion, "trial").today()).isEqualTo(40);
        assertThat(change(suggestion, "contract_signed").why()).isEqualTo(Why.LEAKS);
        assertThat(change(suggestion, "contract_signed").stays()).isFalse();
        var demo = change(suggestion, "demo");
        assertThat(demo.why()).isEqualTo(Why.OUTCOMES);
        assertThat(demo.stays()).isTrue();
        assertThat(demo.today()).isEqualTo(5);
        assertThat(demo.with().plus(demo.without())).isEqualTo(suggestion.madeFrom());
        assertThat(demo.with().leads()).isBetween(150L, 350L);
        assertThat(suggestion.changes())
                .extracting(Change::rule)
                .doesNotHaveDuplicates()
                .contains("visit", "demo", "trial", "contract_signed", "titled");
    }

    @Test
    void as_few_rules_are_made_as_are_asked_for_and_they_are_those_that_tell_most() {
        var few = suggested(TODAY, 2, 1_200);
        var many = suggested(TODAY, 25, 1_200);

        assertThat(few.rules()).isEqualTo(2);
        assertThat(many.rules()).isGreaterThan(2);
        assertThat(few.then().auc().orElseThrow().value()).isGreaterThan(0.65);
    }

    @Test
    void what_is_left_out_for_room_says_so() {
        var few = suggested(TODAY, 1, 1_200);

        assertThat(few.rules()).isOne();
        assertThat(few.changes().stream().filter(Change::stays)).hasSize(1);
        assertThat(change(few, "visit").stays()).isFalse();
        assertThat(change(few, "visit").why()).isEqualTo(Why.NOTHING_OWN);
    }

    @Test
    void the_same_leads_make_the_same_points() {
        assertThat(suggested(TODAY, 25, 400)).isEqualTo(suggested(TODAY, 25, 400));
    }

    @Test
    void stages_keep_their_names_and_rise_and_somebody_held_out_reaches_them() {
        var suggestion = suggested(TODAY, 25, 1_200);
        var ladder = suggestion.definition().ladder();

        assertThat(ladder.names()).isEqualTo(Observed.LADDER.names());
        assertThat(suggestion.then().from(ladder.stages().getLast().threshold()).leads())
                .isPositive();
    }

    @Test
    void fewer_than_fifty_of_one_kind_are_too_few_to_make_points_from() {
        assertThat(refused(TODAY, 50, 50)).isEmpty();
        assertThat(refused(TODAY, 49, 500)).contains(Refusal.TOO_FEW);
        assertThat(refused(TODAY, 500, 49)).contains(Refusal.TOO_FEW);
    }

    @Test
    void of_too_few_leads_no_points_are_made() {
        var people = people(60);
        var points = points(TODAY, 25, people);
        people.forEach(points::learn);

        assertThat(points.fit(new PlainRegression())).contains(Refusal.TOO_FEW);
    }

    @Test
    void a_model_of_milestones_has_no_points_to_make() {
        var milestones = new Definition(
                new Method.Milestone(),
                Scale.OPEN,
                List.of(rule("demo", 5)),
                List.of(),
                Map.of(),
                Recency.NONE,
                null,
                false,
                Observed.LADDER);

        assertThat(refused(milestones, 60, 60)).contains(Refusal.NO_POINTS);
    }

    @Test
    void where_nothing_tells_won_from_lost_there_are_no_points() {
        var facts = new FactTally(Observed.question(), definition(List.of(), List.of()));
        var alike = lead(true, Map.of("source", "News"), "visit");
        for (int i = 0; i < 120; i++) {
            facts.add(alike.known(), Set.of(), i % 2 == 0);
        }
        var points = new PointsFromOutcomes(
                model(definition(List.of(), List.of())), Derivation.none(ZoneOffset.UTC), Observed.question(), facts);
        for (int i = 0; i < 120; i++) {
            points.learn(lead(i % 2 == 0, Map.of("source", "News"), "visit"));
        }

        assertThat(points.fit(new PlainRegression())).contains(Refusal.NOTHING_TELLS);
    }

    @Test
    void nobody_who_was_held_out_says_nothing_of_the_points() {
        var people = people(300);
        var points = points(TODAY, 25, people);
        people.forEach(points::learn);

        assertThat(points.fit(new PlainRegression())).isEmpty();
        assertThat(points.suggestion()).isEmpty();
        assertThat(points.leaks()).extracting(Leak::name).containsExactly("contract_signed");
    }

    private static Optional<Refusal> refused(Definition definition, int won, int lost) {
        return Suggestion.refusal(model(definition), new Count(won, lost));
    }

    private static Change change(Suggestion suggestion, String rule) {
        return suggestion.changes().stream()
                .filter(change -> change.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static int points(Suggestion suggestion, String part) {
        return suggestion.changes().stream()
                .filter(change -> change.stays() && change.rule().startsWith(part))
                .mapToInt(Change::points)
                .findFirst()
                .orElse(0);
    }

    private static Suggestion suggested(Definition definition, int mostRules, int leads) {
        var people = people(leads);
        var learned = people.subList(0, leads * 2 / 3);
        var points = points(definition, mostRules, learned);
        learned.forEach(points::learn);
        assertThat(points.fit(new PlainRegression())).isEmpty();
        people.subList(learned.size(), leads).forEach(points::tryOn);
        return points.suggestion().orElseThrow();
    }

    private static PointsFromOutcomes points(Definition definition, int mostRules, List<Observation> learned) {
        var standard = Observed.question();
        var question = new Question(
                standard.from(),
                standard.until(),
                standard.cutOff(),
                standard.zone(),
                standard.holdOut(),
                standard.seed(),
                mostRules,
                standard.excluded());
        var facts = new FactTally(question, definition);
        learned.forEach(lead -> facts.add(lead.known(), Set.of(), lead.won()));
        return new PointsFromOutcomes(model(definition), Derivation.none(ZoneOffset.UTC), question, facts);
    }

    private static List<Observation> people(int leads) {
        var dice = new Random(5);
        var people = new ArrayList<Observation>();
        for (int i = 0; i < leads; i++) {
            var source = List.of("Google", "Referral", "Search", "Direct").get(dice.nextInt(4));
            var demo = dice.nextInt(4) == 0;
            var odds =
                    -0.5 + (source.equals("Referral") ? 2 : 0) + (source.equals("Search") ? -2 : 0) + (demo ? 1.5 : 0);
            var won = dice.nextDouble() < 1 / (1 + Math.exp(-odds));
            var traits = new LinkedHashMap<String, Object>();
            traits.put("source", source);
            traits.put("visits", dice.nextInt(20));
            if (dice.nextBoolean()) {
                traits.put("title", "CEO");
            }
            var did = new ArrayList<String>();
            for (int visit = dice.nextInt(5); visit > 0; visit--) {
                did.add("visit");
            }
            if (demo) {
                did.add("demo");
            }
            if (won) {
                did.add("contract_signed");
            }
            people.add(lead(won, traits, did.toArray(String[]::new)));
        }
        return people;
    }
}
