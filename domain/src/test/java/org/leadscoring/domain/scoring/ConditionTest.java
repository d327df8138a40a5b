package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Condition.Comparison.AT_LEAST;
import static org.leadscoring.domain.scoring.Condition.Comparison.AT_MOST;
import static org.leadscoring.domain.scoring.Condition.Comparison.GREATER_THAN;
import static org.leadscoring.domain.scoring.Condition.Comparison.LESS_THAN;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Attributes;

class ConditionTest {

    private static final Field X = Field.property("x");

    @Test
    void sc_5_equals_compares_texts_whatever_their_case_and_outer_spaces() {
        assertThat(holds(equal("Gold"), " gOLD ")).isTrue();
        assertThat(holds(equal(" Gold "), "gold")).isTrue();
        assertThat(holds(equal("Gold"), "golden")).isFalse();
        assertThat(holds(equal("größe"), "GRÖßE")).isTrue();
    }

    @Test
    void sc_5_equals_compares_numbers_as_numbers_also_where_one_came_as_text() {
        assertThat(holds(equal(50), 50)).isTrue();
        assertThat(holds(equal(50), new BigDecimal("50.00"))).isTrue();
        assertThat(holds(equal(50), "50")).isTrue();
        assertThat(holds(equal(50), " 50.0 ")).isTrue();
        assertThat(holds(equal("50"), 50)).isTrue();
        assertThat(holds(equal("50"), new BigDecimal("50.0"))).isTrue();
        assertThat(holds(equal(50), 51)).isFalse();
        assertThat(holds(equal(50), "fifty")).isFalse();
        assertThat(holds(equal("fifty"), 50)).isFalse();
        assertThat(holds(equal(1), true)).isFalse();
    }

    @Test
    void sc_5_equals_compares_true_and_false() {
        assertThat(holds(equal(true), true)).isTrue();
        assertThat(holds(equal(true), "TRUE")).isTrue();
        assertThat(holds(equal(true), false)).isFalse();
    }

    @Test
    void sc_5_not_equals_holds_for_what_is_not_there() {
        var not = new Condition.Not(equal("gold"));

        assertThat(holds(not, "gold")).isFalse();
        assertThat(holds(not, "silver")).isTrue();
        assertThat(not.holds(facts(Map.of()))).isTrue();
    }

    @Test
    void sc_5_in_holds_for_one_of_its_values() {
        var in = new Condition.In(X, List.of("gold", 7, true));

        assertThat(holds(in, "GOLD")).isTrue();
        assertThat(holds(in, "7.0")).isTrue();
        assertThat(holds(in, true)).isTrue();
        assertThat(holds(in, "silver")).isFalse();
    }

    @Test
    void sc_5_contains_and_starts_with_look_at_texts_whatever_their_case() {
        assertThat(holds(new Condition.Contains(X, "/Pricing"), "https://a.example/PRICING?x=1"))
                .isTrue();
        assertThat(holds(new Condition.Contains(X, "/pricing"), "https://a.example/prices"))
                .isFalse();
        assertThat(holds(new Condition.Contains(X, "23"), 1234)).isTrue();
        assertThat(holds(new Condition.StartsWith(X, "HTTPS://"), "https://a.example"))
                .isTrue();
        assertThat(holds(new Condition.StartsWith(X, "a.example"), "https://a.example"))
                .isFalse();
    }

    @Test
    void sc_5_matches_finds_an_expression_anywhere_whatever_its_case() {
        assertThat(holds(matches("demo|trial"), "Start your TRIAL today")).isTrue();
        assertThat(holds(matches("^trial"), "Start your trial")).isFalse();
        assertThat(holds(matches("^\\d{3}$"), 123)).isTrue();
    }

    @Test
    void sc_5_exists_holds_for_anything_that_is_there() {
        assertThat(holds(new Condition.Exists(X), "")).isTrue();
        assertThat(holds(new Condition.Exists(X), false)).isTrue();
        assertThat(holds(new Condition.Exists(X), List.of())).isTrue();
        assertThat(holds(new Condition.Exists(X), Map.of("size", 1))).isTrue();
        assertThat(new Condition.Exists(X).holds(facts(Map.of("y", 1)))).isFalse();
    }

