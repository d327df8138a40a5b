package org.leadscoring.domain.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is there to answer (spec SL-2): the office is open at an instant if the clock on its wall shows an open
 * time of a day that is no holiday. Time that passes while it is closed does not count.
 *
 * <p>So it is right when clocks change: an hour that is skipped is no working time, one that comes twice is worked twice.
 *
 * <p>Example: open Monday to Friday 9:00–17:00. One hour from Friday 16:30 on is Monday 9:30.
 *
 * @param zone of the wall
 * @param week the open times of each weekday, in order and apart from each other; a day without any is closed
 * @param holidays closed whatever weekday they are, each with its name, which may be empty
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<Period>> week, Map<LocalDate, String> holidays) {

    private static final int MINUTES_OF_DAY = 24 * 60;

    /** Somebody is always there. */
    public static final BusinessHours ROUND_THE_CLOCK =
            new BusinessHours(ZoneOffset.UTC, everyDay(Period.WHOLE_DAY), Map.of());

    /** @throws IllegalArgumentException if no day is ever open, or the times of a day overlap */
    public BusinessHours {
        var days = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        week.forEach((day, periods) -> {
            if (!periods.isEmpty()) {
                days.put(day, inOrder(day, periods));
            }
        });
        if (days.isEmpty()) {
            throw new IllegalArgumentException("the office is never open; give at least one day an open time");
        }
        week = Collections.unmodifiableMap(days);
        holidays = Collections.unmodifiableMap(new TreeMap<>(holidays));
    }

    /** Open at the same times on all seven days. */
    public static Map<DayOfWeek, List<Period>> everyDay(Period... periods) {
        var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(periods)));
        return week;
    }

    private static List<Period> inOrder(DayOfWeek day, List<Period> periods) {
        var sorted = periods.stream().sorted().toList();
        for (var i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                throw new IllegalArgumentException(
                        day + " is open " + sorted.get(i - 1) + " and " + sorted.get(i) + ", which overlap");
            }
        }
        return sorted;
    }

    /** Whether all time counts. */
    public boolean roundTheClock() {
        return holidays.isEmpty()
                && week.size() == DayOfWeek.values().length
                && week.values().stream().allMatch(List.of(Period.WHOLE_DAY)::equals);
    }

    /** Whether somebody is there. */
    public boolean open(Instant at) {
        var local = at.atZone(zone);
        var minute = local.getHour() * 60 + local.getMinute();
        return periodsOf(local.toLocalDate()).stream()
                .anyMatch(period -> period.from() <= minute && minute < period.to());
    }

    /**
     * The instant by which so much open time has passed: within it or at the end of an open time, never at the beginning
     * of the next.
     *
     * @param time zero gives {@code from} itself
     * @throws IllegalArgumentException if the time is negative
     */
    public Instant plus(Instant from, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("working time is added, not taken away: " + time);
        }
        if (time.isZero()) {
            return from;
        }
        return roundTheClock() ? from.plus(time) : new Addition(from, time).result();
    }

    /** How much open time lies between two instants; zero if the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return roundTheClock() ? Duration.between(from, to) : new Sum(to).from(from);
    }

    private List<Period> periodsOf(LocalDate date) {
        return holidays.containsKey(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Goes through the open times from an instant on, in order, until {@link #take} has had enough. */
    private abstract class Walk {

        /**
         * @param from where an open time begins, or the walk within it
         * @param to where it ends, or the zone's offset changes within it
         * @return whether to go on
         */
        abstract boolean take(Instant from, Instant to);

        /** Whether there is nothing to look for from here on. */
        abstract boolean over(Instant at);

        /** While the offset does not change, the wall's clock runs like any other: one stretch of it after the other. */
        void walk(Instant from) {
            var start = from;
            while (!over(start)) {
                var transition = zone.getRules().nextTransition(start);
                var end = transition == null ? null : transition.getInstant();
                if (!stretch(start, end, zone.getRules().getOffset(start)) || end == null) {
                    return;
                }
                start = end;
            }
        }

        private boolean stretch(Instant start, @Nullable Instant end, ZoneOffset offset) {
            var day = LocalDate.ofInstant(start, offset);
            var midnight = day.atStartOfDay().toInstant(offset);
            while ((end == null || midnight.isBefore(end)) && !over(midnight)) {
                for (var period : periodsOf(day)) {
                    var opens = later(midnight.plusSeconds(period.from() * 60L), start);
                    var closes = earlier(midnight.plusSeconds(period.to() * 60L), end);
                    if (opens.isBefore(closes) && !take(opens, closes)) {
                        return false;
                    }
                }
                day = day.plusDays(1);
                midnight = day.atStartOfDay().toInstant(offset);
            }
            return true;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Instant earlier(Instant one, @Nullable Instant other) {
            return other == null || one.isBefore(other) ? one : other;
        }
    }

    /** Adds open time to an instant. */
    private final class Addition extends Walk {

        private Duration left;
        private Instant reached;

        Addition(Instant from, Duration time) {
            left = time;
            reached = from;
            walk(from);
        }

        Instant result() {
            return reached;
        }

        @Override
        boolean take(Instant from, Instant to) {
            var length = Duration.between(from, to);
            if (length.compareTo(left) >= 0) {
                reached = from.plus(left);
                return false;
            }
            left = left.minus(length);
            return true;
        }

        @Override
        boolean over(Instant at) {
            return false;
        }
    }

    /** Sums up the open time before an instant. */
    private final class Sum extends Walk {

        private final Instant until;
        private Duration sum = Duration.ZERO;

        Sum(Instant until) {
            this.until = until;
        }

        Duration from(Instant from) {
            walk(from);
            return sum;
        }

        @Override
        boolean take(Instant from, Instant to) {
            if (from.isBefore(until)) {
                sum = sum.plus(Duration.between(from, to.isBefore(until) ? to : until));
            }
            return to.isBefore(until);
        }

        @Override
        boolean over(Instant at) {
            return !at.isBefore(until);
        }
    }

    /**
     * An open time of a day.
     *
     * @param from its first minute, counted from midnight, 0 to 1439
     * @param to the minute at which it ends, later than {@code from}, at most 1440
     */
    public record Period(int from, int to) implements Comparable<Period> {

        /** From midnight to midnight. */
        public static final Period WHOLE_DAY = new Period(0, MINUTES_OF_DAY);

        /** @throws IllegalArgumentException unless it begins before it ends, within one day */
        public Period {
            if (from < 0 || to > MINUTES_OF_DAY || from >= to) {
                throw new IllegalArgumentException(
                        "an open time begins before it ends, within one day; not minute " + from + " to minute " + to);
            }
        }

        @Override
        public int compareTo(Period other) {
            return Integer.compare(from, other.from);
        }

        /** As people write it: {@code 09:00-12:30}; the end of the day is 24:00. */
        @Override
        public String toString() {
            return time(from) + "-" + time(to);
        }

        private static String time(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }
}
