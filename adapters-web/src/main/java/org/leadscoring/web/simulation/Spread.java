package org.leadscoring.web.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.leadscoring.domain.simulation.Buckets;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.page.Words;

/**
 * How scores lie along the ladder, now and then: bars side by side for each class of scores. Places from left to right are
 * percentages of the width, those from top to bottom pixels of {@value #HEIGHT}. A bar that would dwarf all others is cut,
 * and says so.
 *
 * @param classes from the lowest scores to the highest
 * @param lines the thresholds in sight
 */
record Spread(List<Bar> classes, List<Line> lines) {

    /** How high the highest bar is, in pixels. */
    static final int HEIGHT = 120;

    private static final int MOST_TIMES = 3;

    static Spread of(Simulation counted, StageLadder inForce, StageLadder draft, Words words) {
        var buckets = counted.frame().buckets();
        var first = isEmpty(counted, 0) ? 1 : 0;
        var last = isEmpty(counted, buckets.size() - 1) ? buckets.size() - 1 : buckets.size();
        var edges = buckets.edges().toArray();
        var top = top(counted);
        var slots = last - first;
        var bars = new ArrayList<Bar>();
        for (int place = first; place < last; place++) {
            bars.add(new Bar(
                    label(place, edges, words),
                    place == 0 ? "" : words.total(edges[place - 1]),
                    percent((place - first) * 1_000L + 80, slots),
                    percent((place - first) * 1_000L + 500, slots),
                    percent(400, slots),
                    column(counted.scoresBefore().get(place), top),
                    column(counted.scoresAfter().get(place), top)));
        }
        return new Spread(List.copyOf(bars), lines(inForce, draft, buckets, first, slots));
    }

    private static String label(int place, int[] edges, Words words) {
        if (place == 0) {
            return words.say("simulation.below", words.total(edges[0]));
        }
        var from = words.total(edges[place - 1]);
        return place == edges.length
                ? words.say("simulation.above", from)
                : words.say("simulation.between", from, words.total(edges[place] - 1));
    }

    private static boolean isEmpty(Simulation counted, int place) {
        return counted.scoresBefore().get(place) == 0 && counted.scoresAfter().get(place) == 0;
    }

    /** The number the full height stands for: the largest, unless that is many times the next. */
    private static long top(Simulation counted) {
        var largest = Stream.iterate(0, i -> i < counted.scoresBefore().size(), i -> i + 1)
                .map(i -> Math.max(
                        counted.scoresBefore().get(i), counted.scoresAfter().get(i)))
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .toList();
        var next = largest.getLast();
        return next > 0 && largest.getFirst() / MOST_TIMES > next ? next * MOST_TIMES / 2 : largest.getFirst();
    }

    private static Column column(long leads, long top) {
        var height = top == 0 ? 0 : Math.ceilDiv(Math.min(leads, top) * HEIGHT, top);
        return new Column(leads, HEIGHT - height, height, leads > top);
    }

    /** Where both have a threshold of one name at one score it is one line. */
    private static List<Line> lines(StageLadder inForce, StageLadder draft, Buckets buckets, int first, int slots) {
        var lines = new ArrayList<Line>();
        for (var stage : draft.stages()) {
            lines.add(line(stage, buckets, first, slots, isOn(inForce, stage) ? "both" : "then"));
        }
        for (var stage : inForce.stages()) {
            if (!isOn(draft, stage)) {
                lines.add(line(stage, buckets, first, slots, "now"));
            }
        }
        return lines.stream().sorted(Comparator.comparingInt(Line::at)).toList();
    }

    private static boolean isOn(StageLadder ladder, Stage stage) {
        return ladder.stages().stream()
                .anyMatch(other -> other.name().equals(stage.name()) && other.threshold() == stage.threshold());
    }

    private static Line line(Stage stage, Buckets buckets, int first, int slots, String kind) {
        var fromLow = ((long) stage.threshold() - buckets.low()) * 1_000 / buckets.step();
        var place = Math.clamp(fromLow + (1 - first) * 1_000L, 0, slots * 1_000L);
        return new Line(stage.name(), stage.threshold(), percent(place, slots), place * 5 > slots * 4_000L, kind);
    }

    private static String percent(long thousandths, int slots) {
        var permille = thousandths / Math.max(1, slots);
        return permille / 10 + "." + permille % 10 + "%";
    }

    /**
     * A class of scores.
     *
     * @param label from where to where it reaches, in words
     * @param from its lowest score; empty if there is none
     * @param x where the bar of what is begins
     * @param thenX where the bar of what would be begins
     * @param width of each
     */
    record Bar(String label, String from, String x, String thenX, String width, Column now, Column then) {}

    /**
     * How many leads.
     *
     * @param y its upper end
     * @param cut whether it would be higher
     */
    record Column(long leads, long y, long height, boolean cut) {}

    /**
     * A threshold.
     *
     * @param late whether it lies so far to the right that its name stands to its left
     * @param kind now, then or both
     */
    record Line(String stage, int at, String x, boolean late, String kind) {}
}
