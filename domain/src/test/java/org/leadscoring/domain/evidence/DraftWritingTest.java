package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.leadscoring.domain.evidence.Observed.model;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.Selection.Chosen;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.Weighing.Weighed;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.TraitRule;

class DraftWritingTest {

    private static final Count ALL = new Count(50, 50);

    @Test
    void rules_that_stay_keep_their_places_and_new_ones_come_behind_them() {
        var visit = rule("visit", 10);
        var demo = rule("demo", 50);
        var titled = trait("titled", "title", "CEO", Category.FIT);
        var found = new Candidate.OfEvent(rule("trial", 1), null);
        var candidates = List.of(
                new Candidate.OfEvent(visit, 10),
                new Candidate.OfEvent(demo, 50),
                new Candidate.OfTrait(titled, 1),
                found);

        var writing = writing(
                of(List.of(visit, demo), List.of(titled), Map.of()),
                candidates,
                weighed(3, 40),
                weighed(2, 30),
                weighed(1, 20),
                weighed(0, 5));

        assertThat(writing.definition().rules())
                .extracting(Rule::id, Rule::points)
                .containsExactly(tuple("visit", 5), tuple("demo", 20), tuple("trial", 40));
        assertThat(writing.definition().traitRules())
                .containsExactly(new TraitRule("titled", titled.when(), 30, Category.FIT));
        assertThat(writing.changes()).extracting(Change::rule).containsExactly("trial", "titled", "demo", "visit");
    }

    @Test
    void what_is_left_out_is_told_behind_what_stays_with_the_reason() {
        var visit = rule("visit", 10);
        var signed = rule("signed", 50);
        var titled = trait("titled", "title", "CEO", Category.FIT);
        var ticket = trait("ticket", "ticket", "T", Category.FIT);
        var paid = trait("paid", "amount", "1000", Category.FIT);
        var candidates = List.of(new Candidate.OfEvent(visit, 10), new Candidate.OfTrait(titled, 1));

        var changes = writing(
                        of(List.of(visit, signed), List.of(titled, ticket, paid), Map.of()), candidates, weighed(0, 5))
                .changes();

        assertThat(changes)
                .containsExactly(
                        new Change("visit", 10, 5, new Count(25, 25), new Count(25, 25), Why.OUTCOMES),
                        new Change("signed", 50, null, Count.NONE, ALL, Why.LEAKS),
                        new Change("titled", 1, null, new Count(50, 50), Count.NONE, Why.NOTHING_OWN),
                        new Change("ticket", 1, null, Count.NONE, ALL, Why.LEAKS),
                        new Change("paid", 1, null, Count.NONE, ALL, Why.NOT_LOOKED_AT));
    }

    @Test
    void a_rule_that_gives_so_much_and_no_more_gives_it_as_many_times_as_before() {
        assertThat(capped(20, 60, 10)).isEqualTo(30);
        assertThat(capped(-20, 60, 40)).isEqualTo(120);
        assertThat(capped(20, 60, -10)).isEqualTo(30);
        assertThat(capped(20, 10, 1)).isEqualTo(1);
        assertThat(capped(1, 1_000_000, 40)).isEqualTo(1_000_000);
        assertThat(capped(0, 60, 10)).isEqualTo(60);
        assertThat(capped(20, null, 10)).isNull();
    }

    private static @Nullable Integer capped(int points, @Nullable Integer cap, int then) {
        var rule = new Rule(
                "r", new EventType("r"), Condition.ALWAYS, points, Category.INTENT, Limit.UNLIMITED, cap, null, true);
        return writing(
                        of(List.of(rule), List.of(), Map.of()),
                        List.of(new Candidate.OfEvent(rule, points)),
                        weighed(0, then))
                .definition()
                .rules()
                .getFirst()
                .cap();
    }

