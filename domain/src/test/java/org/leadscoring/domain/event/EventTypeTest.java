package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;

/** Spec IN-7. */
class EventTypeTest {

    @ParameterizedTest
    @CsvSource({
        "demo_requested, demo_requested",
        "Demo Requested, demo_requested",
        "' Demo  Requested ', demo_requested",
        "DEMO-REQUESTED, demo_requested",
        "demo.requested, demo_requested",
        "demo - . requested, demo_requested",
        "'demo\trequested\n', demo_requested",
        "demo__requested, demo__requested",
        "-demo-, _demo_",
        "a/b:c, a/b:c",
        "ÄRGER, ärger",
        "デモ 請求, デモ_請求",
        "🚀 Start, 🚀_start",
        "Signup v1.2, signup_v1_2"
    })
    void in_7_names_are_trimmed_lowered_and_joined(String name, String type) {
        assertThat(EventType.named(name)).isEqualTo(new EventType(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void a_name_of_nothing_is_refused(String name) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> EventType.named(name))
                .satisfies(refusal -> assertThat(refusal.field()).isEmpty())
                .withMessageContaining("empty");
    }

    @Test
    void a_name_may_have_a_hundred_characters_and_no_more() {
        assertThat(EventType.named(" " + "X".repeat(100) + " ").name()).isEqualTo("x".repeat(100));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> EventType.named("x".repeat(101)))
                .withMessageContaining("100");
    }

    @Test
    void it_is_the_length_after_joining_that_counts() {
        assertThat(EventType.named("a" + " ".repeat(500) + "b").name()).isEqualTo("a_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "demo requested", "demo-requested", " demo"})
    void a_type_that_is_not_normalised_cannot_exist(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType(name));
    }

    @Test
    void whatever_name_is_normalised_is_a_type() {
        Seeded.forAll(5_000, random -> {
            var characters = "aBzİΣς _-.\t\u00a0\u2003\u001c\u0085ßŉ🚀Ⅷ";
            var name = new StringBuilder("x");
            for (int i = random.nextInt(20); i > 0; i--) {
                name.insert(
                        random.nextInt(2) * name.length(),
                        Character.toString(characters.codePointAt(characters.offsetByCodePoints(
                                0, random.nextInt(characters.codePointCount(0, characters.length()))))));
            }

            var type = EventType.named(name.toString());

            assertThat(EventType.named(type.name())).isEqualTo(type);
            assertThat(type.name()).doesNotContainPattern("[\\s.-]");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "demo_requested, Demo requested",
        "page_view, Page view",
        "visited_3_days_in_row, Visited 3 days in row",
        "_demo_, Demo",
        "_, _",
        "élan, Élan"
    })
    void a_type_can_be_read_as_words(String type, String words) {
        assertThat(new EventType(type).inWords()).isEqualTo(words);
    }
}
