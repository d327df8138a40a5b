package org.leadscoring.web.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final String LETTERS = "0123456789-:.TZtz+ ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T07:30:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "2026-11-21T07:30Z",
                "2026-11-21T07:30:00.123456Z",
                "2026-11-21T07:30:00.000+02:00",
                "2026-11-21t07:30:00.000z",
                "0000-01-01T00:00:00.000Z",
                "2026-02-29T07:30:00.000Z",
                "2026-11-21T24:00:00.000Z",
                "2026-11-21T07:30:60.000Z",
                "2026-13-21T07:30:00.000Z",
                "2026-11-21 07:30:00.000Z",
                "2026-11-21T07:30:00.000",
                "\u0662026-11-21T07:30:00.00Z",
                ""
            })
    void reads_what_the_library_reads_and_nothing_else(String text) {
        assertThat(outcome(() -> Moment.parse(text)))
                .isEqualTo(outcome(() -> OffsetDateTime.parse(text).toInstant()));
    }

    @Test
    void one_wrong_letter_anywhere_is_judged_as_the_library_judges_it() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("2026-11-21T07:30:00.000Z");
            text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            reads_what_the_library_reads_and_nothing_else(text.toString());
        }
    }

    private static Object outcome(Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
