package org.leadscoring.web.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs between two texts, line by line, with some lines around it. */
final class TextDiff {

    private static final int AROUND = 3;

    private TextDiff() {}

    /**
     * The differences, in order; lines that both have and that stand far from any difference are left out.
     *
     * @return hunks, each of lines that follow on from one another
     */
    static List<List<Line>> between(String before, String after) {
        return hunks(lines(before.lines().toList(), after.lines().toList()));
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        var start = 0;
        while (start < Math.min(before.size(), after.size())
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        var end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var lines = new ArrayList<Line>();
        before.subList(0, start).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end), lines);
        before.subList(before.size() - end, before.size()).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        return lines;
    }

    /** By the longest list of lines that both have in this order. */
    private static void middle(List<String> before, List<String> after, List<Line> into) {
        var longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                into.add(new Line(Kind.SAME, before.get(i)));
                i++;
                j++;
            } else if (i < before.size() && (j == after.size() || longest[i + 1][j] >= longest[i][j + 1])) {
                into.add(new Line(Kind.LESS, before.get(i)));
                i++;
            } else {
                into.add(new Line(Kind.MORE, after.get(j)));
                j++;
            }
        }
    }

    private static List<List<Line>> hunks(List<Line> lines) {
        var hunks = new ArrayList<List<Line>>();
        var last = Integer.MIN_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            if (!isNearChange(lines, i)) {
                continue;
            }
            if (last != i - 1) {
                hunks.add(new ArrayList<>());
            }
            hunks.getLast().add(lines.get(i));
            last = i;
        }
        return hunks;
    }

    private static boolean isNearChange(List<Line> lines, int at) {
        var from = Math.max(0, at - AROUND);
        var to = Math.min(lines.size(), at + AROUND + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.kind() != Kind.SAME);
    }

    enum Kind {
        SAME(" "),
        LESS("−"),
        MORE("+");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** A line of either text or of both. */
    public record Line(Kind kind, String text) {

        public String sign() {
            return kind.sign;
        }

        public String key() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
