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
    void one_of_several_texts_is_enough_and_none_is_no_mention() {
        assertThat(ANN.in(null, "nothing", "of Ann Lee")).isTrue();
        assertThat(ANN.in(null, null)).isFalse();
    }

    @Test
    void of_somebody_of_whom_nothing_is_known_nothing_speaks() {
        assertThat(Mentions.of(Profile.NONE, List.of()).in("", "anything")).isFalse();
    }
}
