package org.leadscoring.web.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants and durations as people read them, in one zone, seen from one now. Durations are told in their largest two
 * units: {@code 2 d 4 h}, {@code 3 h 10 min}, {@code 18 min}, {@code 40 s}.
 */
public final class Moments {

    private static final int DAYS_BY_NAME = 7;
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private final Instant now;
    private final ZoneId zone;
    private final Words words;
    private final Locale locale;

    /**
     * @param now what is relative counts from here, UTC
     * @param zone the reader's
     */
    public Moments(Instant now, ZoneId zone, Words words, Locale locale) {
        this.now = now;
        this.zone = zone;
        this.words = words;
        this.locale = locale;
    }

    public Instant now() {
        return now;
    }

    /** A duration in its largest two units; a negative one as if it were positive. */
    public String lasting(Duration duration) {
        var length = duration.abs();
        if (length.toDays() > 0) {
            return two(length.toDays(), "time.d", length.toHoursPart(), "time.h");
        }
        if (length.toHours() > 0) {
            return two(length.toHours(), "time.h", length.toMinutesPart(), "time.min");
        }
        return length.toMinutes() > 0
                ? words.say("time.min", length.toMinutes())
                : words.say("time.s", length.toSeconds());
    }

    /** The time from one instant to another. */
    public String between(Instant from, Instant to) {
        return lasting(Duration.between(from, to));
    }

    /** The time left until this deadline, {@code 18 min}, or since, {@code −42 min}. */
    public String left(Instant deadline) {
        var left = Duration.between(now, deadline);
        return (left.isNegative() ? "−" : "") + lasting(left);
    }

    /** Seen from now: {@code just now}, {@code 12 min ago}, {@code yesterday}, {@code Monday}, {@code 3 Mar 2026}. */
    public String ago(Instant instant) {
        var age = Duration.between(instant, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return words.say("time.just-now");
        }
        var days = ChronoUnit.DAYS.between(dayOf(instant), dayOf(now));
        if (age.toHours() < 1) {
            return words.say("time.ago", words.say("time.min", age.toMinutes()));
        }
        if (days == 0 || age.toHours() < 6) {
            return words.say("time.ago", words.say("time.h", age.toHours()));
        }
        if (days == 1) {
            return words.say("time.yesterday");
        }
        return format(instant, days < DAYS_BY_NAME ? "weekday" : "date-of-year");
    }

    /** In full, with the zone: what stands behind every relative instant. */
    public String inFull(Instant instant) {
        return format(instant, "full");
    }

    /** The day as a heading: {@code Today}, {@code Yesterday}, {@code Tuesday, 3 March 2026}. */
    public String day(Instant instant) {
        var days = ChronoUnit.DAYS.between(dayOf(instant), dayOf(now));
        if (days == 0) {
            return words.say("time.today");
        }
        return days == 1 ? words.say("time.day-before") : format(instant, "heading");
    }

    /** A day: {@code 3 Mar}. */
    public String date(LocalDate day) {
        return formatter("date").format(day);
    }

    /** A day with its name: {@code Tue 3 Mar}. */
    public String weekday(LocalDate day) {
        return formatter("date-of-week").format(day);
    }

    /** The time of day: {@code 13:02}. */
    public String time(Instant instant) {
        return format(instant, "time");
    }

    /** The time of day to the second, on another day than today {@link #when}: {@code 13:02:07}, {@code 3 Mar, 13:02}. */
    public String toTheSecond(Instant instant) {
        return dayOf(instant).equals(dayOf(now)) ? format(instant, "second") : when(instant);
    }

    /** The time of day, with the day unless it is today: {@code 13:02}, {@code 3 Mar, 13:02}. */
    public String when(Instant instant) {
        if (dayOf(instant).equals(dayOf(now))) {
            return time(instant);
        }
        return format(instant, dayOf(instant).getYear() == dayOf(now).getYear() ? "moment" : "moment-of-year");
    }

    /** What is still to come: {@code 13:02}, {@code Monday 09:00}, {@code 3 Mar, 09:00}; the day is named for a week. */
    public String ahead(Instant instant) {
        var days = ChronoUnit.DAYS.between(dayOf(now), dayOf(instant));
        return days > 0 && days <= DAYS_BY_NAME ? weekdayTime(instant) : when(instant);
    }

    /** A day of the week: {@code Friday}. */
    public String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** The weekday and the time: {@code Friday 16:30}. */
    public String weekdayTime(Instant instant) {
        return format(instant, "ahead");
    }

    /** The day with its name, and the time: {@code Friday 6 March 16:30}. */
    public String dayTime(Instant instant) {
        return format(instant, "far-ahead");
    }

    /** The same as people in another zone read it. */
    public Moments in(ZoneId other) {
        return new Moments(now, other, words, locale);
    }

    /** When a calendar day begins in the reader's zone, UTC. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The calendar day of an instant in the reader's zone. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The instant that people call by this date and time; where clocks are put back, the earlier. */
    public Instant instantOf(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** The date and time as a form's field has it: {@code 2026-03-03T13:02}. */
    public String field(Instant instant) {
        return FIELD.format(ZonedDateTime.ofInstant(instant, zone));
    }

    /** The day in few words: {@code 3 Mar}, with the year unless it is this one. */
    public String shortDay(Instant instant) {
        return format(instant, dayOf(instant).getYear() == dayOf(now).getYear() ? "date" : "date-of-year");
    }

    private String two(long large, String largeUnit, int small, String smallUnit) {
        var first = words.say(largeUnit, large);
        return small == 0 ? first : first + " " + words.say(smallUnit, small);
    }

    private String format(Instant instant, String name) {
        return formatter(name).format(ZonedDateTime.ofInstant(instant, zone));
    }

    /** Each language has patterns of its own: the day stands before the month with a point or without. */
    private DateTimeFormatter formatter(String name) {
        return DateTimeFormatter.ofPattern(words.say("time.format." + name), locale);
    }
}
