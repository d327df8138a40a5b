package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private static final Mentions ANN = Mentions.of(
            new Profile("Ann Lee", "ann@acme.example", null, "Acme", true),
            List.of(
                    new Identifier(IdentifierType.PHONE, "+4915112345678"),
                    new Identifier(IdentifierType.USER_ID, "7"),
                    new Identifier(IdentifierType.ANONYMOUS_ID, "0b3f-device")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"ANN@acme.example\"}",
                "ann lee;Acme;1200",
                "https://acme.example/?mail=ann%40acme.example&x=1",
                "called +49 (0151) 1234-5678",
                "0151/12345678",
                "{\"userId\":\"7\"}",
                "x,7,y",
                "GET /api/lead-score/session/0b3f-device"
            })
    void a_person_is_recognised_however_they_are_written(String text) {
        assertThat(ANN.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "joann@acme.example",
                "ann@acme.example2",
                "Joann Leeds",
                "Acme",
                "7 days ago",
                "2026-07-07T07:07:07Z",
                "0151 12345679",
                ""
            })
    void somebody_else_is_not(String text) {
        assertThat(ANN.in(text)).isFalse();
    }

    @Test
    void somebody_is_recognised_by_any_one_thing_that_is_known_of_them() {
        var named = of(new Profile(" Ann Lee ", null, null, null, true));
        var mailed = of(new Profile(null, "Ann@Acme.example", null, null, true));
        var called = of(new Profile(null, null, "0151 12345678", null, true));
        var known = of(Profile.NONE, new Identifier(IdentifierType.USER_ID, "U-4711"));

        assertThat(named.in("from ANN LEE")).isTrue();
        assertThat(mailed.in("to ann@acme.example")).isTrue();
        assertThat(called.in("tel. 0151/12345678")).isTrue();
        assertThat(called.in("tel. +49 151 12345678")).isTrue();
        assertThat(called.in("tel. 0151 12345679")).isFalse();
        assertThat(known.in("user u-4711")).isTrue();
        assertThat(known.in("user u-47112")).isFalse();
    }

    @Test
    void a_phone_is_recognised_by_its_last_nine_digits_and_by_no_fewer() {
        var nine = of(Profile.NONE, new Identifier(IdentifierType.PHONE, "+151123456"));
        var eight = of(Profile.NONE, new Identifier(IdentifierType.PHONE, "+15112345"));

        assertThat(nine.in("(151) 123-456")).isTrue();
        assertThat(nine.in("(51) 123-456")).isFalse();
        assertThat(eight.in("(151) 123-45")).isFalse();
        assertThat(eight.in("call +15112345 now")).isTrue();
    }

    @Test
    void digits_of_what_is_no_phone_are_no_phone() {
        var known = of(Profile.NONE, new Identifier(IdentifierType.USER_ID, "customer 151123456"));

        assertThat(known.in("tel. 151 123 456")).isFalse();
    }

    @Test
    void a_word_of_four_letters_counts_in_a_sentence_and_a_shorter_one_only_as_a_value_of_its_own() {
        var four = of(new Profile("Anna", null, null, null, true));
        var three = of(new Profile("Ann", null, null, null, true));

        assertThat(four.in("from anna, today")).isTrue();
        assertThat(three.in("from ann today")).isFalse();
        assertThat(three.in("id;ann;7")).isTrue();
        assertThat(three.in("ann")).isTrue();
    }

    @Test
    void an_empty_name_is_mentioned_by_nothing() {
        assertThat(of(new Profile(" ", null, null, null, true)).in("", "a text"))
                .isFalse();
    }

    private static Mentions of(Profile profile, Identifier... identifiers) {
        return Mentions.of(profile, List.of(identifiers));
    }

    @Test
    void one_of_several_texts_is_enough_and_none_is_no_mention() {
        assertThat(ANN.in(null, "nothing", "of Ann Lee")).isTrue();
        assertThat(ANN.in(null, null)).isFalse();
    }

    @Test
    void of_somebody_of_whom_nothing_is_known_nothing_speaks() {
        assertThat(Mentions.of(Profile.NONE, List.of()).in("", "anything")).isFalse();
    }
}
