package org.leadscoring.web.lead;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.lead.Ledger.Line;
import org.leadscoring.web.page.Words;

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

    private static final int LINES = 40;

    /** @param latest the latest lines of the ledger, in order: what a bar can show of those behind it */
    static Why of(Waterfall waterfall, ScoringModel model, List<Line> latest, Words words) {
        var ladder = model.ladder();
        var scale = Scale.of(waterfall.lines(), ladder);
        var bars = waterfall.lines().stream()
                .map(sum -> bar(sum, scale, model, latest, words))
                .toList();
        var total = points(waterfall.total());
        return new Why(bars, total, ticks(ladder, scale), scale.span(0, total));
    }

    private static Bar bar(Waterfall.Line sum, Scale scale, ScoringModel model, List<Line> latest, Words words) {
        var behind = latest.reversed().stream()
                .filter(line -> line.entry().cause() == sum.cause()
                        && Objects.equals(line.entry().rule(), sum.rule())
                        && line.entry().category() == sum.category())
                .limit(LINES)
                .toList();
        var before = points(sum.before());
        var after = points(sum.after());
        return new Bar(
                what(sum, model, words),
                sum.category(),
                points(sum.points()),
                before,
                after,
                sum.count(),
                scale.span(before, after),
                behind);
    }

    private static String what(Waterfall.Line sum, ScoringModel model, Words words) {
        var rule = sum.rule();
        if (rule != null) {
            return words.rule(rule, model);
        }
        if (sum.cause() == Cause.DECAY) {
            return words.say("ledger.decayed");
        }
        return words.say(sum.points() < 0 ? "why.capped" : "why.floored");
    }

    /** A score stays within ±1,000,000,000; what a cap took back may not, and is shown as if it did. */
    private static int points(long points) {
        return Math.clamp(points, -1_000_000_000, 1_000_000_000);
    }

    private static List<Tick> ticks(StageLadder ladder, Scale scale) {
        var ground = Stream.of(new Tick("", 0, scale.percent(0)));
        var stages = ladder.stages().stream()
                .filter(stage -> stage.threshold() >= scale.low() && stage.threshold() <= scale.high())
                .map(stage -> new Tick(stage.name(), stage.threshold(), scale.percent(stage.threshold())));
        return Stream.concat(ground, stages).toList();
    }

    private record Scale(int low, int high) {

        /** From the lowest to the highest running total, and on to the next stage if that is near. */
        static Scale of(List<Waterfall.Line> sums, StageLadder ladder) {
            int low = 0;
            int high = 0;
            for (var sum : sums) {
                low = Math.min(low, Why.points(sum.after()));
                high = Math.max(high, Why.points(sum.after()));
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
     * @param count the entries behind it
     * @param lines the latest of them, the latest first
     */
    public record Bar(
            String what, Category category, int points, int before, int after, int count, Span span, List<Line> lines) {

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
