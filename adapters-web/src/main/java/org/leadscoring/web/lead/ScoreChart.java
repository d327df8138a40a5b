package org.leadscoring.web.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ChartScore.Course;
import org.leadscoring.application.lead.ChartScore.Point;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.web.page.Moments;

/**
 * The course of a score as a picture: a line of steps over the bands of the stages. Places are percentages of width and
 * height, as SVG attributes take them; the line stands in a box of a thousand by a thousand.
 *
 * @param line the path of the line
 * @param bands one for each stage in sight, from the ground up
 * @param marks thresholds passed
 * @param days on the axis of time
 * @param then where the instant of a journey through time is, null if there is none in sight
 * @param points the same as numbers, the latest first
 * @param changes how many changes there were, of which the points may be some only
 */
public record ScoreChart(
        String line,
        List<Band> bands,
        List<MarkOf> marks,
        List<Day> days,
        @Nullable String then,
        List<Point> points,
        int changes) {

    private static final int BOX = 1_000;
    private static final int DAYS = 5;
    private static final int LISTED = 60;

    /**
     * @param at the instant of a journey through time, null if there is none
     * @param travel makes the address of the page as of an instant
     */
    static ScoreChart of(Course course, @Nullable Instant at, Moments moments, Function<Instant, String> travel) {
        var scale = Scale.of(course);
        var marks = course.crossings().stream()
                .map(crossing -> mark(crossing, scale, travel))
                .toList();
        return new ScoreChart(
                line(course, scale),
                bands(course, scale),
                marks,
                days(course, scale, moments),
                at == null || at.isBefore(course.from()) || at.isAfter(course.to()) ? null : percent(scale.x(at)),
                course.points().reversed().stream().limit(LISTED).toList(),
                course.changes());
    }

    private static String line(Course course, Scale scale) {
        var path = new StringBuilder("M0 ").append(scale.y(course.before()));
        for (var point : course.points()) {
            path.append('H').append(scale.x(point.at())).append('V').append(scale.y(point.score()));
        }
        return path.append('H').append(BOX).toString();
    }

    private static List<Band> bands(Course course, Scale scale) {
        var ladder = course.model().ladder();
        var bands = new ArrayList<Band>();
        var name = ladder.ground();
        var from = scale.low();
        for (var stage : ladder.stages()) {
            if (stage.threshold() > scale.high()) {
                break;
            }
            if (stage.threshold() > from) {
                bands.add(band(name, from, stage.threshold(), bands.isEmpty(), scale));
                from = stage.threshold();
            }
            name = stage.name();
        }
        bands.add(band(name, from, scale.high(), bands.isEmpty(), scale));
        return bands;
    }

    private static Band band(String stage, int from, int to, boolean lowest, Scale scale) {
        var top = scale.y(to);
        return new Band(
                stage, lowest ? null : from, percent(top), percent(scale.y(from) - top), percent(scale.y(from)));
    }

    private static MarkOf mark(Crossing crossing, Scale scale, Function<Instant, String> travel) {
        return new MarkOf(
                crossing.stage(),
                crossing.direction() == Direction.UP,
                crossing.score(),
                crossing.at(),
                percent(scale.x(crossing.at())),
                percent(scale.y(crossing.score())),
                travel.apply(crossing.at()));
    }

    private static List<Day> days(Course course, Scale scale, Moments moments) {
        var length = Duration.between(course.from(), course.to());
        var days = new ArrayList<Day>();
        for (int i = 0; i < DAYS; i++) {
            var at = course.from().plus(length.multipliedBy(i).dividedBy(DAYS - 1L));
            var text = length.compareTo(Duration.ofDays(2)) < 0 ? moments.when(at) : moments.shortDay(at);
            days.add(new Day(text, percent(scale.x(at)), i == 0 ? "start" : i == DAYS - 1 ? "end" : "middle"));
        }
        return days;
    }

    private static String percent(int permille) {
        return String.format(Locale.ROOT, "%d.%d%%", permille / 10, Math.abs(permille % 10));
    }

    private record Scale(Instant from, Instant to, int low, int high) {

        /** From the lowest to the highest score, and on to the next stage if that is near. */
        static Scale of(Course course) {
            int low = Math.min(0, course.before());
            int high = Math.max(0, course.before());
            for (var point : course.points()) {
                low = Math.min(low, point.score());
                high = Math.max(high, point.score());
            }
            var reached = high;
            var next = course.model().ladder().stages().stream()
                    .mapToInt(Stage::threshold)
                    .filter(threshold -> threshold > reached)
                    .findFirst();
            if (next.isPresent() && next.getAsInt() <= Math.max(2L * high, 30)) {
                high = next.getAsInt();
            }
            var headroom = Math.max((int) (((long) high - low) / 12), 2);
            var to = course.to().isAfter(course.from())
                    ? course.to()
                    : course.from().plusSeconds(1);
            return new Scale(course.from(), to, low, high + headroom);
        }

        int x(Instant at) {
            var whole = Duration.between(from, to).toMillis();
            var part = Duration.between(from, at).toMillis();
            return Math.toIntExact(Math.clamp(BOX * part / Math.max(whole, 1), 0L, BOX));
        }

        int y(int score) {
            return Math.toIntExact(BOX * ((long) high - score) / ((long) high - low));
        }
    }

    /**
     * The scores of a stage.
     *
     * @param from its threshold; null for the lowest in sight, which begins below
     */
    public record Band(String stage, @Nullable Integer from, String y, String height, String bottom) {}

    /** A threshold that was passed. */
    public record MarkOf(String stage, boolean up, int score, Instant at, String x, String y, String url) {}

    /** A day on the axis. */
    public record Day(String text, String x, String anchor) {}
}
