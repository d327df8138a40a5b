package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Profile;

/** What everybody may expect of how leads are found by text. */
public abstract class LeadSearchContract extends LeadLists {

    @ParameterizedTest
    @CsvSource({
        "ada",
        "ADA",
        "Ada Love",
        "lovelace",
        "love",
        "analyt",
        "engines",
        "analytical engines, l",
        "ada.l@ex",
        "example",
        "com",
        "+4930",
        "USER-7"
    })
    void a_lead_is_found_by_the_beginning_of_any_word_it_is_known_by(String text) {
        var lead = find(
                new Profile("Ada Lovelace", "ada.l@example.com", "+4930123456", "Analytical Engines, Ltd", true),
                userId("User-7"));

        assertThat(searched(text)).containsExactly(lead.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "lovelaces", "adalove", "7", "30123", "ngine", "adä", "l@example"})
    void a_lead_is_not_found_by_what_is_not_a_beginning(String text) {
        find(
                new Profile("Ada Lovelace", "ada.l@example.com", "+4930123456", "Analytical Engines, Ltd", true),
                userId("User-7"));

        assertThat(searched(text)).isEmpty();
    }

    @Test
    void case_does_not_matter_in_any_script_and_accents_do() {
        var lead = find(new Profile("Ödön Şükrü Ёлкин", null, null, null, true));

        assertThat(searched("öd")).containsExactly(lead.id());
        assertThat(searched("ÖDÖN")).containsExactly(lead.id());
        assertThat(searched("şük")).containsExactly(lead.id());
        assertThat(searched("ёЛк")).containsExactly(lead.id());
        assertThat(searched("od")).isEmpty();
        assertThat(searched("елк")).isEmpty();
    }

    @Test
    void characters_that_mean_something_to_sql_mean_themselves() {
        var percent = find(new Profile("100%_sure", null, null, null, true));
        var backslash = find(new Profile("\\server", null, null, null, true));
        var quote = find(new Profile("'; drop table leads; --", null, null, null, true));
        var wild = find(new Profile("%wild", null, null, null, true));

        assertThat(searched("100%_s")).containsExactly(percent.id());
        assertThat(searched("1%")).isEmpty();
        assertThat(searched("1__%")).isEmpty();
        assertThat(searched("100_")).isEmpty();
        assertThat(searched("%")).containsExactly(wild.id());
        assertThat(searched("_")).isEmpty();
        assertThat(searched("\\")).containsExactly(backslash.id());
        assertThat(searched("\\%")).isEmpty();
        assertThat(searched("'; d")).containsExactly(quote.id());
        assertThat(searched("!")).isEmpty();
        assertThat(searched("[a-z]")).isEmpty();
    }

    @Test
    void a_lead_found_by_several_words_is_listed_once() {
        var lead = find(new Profile("Bo Bob Bobby", "bob@bob.example", null, "Bob & Bobs", true));

        assertThat(searched("bo")).containsExactly(lead.id());
    }

    @Test
    void blank_text_finds_all_and_blanks_around_it_do_not_matter() {
        var lead = find(new Profile("Ada", null, null, null, true));

        assertThat(searched("")).containsExactly(lead.id());
        assertThat(searched(" \t ")).containsExactly(lead.id());
        assertThat(searched("  ada ")).containsExactly(lead.id());
    }

    @Test
    void a_lead_is_found_by_the_longest_names_it_may_have() {
        var name = "🚀".repeat(100);
        var lead = find(new Profile(name, null, null, "é".repeat(200), true));

        assertThat(searched(name)).containsExactly(lead.id());
        assertThat(searched("🚀".repeat(49))).containsExactly(lead.id());
        assertThat(searched("É".repeat(150))).containsExactly(lead.id());
        assertThat(searched("🚀".repeat(49) + "x")).isEmpty();
    }

    @Test
    void a_lead_is_found_by_its_present_name_only() {
        var lead = find(new Profile("Ada Byron", null, null, null, true));
        var married = new Profile("Ada Lovelace", null, null, null, true);

        saved(workspace, lead.seen(Attributes.NONE, married, lead.standing(), NOW), married.searchTerms(List.of()));

        assertThat(searched("byron")).isEmpty();
        assertThat(searched("lovelace")).containsExactly(lead.id());
        assertThat(searched("ada")).containsExactly(lead.id());
    }
}
