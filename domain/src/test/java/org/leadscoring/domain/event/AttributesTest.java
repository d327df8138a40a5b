package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    @Test
    void whole_numbers_of_any_type_become_decimals() {
        var attributes =
                new Attributes(Map.of("int", 7, "long", 1L << 40, "big", BigInteger.TEN.pow(50), "list", List.of(1)));

        assertThat(attributes.values())
                .isEqualTo(Map.of(
                        "int", BigDecimal.valueOf(7),
                        "long", BigDecimal.valueOf(1L << 40),
                        "big", new BigDecimal(BigInteger.TEN.pow(50)),
                        "list", List.of(BigDecimal.ONE)));
    }

    @Test
    void null_means_not_there_at_any_depth() {
        var values = new HashMap<String, Object>();
        values.put("gone", null);
        values.put("list", Arrays.asList(1, null, 2));
        values.put("object", new HashMap<>(values));

        assertThat(new Attributes(values).values())
                .isEqualTo(Map.of(
                        "list", List.of(BigDecimal.ONE, BigDecimal.TWO),
                        "object", Map.of("list", List.of(BigDecimal.ONE, BigDecimal.TWO))));
    }

    @Test
    void names_keep_their_order() {
        var values = new LinkedHashMap<String, Object>();
        List.of("z", "a", "m", "0").forEach(name -> values.put(name, true));

        assertThat(new Attributes(values).values().keySet()).containsExactly("z", "a", "m", "0");
    }

    @Test
    void nothing_changes_afterwards_at_any_depth() {
        var list = new ArrayList<Object>(List.of("a"));
        var object = new HashMap<String, Object>(Map.of("list", list));
        var values = new HashMap<String, Object>(Map.of("object", object));
        var attributes = new Attributes(values);

        list.add("b");
        object.put("b", "b");
        values.put("b", "b");

        assertThat(attributes.values()).isEqualTo(Map.of("object", Map.of("list", List.of("a"))));
    }

    @Test
    void nothing_can_be_changed_from_outside_at_any_depth() {
        var attributes = new Attributes(Map.of("object", Map.of("list", List.of(Map.of("a", "b")))));
        var object = attributes.object("object");
        var list = (List<?>) object.values().get("list");

        assertThatThrownBy(() -> attributes.values().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.values().remove("list")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::removeFirst).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((Map<?, ?>) list.getFirst())::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e2147483647", "1e101", "1e-101"})
    void a_number_that_would_fill_the_memory_if_written_out_is_refused(String number) {
        assertRefused(Map.of("price", new BigDecimal(number)), "/price", "100 digits");
    }

    @Test
    void a_number_may_have_a_hundred_digits_and_no_more() {
        var longest = new BigInteger("9".repeat(100));

        assertThat(new Attributes(Map.of("n", longest)).values()).isEqualTo(Map.of("n", new BigDecimal(longest)));
        assertThat(new Attributes(Map.of("n", new BigDecimal("1e100"))).isEmpty())
                .isFalse();
        assertThat(new Attributes(Map.of("n", new BigDecimal("1e-100"))).isEmpty())
                .isFalse();
        assertRefused(Map.of("n", longest.multiply(BigInteger.TEN)), "/n", "100 digits");
        assertRefused(Map.of("n", new BigDecimal("0." + "1".repeat(101))), "/n", "100 digits");
    }

    @Test
    void values_of_other_types_are_refused_with_the_path_to_them() {
        assertRefused(Map.of("at", Instant.EPOCH), "/at", "Instant");
        assertRefused(Map.of("price", 0.1), "/price", "Double");
        assertRefused(Map.of("a", Map.of("b", List.of("x", 'c'))), "/a/b/1", "Character");
    }

    @Test
    void objects_and_lists_may_be_nested_twenty_levels_deep_and_no_more() {
        assertThat(new Attributes(nestedObjects(20)).isEmpty()).isFalse();
        assertThat(new Attributes(nestedLists(20)).isEmpty()).isFalse();
        assertRefused(nestedObjects(21), "/o".repeat(21), "20 levels");
        assertRefused(nestedLists(21), "/o" + "/0".repeat(20), "20 levels");
    }

    @Test
    void text_is_there_if_it_is_text_and_not_blank() {
        var attributes = new Attributes(Map.of("name", "Ada", "blank", " \t", "number", 7, "object", Map.of()));

        assertThat(attributes.text("name")).contains("Ada");
        for (var name : List.of("blank", "number", "object", "missing")) {
            assertThat(attributes.text(name)).isEmpty();
        }
    }

    @Test
    void an_object_is_there_or_empty() {
        var attributes = new Attributes(Map.of("company", Map.of("name", "Engines"), "name", "Ada"));

        assertThat(attributes.object("company").text("name")).contains("Engines");
        assertThat(attributes.object("name")).isEqualTo(Attributes.NONE);
        assertThat(attributes.object("missing")).isEqualTo(Attributes.NONE);
    }

    @Test
    void newer_attributes_are_laid_over_older_ones_name_by_name() {
        var older = new Attributes(Map.of("name", "Ada", "company", Map.of("name", "Engines", "size", 5)));
        var newer = new Attributes(Map.of("age", 36, "company", Map.of("name", "Looms")));

        assertThat(older.with(newer).values())
                .isEqualTo(Map.of("name", "Ada", "age", BigDecimal.valueOf(36), "company", Map.of("name", "Looms")));
        assertThat(older.with(Attributes.NONE)).isEqualTo(older);
        assertThat(Attributes.NONE.with(newer)).isEqualTo(newer);
        assertThat(older.values()).hasSize(2);
    }

    @Test
    void no_attributes_are_empty() {
        assertThat(Attributes.NONE.isEmpty()).isTrue();
        assertThat(new Attributes(Map.of())).isEqualTo(Attributes.NONE);
        assertThat(new Attributes(Map.of("a", "")).isEmpty()).isFalse();
    }

    private static Map<String, Object> nestedObjects(int levels) {
        Map<String, Object> values = Map.of();
        for (int i = 0; i < levels; i++) {
            values = Map.of("o", values);
        }
        return values;
    }

    private static Map<String, Object> nestedLists(int levels) {
        List<Object> list = List.of();
        for (int i = 1; i < levels; i++) {
            list = List.of(list);
        }
        return Map.of("o", list);
    }

    private static void assertRefused(Map<String, Object> values, String field, String message) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new Attributes(values))
                .withMessageContaining(message)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
