package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitTallyTest {

    private final TraitTally tally = new TraitTally();

    @Test
    void of_a_list_each_value_counts_and_of_an_object_none() {
        tally.add(List.of("shop", "news", List.of("deeper"), Map.of("even", "deeper")), true);
        tally.add(List.of("shop"), false);
        tally.add(Map.of("size", "20"), false);

        assertThat(told()).containsExactly("shop 1:1", "news 1:0");
        assertThat(tally.present()).isEqualTo(new Count(1, 2));
    }

    @Test
    void texts_are_one_in_any_case_and_stand_as_they_were_written_first() {
        tally.add("Google", true);
        tally.add(" google ", false);
        tally.add("GOOGLE", false);
        tally.add(true, false);

        assertThat(told()).containsExactly("Google 1:2", "true 0:1");
    }

    @Test
    void values_come_by_how_many_have_them_and_what_is_blank_is_none() {
        for (var value : List.of("b", "c", "a", "c", " ", " ", " ")) {
            tally.add(value, true);
        }

        assertThat(told()).containsExactly("c 2:0", "a 1:0", "b 1:0");
    }

    @Test
    void numbers_are_counted_exactly_however_they_are_written() {
        tally.add(new BigDecimal(1_234), true);
        tally.add("1199", false);
        tally.add(new BigDecimal("1.30"), false);
        tally.add("1.3", true);

        assertThat(tally.amounts())
                .containsExactly(
                        Map.entry(new BigDecimal("1.3"), new Count(1, 1)),
                        Map.entry(new BigDecimal(1_199), new Count(0, 1)),
                        Map.entry(new BigDecimal(1_234), new Count(1, 0)));
        assertThat(told()).containsExactly("1.3 1:1", "1199 0:1", "1234 1:0");
    }

    @Test
    void a_hundred_different_numbers_are_counted_exactly_and_more_by_their_first_two_digits() {
        for (int number = 1_000; number < 1_100; number++) {
            tally.add(new BigDecimal(number), number % 2 == 0);
        }
        assertThat(tally.amounts()).hasSize(100).containsEntry(new BigDecimal(1_007), new Count(0, 1));

        tally.add(new BigDecimal(1_100), true);

        assertThat(tally.amounts())
                .containsExactly(
                        Map.entry(new BigDecimal(1_000), new Count(25, 25)),
                        Map.entry(new BigDecimal(1_100), new Count(26, 25)));
        assertThat(tally.isAmount()).as("two of them are names of things").isFalse();
    }

    @Test
    void codes_that_differ_in_their_last_digit_only_leak_by_it() {
        for (int i = 0; i < 100; i++) {
            tally.add(new BigDecimal(101), true);
            tally.add(new BigDecimal(102), false);
        }

        assertThat(told()).containsExactly("101 100:0", "102 0:100");
        assertThat(new LeakGuard(new Count(100, 100)).ofTrait("closing_code", tally))
                .singleElement()
                .satisfies(leak -> assertThat(leak.picks()).isEqualTo(1));
    }

    @Test
    void six_different_numbers_are_an_amount_and_fewer_are_names_of_things() {
        for (int number = 1; number <= 5; number++) {
            tally.add(new BigDecimal(number), true);
        }
        assertThat(tally.isAmount()).isFalse();

        tally.add(new BigDecimal(6), true);
        assertThat(tally.isAmount()).isTrue();
    }

    @Test
    void one_in_ten_may_have_no_number_where_the_others_have_amounts() {
        for (int number = 1; number <= 9; number++) {
            tally.add(new BigDecimal(number), true);
        }
        tally.add("many", true);
        assertThat(tally.isAmount()).isTrue();

        tally.add("few", true);
        assertThat(tally.isAmount()).isFalse();
    }

    @Test
    void a_text_of_more_than_100_characters_is_not_kept() {
        tally.add("x".repeat(100), true);
        tally.add("y".repeat(101), true);

        assertThat(told()).containsExactly("x".repeat(100) + " 1:0");
        assertThat(tally.present()).isEqualTo(new Count(2, 0));
    }

    @Test
    void two_thousand_different_values_name_leads_and_no_more_are_kept() {
        for (int i = 0; i < 1_999; i++) {
            tally.add("ticket " + i, true);
        }
        assertThat(tally.namesLeads()).isFalse();

        tally.add("ticket 1999", true);
        assertThat(tally.namesLeads()).isTrue();

        tally.add("ticket 2000", true);
        tally.add("ticket 0", false);
        assertThat(tally.values()).hasSize(2_000);
        assertThat(told().getFirst()).isEqualTo("ticket 0 1:1");
    }

    @ParameterizedTest
    @CsvSource({
        "Lead Quality, lead_quality",
        "leadQuality, lead_quality",
        "lead-quality, lead_quality",
        "' lead.quality ', lead_quality",
        "utm2Source, utm2_source",
        "URL, url"
    })
    void a_name_is_the_same_however_it_is_put_together(String name, String plain) {
        assertThat(TraitNames.plain(name)).isEqualTo(plain);
        assertThat(TraitNames.inWords(name)).isEqualTo(plain.replace('_', ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email", "First Name", "userId", "created_at"})
    void some_names_are_a_persons(String name) {
        assertThat(TraitNames.isOfAPerson(name)).isTrue();
        assertThat(TraitNames.isOfAPerson(name + " domain")).isFalse();
    }

    private List<String> told() {
        return tally.values().stream()
                .map(value -> value.value() + " " + value.count().won() + ":"
                        + value.count().lost())
                .toList();
    }
}