    @Test
    void sc_5_comparisons_know_the_side_and_the_edge() {
        for (var value : List.of((Object) 50, "50", new BigDecimal("50.00"))) {
            assertThat(holds(compares(LESS_THAN), value)).isFalse();
            assertThat(holds(compares(AT_MOST), value)).isTrue();
            assertThat(holds(compares(AT_LEAST), value)).isTrue();
            assertThat(holds(compares(GREATER_THAN), value)).isFalse();
        }
        for (var value : List.of((Object) 49, "49.99", "-3")) {
            assertThat(holds(compares(LESS_THAN), value)).isTrue();
            assertThat(holds(compares(AT_MOST), value)).isTrue();
            assertThat(holds(compares(AT_LEAST), value)).isFalse();
            assertThat(holds(compares(GREATER_THAN), value)).isFalse();
        }
        assertThat(holds(compares(GREATER_THAN), "+50.01")).isTrue();
    }

    @Test
    void sc_5_what_is_no_number_lies_on_no_side() {
        for (var value : List.of((Object) "many", "1e9", "50+", "", true, Map.of("n", 60))) {
            for (var comparison : Condition.Comparison.values()) {
                assertThat(holds(compares(comparison), value)).isFalse();
            }
        }
    }

    @Test
    void sc_5_a_list_fulfils_a_condition_if_one_of_its_elements_does() {
        var list = List.of("red", List.of("green", 60));

        assertThat(holds(equal("green"), list)).isTrue();
        assertThat(holds(equal("blue"), list)).isFalse();
        assertThat(holds(new Condition.Contains(X, "ree"), list)).isTrue();
        assertThat(holds(matches("^r.d$"), list)).isTrue();
        assertThat(holds(compares(AT_LEAST), list)).isTrue();
        assertThat(holds(new Condition.In(X, List.of("red")), list)).isTrue();
        assertThat(holds(equal("red"), List.of())).isFalse();
    }

    @Test
    void sc_5_an_object_is_no_text() {
        var object = Map.of("size", 50);

        assertThat(holds(new Condition.Contains(X, "size"), object)).isFalse();
        assertThat(holds(equal("{size=50}"), object)).isFalse();
        assertThat(holds(matches("50"), object)).isFalse();
    }

    @Test
    void sc_5_what_is_not_there_fulfils_nothing() {
        var nothing = facts(Map.of("y", 1));

        for (var condition : List.of(
                equal("a"),
                new Condition.In(X, List.of("a")),
                new Condition.Contains(X, "a"),
                new Condition.StartsWith(X, "a"),
                matches(".*"),
                new Condition.Exists(X),
                compares(AT_LEAST))) {
            assertThat(condition.holds(nothing)).isFalse();
            assertThat(new Condition.Not(condition).holds(nothing)).isTrue();
        }
    }

    @Test
    void sc_5_and_or_and_not_nest() {
        var condition = new Condition.All(List.of(
                new Condition.Any(List.of(equal("a"), equal("b"))),
                new Condition.Not(new Condition.Exists(Field.trait("student")))));

        assertThat(condition.holds(facts(Map.of("x", "b")))).isTrue();
        assertThat(condition.holds(facts(Map.of("x", "c")))).isFalse();
        assertThat(condition.holds(
                        new Facts(new Attributes(Map.of("x", "b")), new Attributes(Map.of("student", true)))))
                .isFalse();
        assertThat(Condition.ALWAYS.holds(facts(Map.of()))).isTrue();
        assertThat(condition.fields()).containsExactly(X, X, Field.trait("student"));
    }

