package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

class CandidatesTest {

    private static final Definition NOTHING = definition(List.of(), List.of());

    private final FactTally facts = new FactTally(Observed.question(), NOTHING);

    @Test
    void what_the_model_has_comes_first_and_nothing_new_says_the_same() {
        var referral =
                new TraitRule("referred", new Condition.Equals(Field.trait("source"), "Referral"), 20, Category.FIT);
        add(30, 25, Map.of("source", "Referral"));
        add(70, 25, Map.of("source", "Google"));

        var found = Candidates.of(definition(List.of(rule("demo", 50)), List.of(referral)), facts, barred());

        assertThat(found).extracting(Candidate::id).containsExactly("demo", "referred", "source Google");
        assertThat(found).extracting(Candidate::today).containsExactly(50, 20, null);
    }

    @Test
    void what_tells_most_comes_before_what_tells_less() {
        add(50, 25, Map.of("source", "News"));
        add(50, 45, Map.of("source", "Referral"));
        add(50, 10, Map.of("source", "Google"));

        assertThat(ids(NOTHING)).containsExactly("source Referral", "source Google", "source News");
    }

    @Test
    void where_all_leads_ended_alike_nothing_tells_more_than_anything_else() {
        add(30, 30, Map.of("source", "News"));
        add(40, 40, Map.of("source", "Referral"));

        assertThat(ids(NOTHING)).containsExactly("source Referral", "source News");
    }

    @Test
    void what_fewer_than_twenty_leads_have_is_passed_over() {
        add(20, 10, Map.of("source", "News"), Map.of("demo", 1, "trial", 2));
        add(19, 10, Map.of("source", "Referral"), Map.of("webinar", 1));

        assertThat(ids(NOTHING))
                .containsExactlyInAnyOrder("demo once", "trial once", "trial up to 3 times", "source News");
    }

    @Test
    void of_many_leads_it_takes_one_in_five_hundred() {
        add(21, 10, Map.of("source", "News"));
        add(22, 10, Map.of("source", "Referral"));
        add(10_957, 5_000, Map.of());

        assertThat(ids(NOTHING)).containsExactlyInAnyOrder("source Referral", "source is known");
    }

    @Test
    void that_a_trait_is_known_is_something_of_its_own_where_many_have_it_not() {
        add(40, 20, Map.of("title", "CEO"));
        add(19, 2, Map.of());
        assertThat(ids(NOTHING)).doesNotContain("title is known");

        add(1, 1, Map.of());
        assertThat(ids(NOTHING)).contains("title is known", "title CEO");
    }

    @Test
    void new_rules_for_events_give_once_or_each_time_up_to_three() {
        add(20, 10, Map.of(), Map.of("demo_requested", 2));

        var found = Candidates.of(NOTHING, facts, barred());

        assertThat(found).hasSize(2);
        var once = ((Candidate.OfEvent) found.get(0)).rule();
        var several = ((Candidate.OfEvent) found.get(1)).rule();
        assertThat(once.id()).isEqualTo("demo requested once");
        assertThat(once.event()).isEqualTo(new EventType("demo_requested"));
        assertThat(once.limit()).isEqualTo(Limit.ONCE);
        assertThat(several.limit()).isEqualTo(Limit.UNLIMITED);
        assertThat(several.cap()).isEqualTo(3 * several.points());
    }

