package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.sla.BusinessHours.Period;

/** Spec SL-2 against a reference that looks at the wall's clock every minute, for random calendars in odd zones. */
class BusinessHoursPropertiesTest {

    private static final int CASES = 1_500;
    private static final int MINUTES = 4 * 24 * 60;

    /** Half-hour and two-hour changes, changes at midnight, into the day before, on a Friday, during Ramadan, and none. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Antarctica/Troll"),
            ZoneId.of("America/Havana"),
            ZoneId.of("America/Scoresbysund"),
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("Asia/Gaza"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"));

    @Test
    void open_time_is_what_the_clock_on_the_wall_shows_minute_by_minute() {
        Seeded.forAll(CASES, random -> {
            var hours = hours(random);
            var from = nearAChange(hours.zone(), random);

            var wall = new Wall(hours, from);

            for (var i = 0; i < 6; i++) {
                var minutes = random.nextInt(MINUTES);
                assertThat(hours.between(from, from.plus(Duration.ofMinutes(minutes))))
                        .isEqualTo(Duration.ofMinutes(wall.openMinutesBefore(minutes)));
                var probe = random.nextInt(MINUTES);
                assertThat(hours.open(from.plus(Duration.ofMinutes(probe)))).isEqualTo(wall.open(probe));
            }
        });
    }

    @Test
    void a_deadline_is_where_the_last_of_so_many_open_minutes_ends() {
        Seeded.forAll(CASES, random -> {
            var hours = hours(random);
            var from = nearAChange(hours.zone(), random);
            var wall = new Wall(hours, from);
            var open = wall.openMinutesBefore(MINUTES);

            for (var i = 0; i < 6 && open > 0; i++) {
                var wanted = 1 + random.nextInt(open);
                assertThat(hours.plus(from, Duration.ofMinutes(wanted)))
                        .isEqualTo(from.plus(Duration.ofMinutes(wall.endOf(wanted))));
            }
        });
    }

    @Test
    void adding_in_two_steps_is_adding_at_once() {
        Seeded.forAll(CASES, random -> {
            var hours = hours(random);
            var from = nearAChange(hours.zone(), random);
            var first = Duration.ofSeconds(1 + random.nextInt(200_000));
            var second = Duration.ofSeconds(1 + random.nextInt(200_000));

            assertThat(hours.plus(hours.plus(from, first), second)).isEqualTo(hours.plus(from, first.plus(second)));
            assertThat(hours.between(from, hours.plus(from, first))).isEqualTo(first);
        });
    }

    private static BusinessHours hours(RandomGenerator random) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        while (week.isEmpty()) {
            for (var day : DayOfWeek.values()) {
                if (random.nextInt(4) > 0) {
                    week.put(day, periods(random));
                }
            }
        }
        var holidays = new HashMap<LocalDate, String>();
        for (var i = random.nextInt(30); i > 0; i--) {
            holidays.put(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)), "");
        }
        return new BusinessHours(zone, week, holidays);
    }

    private static List<Period> periods(RandomGenerator random) {
        if (random.nextInt(6) == 0) {
            return List.of(Period.WHOLE_DAY);
        }
        var edges = random.ints(2L * (1 + random.nextInt(3)), 0, 1441)
                .distinct()
                .sorted()
                .toArray();
        var periods = new ArrayList<Period>();
        for (var i = 0; i + 1 < edges.length; i += 2) {
            periods.add(new Period(edges[i], edges[i + 1]));
        }
        return periods.isEmpty() ? List.of(new Period(540, 1020)) : periods;
    }

    /** A minute up to three days before a change of the zone's clock, or any of the year. */
    private static Instant nearAChange(ZoneId zone, RandomGenerator random) {
        var start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
        var change = zone.getRules().nextTransition(start);
        return change == null || random.nextInt(3) == 0
                ? start
                : change.getInstant().minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
    }

    /** Looks at the clock on the wall and at the calendar beside it, minute by minute. */
    private static final class Wall {

        private final int[] openBefore = new int[MINUTES + 1];

        Wall(BusinessHours hours, Instant from) {
            Map<DayOfWeek, List<Period>> week = hours.week();
            for (var minute = 0; minute < MINUTES; minute++) {
                var shown = from.plus(Duration.ofMinutes(minute)).atZone(hours.zone());
                var time = shown.getHour() * 60 + shown.getMinute();
                var open = !hours.holidays().containsKey(shown.toLocalDate())
                        && week.getOrDefault(shown.getDayOfWeek(), List.of()).stream()
                                .anyMatch(period -> period.from() <= time && time < period.to());
                openBefore[minute + 1] = openBefore[minute] + (open ? 1 : 0);
            }
        }

        int openMinutesBefore(int minute) {
            return openBefore[minute];
        }

        boolean open(int minute) {
            return openBefore[minute + 1] > openBefore[minute];
        }

        /** The minute before which exactly so many were open, the last of them just over. */
        int endOf(int wanted) {
            var minute = 0;
            while (openBefore[minute] < wanted) {
                minute++;
            }
            return minute;
        }
    }
}
