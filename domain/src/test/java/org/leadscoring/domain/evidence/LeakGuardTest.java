package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.Leak.Origin;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.TraitRule;

class LeakGuardTest {

    private static final LeakGuard HALF = new LeakGuard(new Count(2_000, 2_000));

    @Test
    void what_everybody_did_who_was_won_leaks_once_enough_did_it() {
        assertThat(HALF.of(Origin.EVENT, "contract_signed", new Count(40, 0))).hasValueSatisfying(leak -> {
            assertThat(leak.origin()).isEqualTo(Origin.EVENT);
            assertThat(leak.name()).isEqualTo("contract_signed");
            assertThat(leak.value()).isEmpty();
            assertThat(leak.count()).isEqualTo(new Count(40, 0));
            assertThat(leak.picks()).isGreaterThan(0.5);
        });
        assertThat(HALF.of(Origin.EVENT, "contract_signed", new Count(39, 0))).isEmpty();
    }

    @Test
    void what_everybody_did_who_was_lost_leaks_too() {
        assertThat(HALF.of(Origin.EVENT, "refund", new Count(0, 40))).isPresent();
        assertThat(HALF.of(Origin.EVENT, "refund", new Count(0, 39))).isEmpty();
    }

    @Test
    void of_a_thousand_five_may_end_the_other_way() {
        assertThat(HALF.of(Origin.EVENT, "paid", new Count(995, 5))).isPresent();
        assertThat(HALF.of(Origin.EVENT, "paid", new Count(994, 6))).isEmpty();
        assertThat(HALF.of(Origin.EVENT, "gone", new Count(5, 995))).isPresent();
        assertThat(HALF.of(Origin.EVENT, "gone", new Count(6, 994))).isEmpty();
    }

    @Test
    void what_nearly_all_did_who_were_won_and_nearly_nobody_else_leaks_as_a_trait_would() {
        assertThat(HALF.of(Origin.EVENT, "contract_viewed", new Count(1_960, 40)))
                .hasValueSatisfying(leak -> assertThat(leak.picks()).isEqualTo(0.98));
        assertThat(HALF.of(Origin.EVENT, "contract_viewed", new Count(1_900, 100)))
                .isEmpty();
    }

    @Test
    void what_nobody_was_won_without_leaks_although_many_did_it_who_were_lost() {
        assertThat(HALF.of(Origin.EVENT, "contract_viewed", new Count(2_000, 600)))
                .isPresent();
        assertThat(HALF.of(Origin.EVENT, "contract_viewed", new Count(1_990, 600)))
                .isEmpty();
    }

    @Test
    void where_one_in_two_hundred_is_won_anyway_it_is_no_leak_that_as_many_are() {
        var rare = new LeakGuard(new Count(400, 99_600));

        assertThat(rare.of(Origin.EVENT, "page_view", new Count(200, 49_800))).isEmpty();
        assertThat(rare.of(Origin.EVENT, "page_view", new Count(20, 49_980))).isPresent();
    }

    @Test
    void where_hardly_anybody_is_lost_it_takes_many_to_leak() {
        var mostWon = new LeakGuard(new Count(3_800, 200));

        assertThat(mostWon.of(Origin.EVENT, "x", new Count(399, 0))).isEmpty();
        assertThat(mostWon.of(Origin.EVENT, "x", new Count(400, 0))).isPresent();
        assertThat(new LeakGuard(Count.NONE).of(Origin.EVENT, "x", Count.NONE)).isEmpty();
    }

    @Test
    void a_trait_that_picks_nearly_always_right_leaks_as_a_whole() {
        var trait = new TraitTally();
        add(trait, "closed", 2_000, 30);
        add(trait, "ringing", 0, 1_970);

        assertThat(HALF.ofTrait("tags", trait)).singleElement().satisfies(leak -> {
            assertThat(leak.origin()).isEqualTo(Origin.TRAIT);
            assertThat(leak.name()).isEqualTo("tags");
            assertThat(leak.value()).isEmpty();
            assertThat(leak.count()).isEqualTo(new Count(2_000, 2_000));
            assertThat(leak.picks()).isGreaterThan(0.97);
        });
    }

    @Test
    void a_trait_that_only_those_have_who_were_won_leaks_whatever_it_says() {
        var trait = new TraitTally();
        add(trait, "a", 30, 0);
        add(trait, "b", 30, 0);

        assertThat(HALF.ofTrait("invoice", trait))
                .singleElement()
                .satisfies(leak -> assertThat(leak.value()).isEmpty());
    }

