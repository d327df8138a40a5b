package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 4, abc",
        "abc, 3, abc",
        "abc, 2, ab",
        "🚀🚀, 4, 🚀🚀",
        "🚀🚀, 3, 🚀",
        "🚀🚀, 2, 🚀",
        "🚀🚀, 1, ''",
        "a🚀, 2, a",
        "'', 1, ''"
    })
    void a_text_is_cut_to_so_many_units_but_never_through_a_character(String text, int most, String cut) {
        assertThat(Texts.cut(text, most)).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "🚀", "\u0000", "\uffff", "\ue000"})
    void most_texts_are_whole_characters(String text) {
        assertThat(Texts.isWhole(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "🚀, 🚀", "a\ud83d, a\ufffd", "\ude80🚀b, \ufffd🚀b", "\ude80\ud83d, \ufffd\ufffd"})
    void half_a_surrogate_pair_is_replaced_by_the_sign_for_what_cannot_be_read(String text, String whole) {
        assertThat(Texts.madeWhole(text)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude80", "\ude80\ud83d", "🚀\ud83d", "\ude80🚀", "\ud83d \ude80"})
    void half_a_surrogate_pair_is_no_whole_character(String text) {
        assertThat(Texts.isWhole(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, true",
        "Zoë 🚀, true",
        "'', true",
        "a\tb, false",
        "a\u0000b, false",
        "a\u0085b, false",
        "a\ud83d, false"
    })
    void what_a_name_is_made_of_can_be_printed(String text, boolean printable) {
        assertThat(Texts.isPrintable(text)).isEqualTo(printable);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "a🚀b, 3, a…"})
    void a_text_that_is_shortened_says_so_and_is_no_longer_than_it_may_be(String text, int most, String shortened) {
        assertThat(Texts.shortened(text, most)).isEqualTo(shortened);
    }
}
