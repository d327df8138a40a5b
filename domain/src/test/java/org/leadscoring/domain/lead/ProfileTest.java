package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Texts;

class ProfileTest {

    private static final Identifier USER = new Identifier(IdentifierType.USER_ID, "User-7");
    private static final Identifier DEVICE = new Identifier(IdentifierType.ANONYMOUS_ID, "Device-7");

    @ParameterizedTest
    @ValueSource(strings = {"name", "fullName", "full_name"})
    void a_name_may_be_told_in_several_ways(String trait) {
        assertThat(profile(Map.of(trait, " Ada Lovelace ")).name()).isEqualTo("Ada Lovelace");
    }

    @Test
    void a_name_may_be_told_in_parts() {
        assertThat(profile(Map.of("firstName", "Ada", "lastName", "Lovelace")).name())
                .isEqualTo("Ada Lovelace");
        assertThat(profile(Map.of("first_name", "Ada", "last_name", "Lovelace")).name())
                .isEqualTo("Ada Lovelace");
        assertThat(profile(Map.of("firstName", "Ada")).name()).isEqualTo("Ada");
        assertThat(profile(Map.of("lastName", "Lovelace")).name()).isEqualTo("Lovelace");
    }

    @Test
    void a_whole_name_goes_before_its_parts() {
        assertThat(profile(Map.of("name", "Countess", "firstName", "Ada")).name())
                .isEqualTo("Countess");
        assertThat(profile(Map.of("name", " ", "firstName", "Ada")).name()).isEqualTo("Ada");
    }

    @Test
    void a_company_may_be_an_object_or_a_text() {
        assertThat(profile(Map.of("company", Map.of("name", "Engines"))).company())
                .isEqualTo("Engines");
        assertThat(profile(Map.of("company", "Engines")).company()).isEqualTo("Engines");
        assertThat(profile(Map.of("companyName", "Engines")).company()).isEqualTo("Engines");
        assertThat(profile(Map.of("company_name", "Engines")).company()).isEqualTo("Engines");
        assertThat(profile(Map.of("company", Map.of("size", 5))).company()).isNull();
    }

    @Test
    void what_was_told_as_a_trait_goes_before_what_was_recognised() {
        var identifiers = List.of(
                new Identifier(IdentifierType.EMAIL, "a@example.com"),
                new Identifier(IdentifierType.EMAIL, "b@example.com"),
                new Identifier(IdentifierType.PHONE, "+4930123456"));

        var told = Profile.of(new Attributes(Map.of("email", "C@example.com", "phone", "030 7")), identifiers);
        var recognised = Profile.of(Attributes.NONE, identifiers.reversed());

        assertThat(told.email()).isEqualTo("C@example.com");
        assertThat(told.phone()).isEqualTo("030 7");
        assertThat(recognised.email()).isEqualTo("a@example.com");
        assertThat(recognised.phone()).isEqualTo("+4930123456");
    }

    @Test
    void nothing_told_is_nothing_known() {
        assertThat(Profile.of(Attributes.NONE, List.of())).isEqualTo(new Profile(null, null, null, null, false));
        assertThat(profile(Map.of("name", 7, "email", true, "phone", List.of())))
                .isEqualTo(new Profile(null, null, null, null, false));
    }

    @Test
    void a_lead_is_known_by_an_identifier_of_a_person_and_not_of_a_device() {
        assertThat(Profile.of(Attributes.NONE, List.of(DEVICE)).known()).isFalse();
        assertThat(Profile.of(Attributes.NONE, List.of(DEVICE, USER)).known()).isTrue();
        assertThat(profile(Map.of("name", "Ada")).known()).isFalse();
    }

    @Test
    void long_texts_are_cut_to_200_but_never_through_a_character() {
        assertThat(profile(Map.of("name", "x".repeat(201))).name()).isEqualTo("x".repeat(200));
        assertThat(profile(Map.of("name", "🚀".repeat(101))).name()).isEqualTo("🚀".repeat(100));
        assertThat(profile(Map.of("name", "x" + "🚀".repeat(101))).name()).isEqualTo("x" + "🚀".repeat(99));
    }

    @Test
    void a_lead_is_found_by_words_and_wholes_and_what_recognises_the_person() {
        var profile = new Profile("Ada King-Noel", "Ada.K@example.com", "+49 30 1", "Engines & Söhne", true);

        assertThat(profile.searchTerms(List.of(USER, DEVICE)))
                .containsExactlyInAnyOrder(
                        "ada",
                        "king",
                        "noel",
                        "ada king-noel",
                        "k",
                        "example",
                        "com",
                        "ada.k@example.com",
                        "+49 30 1",
                        "engines",
                        "söhne",
                        "engines & söhne",
                        "user-7");
    }

    @Test
    void a_lead_nothing_is_known_of_is_found_by_nothing() {
        assertThat(new Profile(null, null, null, null, false).searchTerms(List.of(DEVICE)))
                .isEmpty();
    }

    @Test
    void a_lead_is_listed_under_its_name_or_e_mail_or_phone_and_behind_all_others_without() {
        assertThat(new Profile("Ada L", "z@acme.example", "1", null, true).listedUnder())
                .isEqualTo("0ada l");
        assertThat(new Profile(null, "Z@acme.example", "1", null, true).listedUnder())
                .isEqualTo("0z@acme.example");
        assertThat(new Profile(null, null, "+491", null, true).listedUnder()).isEqualTo("0+491");
        assertThat(new Profile(null, null, null, "Acme", false).listedUnder()).isEqualTo("1");
    }

    @Test
    void a_name_without_words_is_found_as_a_whole() {
        assertThat(new Profile("🚀!", null, null, null, false).searchTerms(List.of()))
                .containsExactly("🚀!");
    }

    @ParameterizedTest
    @CsvSource({"ADA, ada", "' Ada ', ada", "ÄRGER, ärger", "'', ''", "' ', ''"})
    void a_search_compares_trimmed_and_lower_case(String text, String term) {
        assertThat(Profile.searchTerm(text)).isEqualTo(term);
    }

    @Test
    void a_term_is_cut_to_100_but_never_through_a_character() {
        assertThat(Profile.searchTerm("X".repeat(101))).isEqualTo("x".repeat(100));
        assertThat(Profile.searchTerm("x" + "🚀".repeat(60))).isEqualTo("x" + "🚀".repeat(49));
        assertThat(Profile.searchTerm("İ".repeat(100))).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void whatever_a_lead_is_called_it_is_found_by_its_name_and_its_words() {
        Seeded.forAll(2_000, random -> {
            var characters = "aBÄ 🚀-.'%_ßİΣ日\t".codePoints().toArray();
            var text = new StringBuilder("x");
            for (int i = random.nextInt(150); i > 0; i--) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            var profile = profile(Map.of("name", text.toString()));

            var terms = profile.searchTerms(List.of());

            assertThat(terms).allSatisfy(term -> {
                assertThat(Texts.isWhole(term)).isTrue();
                assertThat(term).hasSizeBetween(1, 100);
            });
            assertThat(terms).anyMatch(term -> term.startsWith(Profile.searchTerm(text.toString())));
        });
    }

    private static Profile profile(Map<String, Object> traits) {
        return Profile.of(new Attributes(traits), List.of());
    }
}
