package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.InvalidRowException;

/** What everybody may expect of {@link CsvSyntax}. */
public abstract class CsvSyntaxContract {

    protected abstract CsvSyntax syntax();

    @Test
    void values_stand_between_delimiters() {
        assertThat(values("a,b,c")).containsExactly("a", "b", "c");
        assertThat(values("a,,")).containsExactly("a", "", "");
        assertThat(values(",")).containsExactly("", "");
        assertThat(values("a")).containsExactly("a");
        assertThat(values("")).containsExactly("");
        assertThat(values(" a , b ")).containsExactly(" a ", " b ");
        assertThat(syntax().values("a;b,c", Delimiter.SEMICOLON)).containsExactly("a", "b,c");
        assertThat(syntax().values("a\tb c", Delimiter.TAB)).containsExactly("a", "b c");
    }

    @Test
    void quotes_hold_delimiters_line_ends_and_doubled_quotes() {
        assertThat(values("\"a,b\",\"say \"\"hi\"\"\",\"one\r\ntwo\nthree\",\"\""))
                .containsExactly("a,b", "say \"hi\"", "one\r\ntwo\nthree", "");
    }

    @Test
    void a_quote_within_a_value_that_does_not_begin_with_one_is_itself() {
        assertThat(values("5\" pipe,a\"b\"")).containsExactly("5\" pipe", "a\"b\"");
    }

    @Test
    void a_sign_that_begins_comments_elsewhere_is_an_ordinary_one() {
        assertThat(values("#1,b")).containsExactly("#1", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "\"a\"b,c", "\"a\" ,b", "\"", "\"a\"\"", "\"a\n,b"})
    void what_is_no_record_is_refused(String record) {
        assertThatThrownBy(() -> values(record)).isInstanceOf(InvalidRowException.class);
    }

    @Test
    void a_record_is_written_with_quotes_where_they_are_needed() {
        assertThat(syntax().record(List.of("a", "b,c", "say \"hi\"", "", "one\ntwo", "x;y")))
                .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",,\"one\ntwo\",x;y\r\n");
    }

    @Test
    void what_is_written_is_read_back_whatever_it_is() {
        Seeded.forAll(500, random -> {
            var values = new ArrayList<String>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                var value = new StringBuilder();
                for (int n = random.nextInt(8); n > 0; n--) {
                    value.append("ab,\"\r\n;é #".charAt(random.nextInt(9)));
                }
                values.add(value.toString());
            }
            var written = syntax().record(values);

            assertThat(values(written.substring(0, written.length() - 2))).isEqualTo(values);
        });
    }

    private List<String> values(String record) {
        return syntax().values(record, Delimiter.COMMA);
    }
}
