package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.InvalidModelException;

class ConditionTextTest {

    private static final Condition PRICING = new Condition.Contains(Field.property("url"), "/pricing");
    private static final Condition LARGE =
            new Condition.Compares(Field.trait("company.size"), Comparison.AT_LEAST, BigDecimal.valueOf(50));
    private static final Condition CTO = new Condition.Equals(Field.trait("role"), "cto");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "always",
                "property url contains \"/pricing\"",
                "property plan = \"pro\"",
                "property plan != \"pro\"",
                "property seats = 50",
                "property seats = \"50\"",
                "property trial = true",
                "trait company.size >= 50",
                "trait age < 18",
                "property country in (\"de\", \"at\", 49, false)",
                "trait email matches \"@([^@]+\\\\.)?edu$\"",
                "property url starts_with \"/blog\"",
                "property utm_source exists",
                "property utm_source missing",
                "not property url contains \"/jobs\"",
                "not (property a exists and property b exists)",
                "property a exists and property b exists or property c exists",
                "property a exists and (property b exists or property c exists)",
                "(property a exists or property b exists) or property c exists",
                "all(property a exists)",
                "any(property a exists)",
                "not not property a contains \"x\"",
                "property \"a b\" exists",
                "property and exists",
                "trait \"a\\u000ab\" exists"
            })
    void a_line_is_written_as_it_was_read(String line) {
        assertThat(ConditionText.of(ConditionText.read(line))).isEqualTo(line);
    }

    @Test
    void and_binds_closer_than_or() {
        var nested = new Condition.All(List.of(PRICING, new Condition.Any(List.of(LARGE, CTO))));
        var flat = new Condition.Any(List.of(new Condition.All(List.of(PRICING, LARGE)), CTO));

        assertThat(ConditionText.of(nested))
                .isEqualTo("property url contains \"/pricing\" and (trait company.size >= 50 or trait role = \"cto\")");
        assertThat(ConditionText.of(flat))
                .isEqualTo("property url contains \"/pricing\" and trait company.size >= 50 or trait role = \"cto\"");
        assertThat(ConditionText.read(ConditionText.of(nested))).isEqualTo(nested);
        assertThat(ConditionText.read(ConditionText.of(flat))).isEqualTo(flat);
    }

    @Test
    void people_need_no_quotes_where_nothing_else_could_be_meant() {
        assertThat(ConditionText.read("  property url contains /pricing\n and trait role=cto "))
                .isEqualTo(new Condition.All(List.of(PRICING, CTO)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|ends at character 1 where this belongs: a condition",
                "property|ends at character 9 where this belongs: the name of a property",
                "property url|ends at character 13 where this belongs: one of =, !=",
                "property url is 5|has is at character 14 where this belongs: one of =, !=",
                "property url =|ends at character 15 where this belongs: a value",
                "property n > many|has many at character 14 where this belongs: a number",
                "property a exists property b exists|has property at character 19 where this belongs: \"and\"",
                "(property a exists|ends at character 19 where this belongs: \")\"",
                "property a in (1, 2|ends at character 20 where this belongs: \")\"",
                "property a = \"open|begins with a quote and does not end with one",
                "property a = \"x\\\"|begins with a quote and does not end with one",
                "property a = \"\\q\"|has an unknown \\q",
                "property a matches \"(\"|is no regular expression",
                "url contains x|has url at character 1"
            })
    void what_is_no_condition_is_refused_with_the_place_and_what_belongs_there(String line, String reason) {
        assertThatThrownBy(() -> ConditionText.read(line))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void endless_nesting_is_refused() {
        assertThatThrownBy(() -> ConditionText.read("(".repeat(10_000)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("deeper than 50 levels");
        assertThatThrownBy(() -> ConditionText.read("x".repeat(30_000)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void whatever_a_condition_holds_reads_as_it_was() {
        Seeded.forAll(5_000, random -> {
            var condition = new RandomModels(random).condition(0);

            assertThat(ConditionText.read(ConditionText.of(condition))).isEqualTo(condition);
        });
    }

    @Test
    void values_read_as_they_were_with_quotes_and_without() {
        Seeded.forAll(5_000, random -> {
            if (new RandomModels(random).condition(0) instanceof Condition.In(var field, var values)) {
                for (var value : values) {
                    assertThat(Literals.value(Literals.strict(value), "")).isEqualTo(value);
                    assertThat(Literals.value(Literals.loose(value, true), "")).isEqualTo(value);
                }
                assertThat(Literals.text(Literals.text(field.path()), "")).isEqualTo(field.path());
            }
        });
        assertThat(Literals.loose("chrome", true)).isEqualTo("chrome");
        assertThat(Literals.loose("a, b", true)).isEqualTo("\"a, b\"");
        assertThat(Literals.loose("50", false)).isEqualTo("\"50\"");
        assertThat(Literals.value("007", "")).isEqualTo("007");
    }
}
