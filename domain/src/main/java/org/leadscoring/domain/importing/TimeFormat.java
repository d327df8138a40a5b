package org.leadscoring.domain.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;

/**
 * How a file writes instants. A time without an offset is one of the zone's clocks: {@code 2026-03-01 09:00} in Berlin is
 * 08:00 UTC. A day without a time is its first moment. A time that the zone's clocks leave out in spring is moved on by
 * what they leave out; of one that they show twice in autumn the first is meant.
 *
 * @param pattern {@link #ISO}, {@link #SECONDS}, {@link #MILLIS} or a pattern of {@link DateTimeFormatter}, English
 * @param zone of times that say none
 */
public record TimeFormat(String pattern, ZoneId zone) {

    /** ISO 8601, with {@code T} or a space, with or without time, seconds and offset. */
    public static final String ISO = "iso";

    /** Seconds since 1970, UTC. */
    public static final String SECONDS = "unix";

    /** Milliseconds since 1970, UTC. */
    public static final String MILLIS = "unix-ms";

    private static final int MAX_PATTERN = 60;
    private static final DateTimeFormatter ISO_FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            // 30 February is refused and not taken for the 28th.
            .withResolverStyle(ResolverStyle.STRICT);

    /** @throws InvalidMappingException if the pattern is none */
    public TimeFormat {
        Objects.requireNonNull(zone);
        pattern = pattern.strip();
        if (pattern.isEmpty()) {
            pattern = ISO;
        }
        if (!isNamed(pattern)) {
            formatter(pattern);
        }
    }

    /** ISO 8601; what says no offset is UTC. */
    public static TimeFormat iso(ZoneId zone) {
        return new TimeFormat(ISO, zone);
    }

    /**
     * The instant that somebody wrote for all rows, in ISO 8601 whatever the file's own format.
     *
     * @throws InvalidMappingException if it is none
     */
    public static Instant ofAll(String text, ZoneId zone) {
        try {
            return iso(zone).instant("", text.strip());
        } catch (InvalidRowException e) {
            throw new InvalidMappingException(null, e.reason());
        }
    }

    /**
     * The instant that this text writes.
     *
     * @throws InvalidRowException if it writes none
     */
    Instant instant(String column, String text) {
        try {
            return switch (pattern) {
                case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
                case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
                case ISO ->
                    instant(ISO_FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
                default ->
                    instant(formatter(pattern)
                            .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new InvalidRowException(column, Quoted.of(text) + " is not a time; write it like " + example());
        }
    }

    private Instant instant(TemporalAccessor parsed) {
        return switch (parsed) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("neither a time nor a day");
        };
    }

    private String example() {
        return switch (pattern) {
            case ISO -> "2026-03-01T09:00:00Z";
            case SECONDS -> "1772355600";
            case MILLIS -> "1772355600000";
            default -> pattern;
        };
    }

    private static boolean isNamed(String pattern) {
        return pattern.equals(ISO) || pattern.equals(SECONDS) || pattern.equals(MILLIS);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            if (pattern.length() > MAX_PATTERN) {
                throw new IllegalArgumentException("longer than " + MAX_PATTERN + " characters");
            }
            return DateTimeFormatter.ofPattern(withYears(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new InvalidMappingException(
                    null,
                    "the time format " + Quoted.of(pattern) + " cannot be read (" + e.getMessage()
                            + "); write iso, unix, unix-ms or a pattern such as dd.MM.yyyy HH:mm");
        }
    }

    /** People write {@code yyyy}, which strictly asks for an era beside it; {@code uuuu} does not. */
    private static String withYears(String pattern) {
        if (pattern.indexOf('G') >= 0) {
            return pattern;
        }
        var parts = pattern.split("'", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace('y', 'u');
        }
        return String.join("'", parts);
    }
}
