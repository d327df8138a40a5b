package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for who reads German. */
class GermanPagesTest extends TeamPages {

    /** Words that English pages are full of, and German ones never have. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|of|are|with|from|ago|yesterday|March)\\b");

    private Tour tour;

    @BeforeEach
    void austria() {
        tour = new Tour(mvc, "de-AT,de;q=0.9,en;q=0.5");
    }

    @Test
    void every_page_is_german_and_says_so() throws Exception {
        new World(team, tour).visit();

        var english = new TreeSet<String>();
        tour.seen().forEach((how, page) -> {
            if (page.contains("<html")) {
                assertThat(page).as(how).contains("<html lang=\"de\"");
            }
            var words = ENGLISH.matcher(Leftovers.read(page));
            if (words.find()) {
                english.add(how + ": " + words.group());
            }
        });
        assertThat(english).isEmpty();
    }

    @Test
    void dates_numbers_and_durations_are_written_as_in_german() throws Exception {
        new World(team, tour).visit();
        var all = String.join("\n", tour.seen().values());

        assertThat(all)
                .contains("Arbeitsliste", "1.204", "gestern", "Überfällig", "×1,5", "12,5\u00a0%")
                .containsPattern("\\d+\\. [A-ZÄ][a-zäöü]+\\.? 2026")
                .containsPattern("(Mo|Di|Mi|Do|Fr|Sa|So)\\., \\d+\\. ")
                .doesNotContainPattern("\\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de | Anmelden",
                "de-CH,fr;q=0.5 | de | Anmelden",
                "fr,de;q=0.5 | de | Anmelden",
                "en-GB,de;q=0.5 | en | Sign in",
                "fr | en | Sign in",
                "'' | en | Sign in"
            })
    void a_browser_gets_the_first_of_its_languages_that_is_spoken(String wished, String language, String title)
            throws Exception {
        var page = mvc.perform(get("/sign-in").header("Accept-Language", wished))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("<html lang=\"" + language + "\"", "<h1>" + title + "</h1>");
    }
}
