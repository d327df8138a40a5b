package org.leadscoring.web.lead;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.leadscoring.web.page.Moments;

/**
 * Until when a lead can be put off.
 *
 * @param until the instant, UTC
 * @param label how long that is, or when, in words
 */
public record SnoozeChoice(Instant until, String label) {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** An hour, four hours, tomorrow, Monday and in a week, each morning at nine on the reader's clock. */
    public static List<SnoozeChoice> from(Moments moments) {
        var today = moments.dayOf(moments.now());
        var soon = Stream.of(Duration.ofHours(1), Duration.ofHours(4))
                .map(time -> new SnoozeChoice(moments.now().plus(time), moments.lasting(time)));
        var mornings = Stream.of(
                        today.plusDays(1), today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), today.plusWeeks(1))
                .distinct()
                .sorted()
                .map(day -> moments.instantOf(day.atTime(MORNING)))
                .map(instant -> new SnoozeChoice(instant, moments.ahead(instant)));
        return Stream.concat(soon, mornings).toList();
    }
}
