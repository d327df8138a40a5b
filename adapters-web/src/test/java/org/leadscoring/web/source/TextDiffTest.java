package org.leadscoring.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.web.source.TextDiff.Kind;
import org.leadscoring.web.source.TextDiff.Line;

class TextDiffTest {

    @Test
    void a_line_more_stands_with_three_lines_around_it() {
        var before = lines(1, 20);
        var after = before.replace("10\n", "10\nnew\n");

        assertThat(TextDiff.between(before, after))
                .hasSize(1)
                .first()
                .satisfies(hunk -> assertThat(hunk)
                        .extracting(line -> line.sign() + line.text())
                        .containsExactly(" 8", " 9", " 10", "+new", " 11", " 12", " 13"));
    }

    @Test
    void changes_far_apart_are_hunks_of_their_own() {
        var after = lines(1, 40).replace("\n5\n", "\nfive\n").replace("\n30\n", "\n");

        var hunks = TextDiff.between(lines(1, 40), after);

        assertThat(hunks).hasSize(2);
        assertThat(hunks.getFirst()).contains(new Line(Kind.LESS, "5"), new Line(Kind.MORE, "five"));
        assertThat(hunks.getLast()).contains(new Line(Kind.LESS, "30"));
    }

    @Test
    void texts_that_are_the_same_differ_in_nothing() {
        assertThat(TextDiff.between(lines(1, 9), lines(1, 9))).isEmpty();
        assertThat(TextDiff.between("", "")).isEmpty();
    }

    @Test
    void each_text_can_be_read_off_the_lines_of_any_two() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var before = random(random);
            var after = random(random);
            var all = new ArrayList<Line>();
            TextDiff.between(before, after).forEach(all::addAll);

            assertThat(count(all, Kind.MORE) - count(all, Kind.LESS))
                    .as("seed %d", seed)
                    .isEqualTo(after.lines().count() - before.lines().count());
            assertThat(all.stream().filter(line -> line.kind() == Kind.MORE).map(Line::text))
                    .as("seed %d", seed)
                    .allMatch(text -> after.lines().anyMatch(text::equals));
        }
    }

    private static long count(List<Line> lines, Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    private static String random(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> "line " + random.nextInt(5))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
