package org.leadscoring.domain.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://evil.example\")",
                "+cmd|' /C calc'!A0",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1:A9)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-A1"
            })
    void what_a_spreadsheet_would_compute_is_guarded_and_can_be_read_back(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo("'" + text);
        assertThat(Formulas.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ann", "1=1", "+49 (30) 123-456", "-5", "-1.234,50", "'tis", "a@b.example", "'", "''=1"})
    void everything_else_stays_as_it_is(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo(text);
        assertThat(Formulas.unguarded(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 123", "-5", "-2-3", "@a", "\tb", "\rc"})
    void a_text_that_is_to_be_shown_sign_by_sign_is_guarded_whatever_follows(String text) {
        assertThat(Formulas.literal(text)).isEqualTo("'" + text);
        assertThat(Formulas.unguarded(Formulas.literal(text))).isEqualTo(text);
        assertThat(Formulas.literal("a" + text)).isEqualTo("a" + text);
    }
}