    @Test
    void the_cap_of_a_category_leaves_room_for_all_that_traits_give_in_it() {
        var one = trait("one", "a", "1", Category.FIT);
        var two = trait("two", "a", "2", Category.FIT);
        var less = trait("less", "a", "3", Category.FIT);
        var other = trait("other", "a", "4", Category.INTENT);
        var rules = List.of(one, two, less, other);
        var candidates = rules.stream()
                .<Candidate>map(rule -> new Candidate.OfTrait(rule, 1))
                .toList();

        var caps = writing(
                        of(List.of(), rules, Map.of(Category.FIT, 10, Category.INTENT, 70)),
                        candidates,
                        weighed(0, 20),
                        weighed(1, 15),
                        weighed(2, -5),
                        weighed(3, 60))
                .definition()
                .caps();

        assertThat(caps).isEqualTo(Map.of(Category.FIT, 35, Category.INTENT, 70));
    }

    @Test
    void a_new_rule_is_called_by_all_it_is_about_and_never_like_another_one() {
        var google = value("source Google", "Google");
        var news = value("source News", "News");
        var existing = List.of(
                trait("source Google, News", "x", "1", Category.FIT),
                trait("source Google, News (2)", "x", "2", Category.FIT));
        var existingEvent = rule("x", 1);

        var writing = writing(
                of(List.of(named(existingEvent, "not source Google")), existing, Map.of()),
                List.of(google, news),
                new Weighed(List.of(0, 1), 20, false, new Count(25, 25), ALL),
                new Weighed(List.of(0), 10, true, new Count(25, 25), ALL));

        assertThat(writing.definition().traitRules())
                .extracting(TraitRule::id)
                .containsExactly("source Google, News (3)", "not source Google (2)");
    }

    @Test
    void a_long_name_is_shortened_and_never_through_a_character() {
        var long1 = value("s".repeat(97) + "🚀", "a");
        var long2 = value("x", "b🚀");

        var writing = writing(
                of(List.of(), List.of(), Map.of()),
                List.of(long1, long2),
                new Weighed(List.of(0, 1), 20, false, new Count(25, 25), ALL),
                new Weighed(List.of(0, 1), 10, false, new Count(25, 25), ALL));

        assertThat(writing.definition().traitRules())
                .extracting(TraitRule::id)
                .containsExactly("s".repeat(97) + "🚀…", "s".repeat(95) + "… (2)");
    }

    private static DraftWriting writing(Definition definition, List<? extends Candidate> candidates, Weighed... rules) {
        var all = new ArrayList<Candidate>(candidates);
        // The first applies to half of the leads, all others to all.
        var samples = new Samples(all.size());
        for (int lead = 0; lead < 100; lead++) {
            var row = new double[all.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = i > 0 || lead < 50 ? 1 : 0;
            }
            samples.add(row, lead % 2 == 0);
        }
        return new DraftWriting(
                model(definition),
                all,
                new Barred(
                        Observed.question(),
                        List.of(
                                new Leak(Leak.Origin.EVENT, "signed", "", ALL, 1),
                                new Leak(Leak.Origin.EVENT, "x", "", ALL, 1),
                                new Leak(Leak.Origin.TRAIT, "x", "", ALL, 1),
                                new Leak(Leak.Origin.TRAIT, "ticket", "", ALL, 1))),
                new Weighing(definition, all, samples),
                new Chosen(Collections.nCopies(all.size(), 1.0), List.of(rules)));
    }

    private static Weighed weighed(int place, int points) {
        return new Weighed(List.of(place), points, false, place == 0 ? new Count(25, 25) : ALL, ALL);
    }

    private static Candidate value(String id, String value) {
        return new Candidate.OfValue(trait(id, "source", value, Category.FIT), "source", value);
    }

    private static TraitRule trait(String id, String name, String value, Category category) {
        return new TraitRule(id, new Condition.Equals(Field.trait(name), value), 1, category);
    }

    private static Rule named(Rule rule, String id) {
        return new Rule(id, rule.event(), rule.points(), rule.category(), rule.limit());
    }

    private static Definition of(List<Rule> rules, List<TraitRule> traits, Map<Category, Integer> caps) {
        return new Definition(
                new Method.Points(), Scale.OPEN, rules, traits, caps, Recency.NONE, null, false, Observed.LADDER);
    }
}