    @Test
    void of_a_trait_that_tells_little_a_single_value_may_leak() {
        var trait = new TraitTally();
        add(trait, "Google", 900, 900);
        add(trait, "Customer", 60, 0);
        add(trait, "Referral", 600, 500);

        assertThat(HALF.ofTrait("source", trait)).singleElement().satisfies(leak -> {
            assertThat(leak.value()).isEqualTo("Customer");
            assertThat(leak.count()).isEqualTo(new Count(60, 0));
            assertThat(leak.picks()).isBetween(0.51, 0.53);
        });
    }

    @Test
    void an_amount_leaks_as_a_whole_or_not_at_all() {
        var amount = new TraitTally();
        for (int i = 1; i <= 8; i++) {
            add(amount, new BigDecimal(i), i == 8 ? 100 : 200, i == 8 ? 0 : 200);
        }
        assertThat(amount.isAmount()).isTrue();
        assertThat(HALF.ofTrait("visits", amount)).isEmpty();

        var price = new TraitTally();
        for (int i = 1; i <= 10; i++) {
            add(price, new BigDecimal(i), i > 5 ? 400 : 0, i > 5 ? 0 : 400);
        }
        assertThat(HALF.ofTrait("price", price))
                .singleElement()
                .satisfies(leak -> assertThat(leak.value()).isEmpty());
    }

    @Test
    void values_of_a_few_leads_are_not_known_by_heart() {
        var trait = new TraitTally();
        for (int i = 0; i < 200; i++) {
            add(trait, "city " + i, i % 2 == 0 ? 19 : 0, i % 2 == 0 ? 0 : 19);
        }

        assertThat(HALF.ofTrait("city", trait)).isEmpty();
    }

    @Test
    void facts_leave_out_what_names_a_person_and_what_the_question_leaves_out() {
        var facts = new FactTally(Observed.question(), Observed.definition(List.of(), List.of()));
        for (int i = 0; i < 100; i++) {
            var won = i % 2 == 0;
            facts.add(
                    new Known(
                            Map.of("email", "a" + i, "Lead Stage", won ? "won" : "lost", "ticket", won ? "T" : "none"),
                            Map.of(new EventType(won ? "contract_signed" : "page_view"), 1 + i % 4)),
                    Set.of(),
                    won);
        }

        assertThat(facts.all()).isEqualTo(new Count(50, 50));
        assertThat(facts.traits()).containsOnlyKeys("ticket");
        assertThat(facts.events().get("page_view").did()).isEqualTo(new Count(0, 50));
        assertThat(facts.events().get("contract_signed").again()).isEqualTo(new Count(25, 0));
        assertThat(facts.leaks())
                .extracting(Leak::origin, Leak::name)
                .containsExactly(
                        tuple(Origin.TRAIT, "ticket"),
                        tuple(Origin.EVENT, "contract_signed"),
                        tuple(Origin.EVENT, "page_view"));
    }

    @Test
    void a_rule_leaks_by_itself_where_neither_its_event_nor_its_traits_do() {
        var bought = rule("bought", 50);
        var visited = rule("visited", 5);
        var sold = new TraitRule("sold", new Condition.Exists(Field.trait("amount")), 5, Category.FIT);
        var facts = new FactTally(Observed.question(), Observed.definition(List.of(bought, visited), List.of(sold)));
        for (int i = 0; i < 200; i++) {
            var won = i % 2 == 0;
            // By a property of the event the rule picks out those who were won; the event alone tells nothing.
            facts.add(
                    new Known(Map.of(), Map.of(new EventType("bought"), 1)),
                    won ? Set.of("bought", "visited", "sold") : i % 3 == 0 ? Set.of("visited") : Set.of(),
                    won);
        }

        assertThat(facts.leaks()).extracting(Leak::origin, Leak::name).contains(tuple(Origin.RULE, "bought"));
        // It is not looked at anyway.
        assertThat(facts.leaks()).extracting(Leak::name).doesNotContain("sold");
    }

    @Test
    void facts_know_two_thousand_names_of_traits_and_of_events_and_no_more() {
        var facts = new FactTally(Observed.question(), Observed.definition(List.of(), List.of()));
        facts.add(new Known(Map.of("email", "a@b.example"), Map.of()), Set.of(), true);
        for (int i = 0; i < 2_001; i++) {
            facts.add(new Known(Map.of("t" + i, "x"), Map.of(new EventType("e" + i), 1)), Set.of(), true);
        }
        facts.add(new Known(Map.of("t0", "x"), Map.of(new EventType("e0"), 1)), Set.of(), true);

        assertThat(facts.traits()).hasSize(1_999).containsKey("t1998");
        assertThat(facts.traits().get("t0").present()).isEqualTo(new Count(2, 0));
        assertThat(facts.events()).hasSize(2_000);
        assertThat(facts.events().get("e0").did()).isEqualTo(new Count(2, 0));
    }

    private static void add(TraitTally tally, Object value, int won, int lost) {
        for (int i = 0; i < won + lost; i++) {
            tally.add(value, i < won);
        }
    }
}
