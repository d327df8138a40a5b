package org.leadscoring.web.lead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.lead.Ledger.Line;

/**
 * Why a score is what it is: the ledger summed up by rule, as bars that each begin where the one before ended, from the
 * zero line to the total. Places are percentages of the width, as SVG attributes take them.
 *
 * @param bars what gave points first, the most before the least, then what took some, what idle time took, and what lay beyond an edge
 * @param total the score, in points
 * @param ticks zero and the thresholds in sight
 * @param sum the bar of the total
 */
public record Why(List<Bar> bars, int total, List<Tick> ticks, Span sum) {

    static Why of(LeadView view, Ledger ledger) {
        var groups = new LinkedHashMap<String, List<Line>>();
        ledger.lines()
                .forEach(line -> groups.computeIfAbsent(line.what(), what -> new ArrayList<>())
                        .add(line));
        var sums = groups.values().stream()
                .map(lines -> new Sum(
                        lines,
                        lines.stream().mapToInt(line -> line.entry().points()).sum()))
                .filter(sum -> sum.points() != 0)
                .sorted(Comparator.comparingInt(Sum::place)
                        .thenComparing(Comparator.comparingInt(Sum::points).reversed()))
                .toList();
        var total = view.lead().standing().score();
        var scale = Scale.of(sums, view.model().ladder());
        return new Why(bars(sums, scale), total, ticks(view.model().ladder(), scale), scale.span(0, total));
    }

    private static List<Bar> bars(List<Sum> sums, Scale scale) {
        var bars = new ArrayList<Bar>();
        var running = 0;
        for (var sum : sums) {
            var before = running;
            running += sum.points();
            var first = sum.lines().getFirst();
            bars.add(new Bar(
                    first.what(),
                    first.entry().category(),
                    sum.points(),
                    before,
                    running,
                    scale.span(before, running),
                    sum.lines().reversed()));
        }
        return bars;
    }

    private static List<Tick> ticks(StageLadder ladder, Scale scale) {
        var ground = Stream.of(new Tick("", 0, scale.percent(0)));
        var stages = ladder.stages().stream()
                .filter(stage -> stage.threshold() >= scale.low() && stage.threshold() <= scale.high())
                .map(stage -> new Tick(stage.name(), stage.threshold(), scale.percent(stage.threshold())));
        return Stream.concat(ground, stages).toList();
    }

    /** The largest sums to show add up without overflow: a score stays within ±1,000,000,000. */
    private record Sum(List<Line> lines, int points) {

        /** Gains, losses, what idle time took, edges of scale and categories: in this order. */
        int place() {
            return switch (lines.getFirst().entry().cause()) {
                case RULE, FIT -> points < 0 ? 1 : 0;
                case DECAY -> 2;
                case CAP -> 3;
            };
        }
    }

    private record Scale(int low, int high) {

        /** From the lowest to the highest running total, and on to the next stage if that is near. */
        static Scale of(List<Sum> sums, StageLadder ladder) {
            int low = 0;
            int high = 0;
            int running = 0;
            for (var sum : sums) {
                running += sum.points();
                low = Math.min(low, running);
                high = Math.max(high, running);
            }
            var reached = high;
            var next = ladder.stages().stream()
                    .mapToInt(Stage::threshold)
                    .filter(threshold -> threshold > reached)
                    .findFirst();
            if (next.isPresent() && next.getAsInt() <= Math.max(2L * high, 30)) {
                high = next.getAsInt();
            }
            return new Scale(low, Math.max(high, low + 1));
        }

        Span span(int from, int to) {
            var left = permille(Math.min(from, to));
            return new Span(text(left), text(Math.max(permille(Math.max(from, to)) - left, 3)));
        }

        String percent(int points) {
            return text(permille(points));
        }

        private int permille(int points) {
            return Math.toIntExact(1000L * ((long) points - low) / ((long) high - low));
        }

        private static String text(int permille) {
            return permille / 10 + "." + permille % 10 + "%";
        }
    }

    /** A place from left to right. */
    public record Span(String x, String width) {}

    /**
     * What one rule gave or took.
     *
     * @param what the rule in words
     * @param before the running total before, in points
     * @param lines the entries behind it, the latest first
     */
    public record Bar(String what, Category category, int points, int before, int after, Span span, List<Line> lines) {

        public int count() {
            return lines.size();
        }

        /** The style class: losses look the same whatever they take from. */
        public String kind() {
            return points < 0 ? "loss" : category.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line through all bars.
     *
     * @param stage empty for zero
     */
    public record Tick(String stage, int points, String x) {}
}