    @Test
    void sc_5_a_path_leads_into_objects_and_a_name_with_dots_is_found_first() {
        var nested = Map.of("company", Map.of("size", Map.of("now", 80)));
        var dotted = Map.of("company.size.now", 10, "company", Map.of("size", Map.of("now", 80)));
        var half = Map.of("company", Map.of("size.now", 80));
        var condition = new Condition.Compares(Field.property("company.size.now"), AT_LEAST, BigDecimal.valueOf(50));

        assertThat(condition.holds(facts(nested))).isTrue();
        assertThat(condition.holds(facts(dotted))).isFalse();
        assertThat(condition.holds(facts(half))).isTrue();
        assertThat(condition.holds(facts(Map.of("company", "ACME")))).isFalse();
        assertThat(condition.holds(facts(Map.of("company", Map.of("size", 80)))))
                .isFalse();
    }

    @Test
    void sc_5_properties_and_traits_are_kept_apart() {
        var facts = new Facts(new Attributes(Map.of("x", "property")), new Attributes(Map.of("x", "trait")));

        assertThat(equal("property").holds(facts)).isTrue();
        assertThat(equal("trait").holds(facts)).isFalse();
        assertThat(new Condition.Equals(Field.trait("x"), "trait").holds(facts)).isTrue();
    }

    @Test
    void sc_5_an_expression_that_would_never_end_is_given_up() {
        var endless = matches("(a+)+b");

        var before = System.nanoTime();
        assertThat(holds(endless, "a".repeat(10_000))).isFalse();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertThat(holds(endless, "aaab")).isTrue();
    }

    @Test
    void sc_5_an_expression_that_needs_too_deep_a_stack_is_given_up_too() {
        assertThat(holds(matches("^((((a|b))))*d"), "ab".repeat(40_000) + "c")).isFalse();
    }

    @Test
    void sc_5_an_invalid_condition_is_refused_with_its_field_and_the_reason() {
        refuses("/in", "at least one", () -> new Condition.In(X, List.of()));
        refuses("/any", "at least one", () -> new Condition.Any(List.of()));
        refuses("/contains", "write the text", () -> new Condition.Contains(X, ""));
        refuses("/starts_with", "write the text", () -> new Condition.StartsWith(X, ""));
        refuses("/matches", "at character 4", () -> new Regex("a(b"));
        refuses("/matches", "1 to 1000", () -> new Regex(" "));
        refuses("/matches", "1 to 1000", () -> new Regex("a".repeat(1_001)));
        refuses("", "a text, a number", () -> new Condition.Equals(X, List.of("a")));
        refuses("", "a text, a number", () -> new Condition.In(X, List.of("a", 1.5)));
        refuses("", "1 to 200", () -> Field.property(" "));
        refuses("", "1 to 200", () -> Field.trait("x".repeat(201)));
    }

    @Test
    void sc_5_a_refusal_can_be_seen_from_further_out() {
        var refusal = new InvalidModelException("/matches", "is wrong").within("/rules/2");

        assertThat(refusal.field()).isEqualTo("/rules/2/matches");
        assertThat(refusal).hasMessage("/rules/2/matches is wrong");
    }

    private static void refuses(String field, String reason, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(making)
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.reason()).contains(reason);
                });
    }

    private static Condition equal(Object value) {
        return new Condition.Equals(X, value);
    }

    private static Condition matches(String expression) {
        return new Condition.Matches(X, new Regex(expression));
    }

    private static Condition compares(Condition.Comparison comparison) {
        return new Condition.Compares(X, comparison, BigDecimal.valueOf(50));
    }

    private static boolean holds(Condition condition, Object value) {
        return condition.holds(facts(Map.of("x", value)));
    }

    private static Facts facts(Map<String, ?> properties) {
        return new Facts(Attributes.of(properties), Attributes.NONE);
    }

    @Test
    void sc_1_a_search_that_goes_deep_depends_on_no_threads_stack() throws InterruptedException {
        var regex = new Regex("^(a|b)*c");
        var text = "ab".repeat(1_500) + "c";
        var found = new ConcurrentHashMap<Long, Boolean>();

        for (long stack : new long[] {128 * 1024, 1024 * 1024, 64 * 1024 * 1024}) {
            var thread = new Thread(null, () -> found.put(stack, regex.isFoundIn(text)), "stack " + stack, stack);
            thread.start();
            thread.join();
        }

        assertThat(found)
                .hasSize(3)
                .allSatisfy((stack, result) -> assertThat(result).isTrue());
    }
}
