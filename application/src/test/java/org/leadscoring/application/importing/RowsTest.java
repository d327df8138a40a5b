package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;

class RowsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void rows_end_with_any_line_end_and_know_their_line(String end) {
        assertThat(rows("a,b" + end + "1,2" + end + end + "3,\"x" + end + "y\"" + end + "5,6", 2))
                .containsExactly("1 [a, b]", "2 [1, 2]", "4 [3, x" + end + "y]", "6 [5, 6]");
    }

    @Test
    void rows_without_any_value_are_passed_over() {
        assertThat(rows("\n\na,b\n,\n  ,\" \"\n1,2\n\n", 2)).containsExactly("3 [a, b]", "6 [1, 2]");
        assertThat(rows("", 2)).isEmpty();
    }

    @Test
    void the_mark_of_utf_8_at_the_beginning_is_none_of_the_first_value() {
        assertThat(rows("\uFEFFEmail,b\n1,2", 2)).containsExactly("1 [Email, b]", "2 [1, 2]");
    }

    @Test
    void a_row_with_too_many_or_too_few_values_is_refused_and_the_next_is_read() {
        assertThat(rows("a,b\n1\n1,2,3\n4,5", 2))
                .containsExactly(
                        "1 [a, b]",
                        "2 the row has 1 value and the header 2 columns; look for a missing quote or delimiter: 1",
                        "3 the row has 3 values and the header 2 columns; look for a missing quote or delimiter: 1,2,3",
                        "4 [4, 5]");
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_own_line_only() {
        assertThat(rows("a,b\n1,\"2\n3,4\n5,6", 2))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1 [a, b]"),
                        second -> assertThat(second)
                                .startsWith("2 a quote is opened")
                                .endsWith(": 1,\"2"),
                        third -> assertThat(third).isEqualTo("3 [3, 4]"),
                        fourth -> assertThat(fourth).isEqualTo("4 [5, 6]"));
    }

    @Test
    void a_quote_that_is_closed_by_the_opening_one_of_a_later_row_costs_its_own_line_only() {
        assertThat(rows("a,b\n1,\"2\n3,4\n5,\"six\"\n7,8", 2))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1 [a, b]"),
                        second -> assertThat(second).startsWith("2 ").endsWith(": 1,\"2"),
                        third -> assertThat(third).isEqualTo("3 [3, 4]"),
                        fourth -> assertThat(fourth).isEqualTo("4 [5, six]"),
                        fifth -> assertThat(fifth).isEqualTo("5 [7, 8]"));
    }

    @Test
    void a_quote_that_stays_open_for_too_long_costs_its_own_line_only() {
        var many = IntStream.range(0, 60_000).mapToObj(i -> i + ",x\n").collect(Collectors.joining());

        var rows = rows("a,b\n1,\"2\n" + many, 2);

        assertThat(rows).hasSize(60_002);
        assertThat(rows.get(1)).startsWith("2 a quote is opened");
        assertThat(rows.get(2)).isEqualTo("3 [0, x]");
        assertThat(rows.getLast()).isEqualTo("60002 [59999, x]");
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_shortened() {
        var rows = rows("a,b\n1," + "x".repeat(Records.LONGEST * 5) + "\n3,4\n", 2);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("2 the row is longer than 128 KB").hasSizeLessThan(2_000);
        assertThat(rows.get(2)).isEqualTo("3 [3, 4]");
    }

    @Test
    void the_longest_row_that_may_be_is_read() {
        var value = "x".repeat(Records.LONGEST - 2);

        assertThat(rows("1," + value + "\n3,4\n", 2)).containsExactly("1 [1, " + value + "]", "2 [3, 4]");
    }

    @Test
    void a_row_in_another_encoding_is_refused_and_the_next_is_read() {
        var bytes = "a,b\nM\u00fcller,1\nSmith,2".getBytes(Charset.forName("windows-1252"));

        assertThat(rows(bytes, FileLayout.STANDARD, 2))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1 [a, b]"),
                        second -> assertThat(second).contains("2 the row is not UTF-8", "choose Windows-1252"),
                        third -> assertThat(third).isEqualTo("3 [Smith, 2]"));
        assertThat(rows(bytes, new FileLayout(Delimiter.COMMA, Encoding.WINDOWS_1252), 2))
                .containsExactly("1 [a, b]", "2 [Müller, 1]", "3 [Smith, 2]");
    }

    @Test
    void reading_can_begin_again_after_any_row_and_goes_on_as_if_it_had_never_stopped() {
        Seeded.forAll(200, random -> {
            var text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append("ab,;\"\"\n\r\n1é".charAt(random.nextInt(11)));
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            var whole = rows(bytes, FileLayout.STANDARD, 2);

            var parts = new ArrayList<String>();
            var position = Position.START;
            Optional<Row> row;
            do {
                var reader = reader(bytes, position);
                row = reader.next(2);
                row.map(RowsTest::shown).ifPresent(parts::add);
                position = reader.position();
            } while (row.isPresent());

            assertThat(parts).isEqualTo(whole);
            assertThat(position.offset()).isEqualTo(bytes.length);
        });
    }

    private static Rows reader(byte[] bytes, Position position) {
        var rest = Arrays.copyOfRange(bytes, (int) position.offset(), bytes.length);
        return new Rows(new PlainCsv(), FileLayout.STANDARD, new ByteArrayInputStream(rest), position);
    }

    private static List<String> rows(String text, int columns) {
        return rows(text.getBytes(StandardCharsets.UTF_8), FileLayout.STANDARD, columns);
    }

    private static List<String> rows(byte[] bytes, FileLayout layout, int columns) {
        var reader = new Rows(new PlainCsv(), layout, new ByteArrayInputStream(bytes), Position.START);
        var rows = new ArrayList<String>();
        for (var row = reader.next(columns); row.isPresent(); row = reader.next(columns)) {
            rows.add(shown(row.get()));
        }
        return rows;
    }

    private static String shown(Row row) {
        return switch (row) {
            case Row.Values whole -> whole.line() + " " + whole.values();
            case Row.Broken(var refused) -> refused.line() + " " + refused.reason() + ": " + refused.text();
        };
    }
}
