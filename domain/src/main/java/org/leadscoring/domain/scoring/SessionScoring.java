package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.event.Visits;

/**
 * What a visit is worth (spec SC-13): points for how long it lasted, for pages and for clicks, each with a ceiling.
 *
 * <p>Example, by the standard: 8 minutes, 4 pages, 3 regular clicks and an important one give 35 + 20 + 11 = 66.
 *
 * @param durations lengths strictly ascending; the first that the visit's lies under decides
 * @param longest points for visits longer than all of these
 * @param page points for a page
 * @param pagesCap the most that pages give
 * @param click points for a regular click
 * @param importantClick points for an important click
 * @param clicksCap the most that clicks give
 * @param importantLabels what an important click's element is labelled with; lower case, case does not matter
 */
public record SessionScoring(
        List<DurationBand> durations,
        int longest,
        int page,
        int pagesCap,
        int click,
        int importantClick,
        int clicksCap,
        Set<String> importantLabels) {

    /** What spec SC-13 says. */
    public static final SessionScoring STANDARD = new SessionScoring(
            List.of(
                    new DurationBand(Duration.ofMinutes(1), 5),
                    new DurationBand(Duration.ofMinutes(3), 15),
                    new DurationBand(Duration.ofMinutes(5), 25),
                    new DurationBand(Duration.ofMinutes(10), 35)),
            40,
            5,
            30,
            2,
            5,
            30,
            Set.of("Be an Early Bird", "Get a Demo"));

    private static final int MOST = 1_000;

    /** @throws InvalidModelException if points are out of range or lengths do not ascend */
    public SessionScoring {
        durations = List.copyOf(durations);
        for (int i = 1; i < durations.size(); i++) {
            if (durations.get(i).under().compareTo(durations.get(i - 1).under()) <= 0) {
                throw new InvalidModelException(
                        "/sessions/durations/" + i + "/under", "is not longer than the one before; sort the durations");
            }
        }
        checkPoints("longest", longest);
        checkPoints("page", page);
        checkPoints("pages_cap", pagesCap);
        checkPoints("click", click);
        checkPoints("important_click", importantClick);
        checkPoints("clicks_cap", clicksCap);
        importantLabels = importantLabels.stream()
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void checkPoints(String field, int points) {
        InvalidModelException.inRange("/sessions/" + field, points, 0, MOST, "points");
    }

    /** A visit with one more event; one that begins with it if there was none. */
    Session with(@Nullable Session before, Event event) {
        var session = before == null ? Session.startedAt(event.occurredAt()) : before;
        var click = Visits.isClick(event.type());
        var important = click && importantLabels.contains(Visits.label(event));
        return session.with(
                event.occurredAt(),
                Visits.isPage(event.type()) ? 1 : 0,
                click && !important ? 1 : 0,
                important ? 1 : 0);
    }

    /** The score of a visit, part by part. */
    public Breakdown score(Session session) {
        var clicks = (long) session.clicks() * click + (long) session.importantClicks() * importantClick;
        return new Breakdown(
                ofDuration(session.duration()), (int) Math.min((long) session.pages() * page, pagesCap), (int)
                        Math.min(clicks, clicksCap));
    }

    private int ofDuration(Duration duration) {
        return durations.stream()
                .filter(band -> duration.compareTo(band.under()) < 0)
                .findFirst()
                .map(DurationBand::points)
                .orElse(longest);
    }

    /** The most a visit can give for its length. */
    public int durationsCap() {
        return Math.max(
                longest, durations.stream().mapToInt(DurationBand::points).max().orElse(0));
    }

    /**
     * @param under lengths below this one
     * @param points 0 to 1,000
     */
    public record DurationBand(Duration under, int points) {

        public DurationBand {
            Windows.check("/under", under);
            InvalidModelException.inRange("/points", points, 0, MOST, "points");
        }
    }

    /**
     * The score of a visit, in points.
     *
     * @param duration for how long it lasted
     * @param pages for its pages
     * @param clicks for its clicks
     */
    public record Breakdown(int duration, int pages, int clicks) {

        public int total() {
            return duration + pages + clicks;
        }
    }
}
