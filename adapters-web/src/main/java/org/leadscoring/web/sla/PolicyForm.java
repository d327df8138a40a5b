package org.leadscoring.web.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a policy, as they wrote it: so that nothing of it is lost when something is wrong.
 *
 * @param bands as rows; the lowest score of one may be empty, then it reaches down to every score below
 * @param warn percent of the target that is left at the warning
 * @param office false if all time counts
 * @param days the open times of each weekday from Monday on: {@code 9:00-12:00, 13:00-17:00}
 * @param holidays one a line, with or without a name: {@code 2026-12-25 Christmas}
 * @param pauses the keys of statuses
 */
public record PolicyForm(
        List<BandRow> bands,
        String warn,
        boolean office,
        String zone,
        List<String> days,
        String holidays,
        Set<String> pauses) {

    private static final Pattern PERIOD =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final Pattern HOLIDAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s*(.*)");
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST_BANDS = 20;
    private static final int MOST_HOLIDAYS = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final List<String> USUAL_WEEK =
            List.of("9:00-17:00", "9:00-17:00", "9:00-17:00", "9:00-17:00", "9:00-17:00", "", "");

    /** The form of this policy. */
    static PolicyForm of(SlaPolicy policy, ZoneId usualZone) {
        var hours = policy.hours();
        var office = !hours.roundTheClock();
        return new PolicyForm(
                policy.bands().stream().map(BandRow::of).toList(),
                Integer.toString(policy.warnPercent()),
                office,
                (office ? hours.zone() : usualZone).getId(),
                office
                        ? Arrays.stream(DayOfWeek.values())
                                .map(day -> hours.week().getOrDefault(day, List.of()).stream()
                                        .map(Period::toString)
                                        .collect(Collectors.joining(", ")))
                                .toList()
                        : USUAL_WEEK,
                hours.holidays().entrySet().stream()
                        .map(holiday -> (holiday.getKey() + " " + holiday.getValue()).strip())
                        .collect(Collectors.joining("\n")),
                policy.pauseOn().stream().map(LeadStatus::key).collect(Collectors.toSet()));
    }

    /** With one more band, above all others. */
    PolicyForm withAnotherBand() {
        var more = new ArrayList<BandRow>();
        more.add(new BandRow("", "1", Unit.HOURS, OpensFor.EVERYONE));
        more.addAll(bands);
        return with(more);
    }

    PolicyForm withoutBand(int index) {
        return with(IntStream.range(0, bands.size())
                .filter(other -> other != index)
                .mapToObj(bands::get)
                .toList());
    }

    private PolicyForm with(List<BandRow> rows) {
        return new PolicyForm(rows, warn, office, zone, days, holidays, pauses);
    }

    /** What it says, and what is wrong with it, by field. */
    Read read(Words words) {
        var errors = new LinkedHashMap<String, String>();
        var read = readBands(words, errors);
        var percent = warn.strip().matches("[1-9][0-9]?") ? Integer.parseInt(warn.strip()) : 0;
        if (percent == 0) {
            errors.put("warn", words.say("sla.warn-wrong"));
        }
        var hours = hours(words, errors);
        var pauseOn = pauses.stream()
                .map(LeadStatus::of)
                .flatMap(Optional::stream)
                .filter(SlaPolicy.MAY_PAUSE::contains)
                .collect(Collectors.toSet());
        return new Read(
                errors.isEmpty() && hours != null ? new SlaPolicy(read, percent, hours, pauseOn) : null, errors);
    }

    private List<SlaBand> readBands(Words words, Map<String, String> errors) {
        var read = new ArrayList<SlaBand>();
        var starts = new HashSet<Integer>();
        if (bands.isEmpty() || bands.size() > MOST_BANDS) {
            errors.put("bands", words.say("sla.bands-wrong", MOST_BANDS));
        }
        for (int i = 0; i < bands.size(); i++) {
            var row = bands.get(i);
            var from = from(row.from().strip());
            var target = row.target();
            if (from == null) {
                errors.put("from-" + i, words.say("sla.from-wrong"));
            } else if (!starts.add(from)) {
                errors.put("from-" + i, words.say("sla.from-twice"));
            }
            if (target == null || target.compareTo(LONGEST) > 0) {
                errors.put("target-" + i, words.say("sla.target-wrong"));
            } else if (from != null) {
                read.add(new SlaBand(from, target, row.opensFor()));
            }
        }
        return read;
    }

    private static @Nullable Integer from(String text) {
        if (text.isEmpty()) {
            return Integer.MIN_VALUE;
        }
        return text.matches("-?[0-9]{1,7}") ? Integer.valueOf(text) : null;
    }

    private @Nullable BusinessHours hours(Words words, Map<String, String> errors) {
        if (!office) {
            return BusinessHours.ROUND_THE_CLOCK;
        }
        var before = errors.size();
        var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var text = day.getValue() <= days.size() ? days.get(day.getValue() - 1) : "";
            try {
                week.put(day, periods(text));
            } catch (IllegalArgumentException e) {
                errors.put("day-" + (day.getValue() - 1), words.say("sla.day-wrong"));
            }
        }
        var free = readHolidays(words, errors);
        var where = zone(words, errors);
        if (errors.size() > before || where == null) {
            return null;
        }
        try {
            return new BusinessHours(where, week, free);
        } catch (IllegalArgumentException e) {
            var overlapping = week.entrySet().stream()
                    .filter(day -> overlap(day.getValue()))
                    .findFirst();
            overlapping.ifPresentOrElse(
                    day -> errors.put("day-" + (day.getKey().getValue() - 1), words.say("sla.day-overlaps")),
                    () -> errors.put("day-0", words.say("sla.never-open")));
            return null;
        }
    }

    private static boolean overlap(List<Period> periods) {
        var sorted = periods.stream().sorted().toList();
        return IntStream.range(1, sorted.size())
                .anyMatch(i -> sorted.get(i).from() < sorted.get(i - 1).to());
    }

    private static List<Period> periods(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(PolicyForm::period).toList();
    }

    private static Period period(String text) {
        var matcher = PERIOD.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no open time: " + text);
        }
        return new Period(minute(matcher.group(1), matcher.group(2)), minute(matcher.group(3), matcher.group(4)));
    }

    private static int minute(String hour, @Nullable String minute) {
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (minutes > 59) {
            throw new IllegalArgumentException("no minute: " + minute);
        }
        return Integer.parseInt(hour) * 60 + minutes;
    }

    private Map<LocalDate, String> readHolidays(Words words, Map<String, String> errors) {
        var read = new HashMap<LocalDate, String>();
        var lines = holidays.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            var matcher = HOLIDAY.matcher(line);
            try {
                if (!matcher.matches() || matcher.group(2).length() > LONGEST_NAME) {
                    throw new DateTimeException("no holiday: " + line);
                }
                read.put(LocalDate.parse(matcher.group(1)), matcher.group(2).strip());
            } catch (DateTimeException e) {
                errors.putIfAbsent("holidays", words.say("sla.holiday-wrong", i + 1, line));
            }
        }
        if (read.size() > MOST_HOLIDAYS) {
            errors.putIfAbsent("holidays", words.say("sla.holidays-many", words.number(MOST_HOLIDAYS)));
        }
        return read;
    }

    private @Nullable ZoneId zone(Words words, Map<String, String> errors) {
        try {
            return ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            errors.put("zone", words.say("sla.zone-wrong", zone.strip()));
            return null;
        }
    }

    /** A band as a row of the form. */
    public record BandRow(String from, String amount, Unit unit, OpensFor opensFor) {

        static BandRow of(SlaBand band) {
            var unit = Arrays.stream(Unit.values())
                    .filter(candidate -> band.target().toSeconds() % candidate.length.toSeconds() == 0)
                    .findFirst()
                    .orElse(Unit.MINUTES);
            return new BandRow(
                    band.from() == Integer.MIN_VALUE ? "" : Integer.toString(band.from()),
                    Long.toString(band.target().dividedBy(unit.length)),
                    unit,
                    band.opensFor());
        }

        @Nullable
        Duration target() {
            return amount.strip().matches("[1-9][0-9]{0,5}")
                    ? unit.length.multipliedBy(Long.parseLong(amount.strip()))
                    : null;
        }
    }

    /** What targets are measured in, the largest first. */
    public enum Unit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    /**
     * What a form says.
     *
     * @param policy null if anything is wrong
     * @param errors what is wrong, by field
     */
    record Read(@Nullable SlaPolicy policy, Map<String, String> errors) {}
}