    @Test
    void amounts_have_tiers_that_an_equal_share_of_the_leads_lies_between() {
        for (int visits = 1; visits <= 90; visits++) {
            add(1, visits % 2, Map.of("visits", String.valueOf(visits)));
        }

        // From 81 there are ten leads only.
        assertThat(ids(NOTHING))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 7)
                        .mapToObj(tier -> "visits from " + (tier * 10 + 1))
                        .toList());
    }

    @Test
    void tiers_lie_above_an_amount_that_most_have() {
        add(50, 10, Map.of("visits", "1"));
        for (int visits = 2; visits <= 6; visits++) {
            add(10, 5, Map.of("visits", String.valueOf(visits)));
        }

        assertThat(ids(NOTHING))
                .containsExactlyInAnyOrder("visits from 2", "visits from 3", "visits from 4", "visits from 5");
    }

    @Test
    void what_leaks_is_left_out_of_old_rules_and_new_ones() {
        var signed = rule("contract_signed", 50);
        var ticket = new TraitRule("ticket", new Condition.Exists(Field.trait("ticket")), 20, Category.FIT);
        var source = new TraitRule("sourced", new Condition.Exists(Field.trait("source")), 20, Category.FIT);
        add(40, 20, Map.of("ticket", "T", "source", "Customer"), Map.of("contract_signed", 1));
        add(40, 20, Map.of("source", "Google"));
        var leaks = List.of(
                leak(Leak.Origin.TRAIT, "ticket", ""),
                leak(Leak.Origin.TRAIT, "source", "Customer"),
                leak(Leak.Origin.EVENT, "contract_signed", ""));

        var found = Candidates.of(definition(List.of(signed), List.of(ticket, source)), facts, barred(leaks));

        assertThat(found).extracting(Candidate::id).containsExactly("sourced", "source Google");
    }

    @Test
    void a_rule_of_today_about_a_trait_that_is_not_looked_at_is_left_out() {
        var amount = new TraitRule(
                "big",
                new Condition.Compares(Field.trait("amount"), Condition.Comparison.AT_LEAST, BigDecimal.valueOf(1_000)),
                20,
                Category.FIT);
        var nested = new TraitRule("won", new Condition.Exists(Field.trait("outcome.at")), 20, Category.FIT);
        var property = when("bought", new Condition.Exists(Field.property("amount")));
        var trait = when("called", new Condition.Exists(Field.trait("Lead Stage")));
        add(40, 20, Map.of(), Map.of("bought", 1, "called", 1));
        var definition = definition(List.of(property, trait), List.of(amount, nested));

        var barred = barred();

        assertThat(Candidates.of(definition, facts, barred))
                .filteredOn(candidate -> candidate.today() != null)
                .extracting(Candidate::id)
                .containsExactly("bought");
        assertThat(barred.why(amount)).contains(Suggestion.Why.NOT_LOOKED_AT);
        assertThat(barred.why(trait)).contains(Suggestion.Why.NOT_LOOKED_AT);
    }

    @Test
    void a_rule_of_today_that_picks_out_a_value_that_leaks_is_left_out_however_it_says_so() {
        var source = Field.trait("source");
        var leaks = List.of(leak(Leak.Origin.TRAIT, "source", "Customer"), leak(Leak.Origin.RULE, "bought", ""));
        var conditions = List.of(
                new Condition.Equals(source, "customer"),
                new Condition.In(source, List.of("Google", "Customer")),
                new Condition.Contains(source, "custom"),
                new Condition.StartsWith(source, "cust"),
                new Condition.Not(new Condition.Equals(source, "Customer")),
                new Condition.Any(
                        List.of(new Condition.Exists(Field.trait("x")), new Condition.Equals(source, "Customer"))),
                new Condition.All(List.of(new Condition.Equals(source, "Customer"))));
        var barred = barred(leaks);

        for (var condition : conditions) {
            assertThat(barred.why(new TraitRule("r", condition, 5, Category.FIT)))
                    .as("%s", condition)
                    .contains(Suggestion.Why.LEAKS);
            assertThat(barred.why(when("visit", condition))).contains(Suggestion.Why.LEAKS);
        }
        assertThat(barred.why(new TraitRule("r", new Condition.Equals(source, "Google"), 5, Category.FIT)))
                .isEmpty();
        assertThat(barred.why(new TraitRule("r", new Condition.Exists(source), 5, Category.FIT)))
                .isEmpty();
        assertThat(barred.why(rule("bought", 5))).contains(Suggestion.Why.LEAKS);
        assertThat(barred.why(rule("visit", 5))).isEmpty();
    }

    private static Rule when(String event, Condition when) {
        return new Rule(event, new EventType(event), when, 5, Category.ENGAGEMENT, Limit.UNLIMITED, null, null, true);
    }

    @Test
    void an_event_does_not_leak_because_a_trait_of_its_name_does() {
        add(40, 20, Map.of("demo", "yes", "visit", "yes"), Map.of("demo", 1, "visit", 1));
        var leaks = List.of(leak(Leak.Origin.TRAIT, "demo", ""), leak(Leak.Origin.EVENT, "visit", ""));

        assertThat(Candidates.of(NOTHING, facts, barred(leaks)))
                .extracting(Candidate::id)
                .containsExactlyInAnyOrder("demo once", "visit yes");
    }

    @Test
    void what_many_leads_say_weighs_more_than_what_few_say_louder() {
        add(25, 17, Map.of("source", "News"));
        add(400, 240, Map.of("source", "Mail"));
        add(400, 155, Map.of());

        assertThat(ids(NOTHING).getFirst()).isNotEqualTo("source News");
    }

    @Test
    void of_one_trait_the_twenty_commonest_values_are_looked_at() {
        for (int i = 0; i < 25; i++) {
            add(45 - i, 10, Map.of("city", "city " + (char) ('a' + i)));
        }

        assertThat(ids(NOTHING))
                .hasSize(20)
                .contains("city city a", "city city t")
                .doesNotContain("city city u");
    }

    @Test
    void of_what_was_done_the_sixty_most_telling_are_looked_at() {
        var did = new HashMap<String, Integer>();
        IntStream.range(0, 70).forEach(i -> did.put("e" + i, 1));
        add(20, 10, Map.of(), did);

        assertThat(ids(NOTHING)).hasSize(60);
    }

    @Test
    void no_more_is_looked_at_than_a_model_may_have_rules() {
        var rules = IntStream.range(0, 499).mapToObj(i -> rule("r" + i, 1)).toList();
        var traits = IntStream.range(0, 500)
                .mapToObj(i -> new TraitRule("t" + i, new Condition.Exists(Field.trait("t" + i)), 1, Category.FIT))
                .toList();
        add(20, 10, Map.of("source", "News"), Map.of("demo", 2));

        assertThat(ids(definition(rules, traits))).hasSize(1_000).contains("demo once");
    }

    @Test
    void a_trait_that_no_rule_could_name_is_passed_over() {
        add(20, 10, Map.of("x".repeat(200), "a", "y".repeat(201), "a", " ", "a"));

        assertThat(ids(NOTHING)).singleElement().asString().startsWith("xxx");
    }

    @Test
    void ids_are_as_long_as_they_may_be_and_differ_and_never_end_in_half_a_character() {
        var name = "n".repeat(90);
        add(30, 10, Map.of(name, "a long value 1"));
        add(29, 10, Map.of(name, "a long value 2"));
        add(28, 10, Map.of(name, "12345678🚀"));
        add(27, 10, Map.of(name, "a long value 3"));

        assertThat(ids(NOTHING))
                .containsExactlyInAnyOrder(
                        name + " a long va", name + " a lon (2)", name + " a lon (3)", name + " 12345678");
    }

    private List<String> ids(Definition definition) {
        return Candidates.of(definition, facts, barred()).stream()
                .map(Candidate::id)
                .toList();
    }

    private void add(int leads, int won, Map<String, Object> traits) {
        add(leads, won, traits, Map.of());
    }

    private void add(int leads, int won, Map<String, Object> traits, Map<String, Integer> did) {
        var events = new HashMap<EventType, Integer>();
        did.forEach((type, times) -> events.put(new EventType(type), times));
        for (int i = 0; i < leads; i++) {
            facts.add(new Known(traits, events), Set.of(), i < won);
        }
    }

    private static Barred barred(List<Leak> leaks) {
        return new Barred(Observed.question(), leaks);
    }

    private static Barred barred() {
        return barred(List.of());
    }

    private static Leak leak(Leak.Origin origin, String name, String value) {
        return new Leak(origin, name, value, new Count(40, 0), 1);
    }
}
