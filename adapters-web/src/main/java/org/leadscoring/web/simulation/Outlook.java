package org.leadscoring.web.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Frame.Band;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * What the last days would have asked of the team, by what is in force and by the draft.
 *
 * @param clocks new clocks a day
 * @param bands leads that came into each band, hottest first
 * @param stages leads that climbed into each stage of the draft, highest first, the ground left out
 * @param days day by day, the latest first
 * @param capacity how many the team answers a day; null if nobody knows
 * @param capacityY where that lies on the chart of clocks, in pixels from the top; null if out of sight
 * @param overNow on how many days there were more new clocks than that
 * @param overThen the same by the draft
 */
record Outlook(
        Row clocks,
        List<Row> bands,
        List<Row> stages,
        List<Day> days,
        @Nullable Long capacity,
        @Nullable Long capacityY,
        long overNow,
        long overThen) {

    private static final int CHART = 100;
    private static final int SPARK = 20;

    static Outlook of(Simulation counted, @Nullable Long capacity, Words words, Moments moments) {
        var frame = counted.frame();
        var now = counted.before();
        var then = counted.after();
        var top = Math.max(top(now.clocks(), then.clocks()), capacity == null ? 0 : capacity);
        var clocks = row(words.say("simulation.new-clocks"), null, now.clocks(), then.clocks(), CHART, top);
        var bands = IntStream.range(0, frame.bands().size())
                .mapToObj(place -> {
                    var band = frame.bands().get(place);
                    return spark(name(band, words, moments), null, now.into(place), then.into(place));
                })
                .toList();
        return new Outlook(
                clocks,
                bands,
                stages(counted),
                days(counted),
                capacity,
                capacity == null || top == 0 ? null : CHART - capacity * CHART / top,
                over(now.clocks(), capacity),
                over(then.clocks(), capacity));
    }

    private static List<Row> stages(Simulation counted) {
        var frame = counted.frame();
        var rows = new ArrayList<Row>();
        for (int place = frame.after().size() - 1; place > 0; place--) {
            var stage = frame.after().get(place);
            var was = frame.before().indexOf(stage);
            var before = was < 0
                    ? IntStream.range(0, Frame.DAYS).mapToObj(_ -> 0L).toList()
                    : counted.before().intoStage(was);
            rows.add(spark(stage, stage, before, counted.after().intoStage(place)));
        }
        return List.copyOf(rows);
    }

    /** A band in words: its lowest score, and how soon it is answered. */
    static String name(Band band, Words words, Moments moments) {
        var within = moments.lasting(band.target());
        return band.from() == Integer.MIN_VALUE
                ? words.say("simulation.band-below", within)
                : words.say("simulation.band", words.total(band.from()), within);
    }

    private static Row spark(String name, @Nullable String stage, List<Long> now, List<Long> then) {
        return row(name, stage, now, then, SPARK, top(now, then));
    }

    private static Row row(String name, @Nullable String stage, List<Long> now, List<Long> then, int height, long top) {
        var bars = IntStream.range(0, Frame.DAYS)
                .mapToObj(day -> new Pair(
                        percent(day, 100),
                        percent(day, 500),
                        bar(now.get(day), height, top),
                        bar(then.get(day), height, top)))
                .toList();
        return new Row(name, stage, perDay(now), perDay(then), difference(now, then), bars, top);
    }

    private static Bar bar(long number, int height, long top) {
        var pixels = top == 0 ? 0 : Math.ceilDiv(number * height, top);
        return new Bar(number, height - pixels, pixels);
    }

    /** The place of a thousandth of a day's width. */
    private static String percent(int day, int thousandth) {
        var permille = (day * 1_000L + thousandth) / Frame.DAYS;
        return permille / 10 + "." + permille % 10 + "%";
    }

    private static long top(List<Long> now, List<Long> then) {
        return Stream.concat(now.stream(), then.stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static BigDecimal perDay(List<Long> numbers) {
        return average(sum(numbers));
    }

    private static BigDecimal difference(List<Long> now, List<Long> then) {
        return average(sum(then)).subtract(average(sum(now)));
    }

    private static BigDecimal average(long sum) {
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(Frame.DAYS), 1, RoundingMode.HALF_UP);
    }

    private static long over(List<Long> clocks, @Nullable Long capacity) {
        return capacity == null
                ? 0
                : clocks.stream().filter(day -> day > capacity).count();
    }

    private static List<Day> days(Simulation counted) {
        var first = counted.frame().firstDay();
        return IntStream.range(0, Frame.DAYS)
                .mapToObj(i -> Frame.DAYS - 1 - i)
                .map(day -> new Day(
                        first.plusDays(day),
                        counted.before().clocks().get(day),
                        counted.after().clocks().get(day),
                        IntStream.range(0, counted.frame().bands().size())
                                .mapToObj(band -> new Both(
                                        counted.before().into(band).get(day),
                                        counted.after().into(band).get(day)))
                                .toList()))
                .toList();
    }

    /**
     * What came in, a day on average.
     *
     * @param name in words
     * @param stage null if it is about none
     * @param top what the full height of its bars stands for
     */
    record Row(
            String name,
            @Nullable String stage,
            BigDecimal now,
            BigDecimal then,
            BigDecimal difference,
            List<Pair> bars,
            long top) {}

    /** The bars of a day, from left to right in percent. */
    record Pair(String x, String thenX, Bar now, Bar then) {}

    /** A bar, from top to bottom in pixels. */
    record Bar(long number, long y, long height) {}

    /** A day. */
    record Day(LocalDate day, long now, long then, List<Both> bands) {}

    /** Leads that came into a band. */
    record Both(long now, long then) {}
}
