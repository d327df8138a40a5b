package org.leadscoring.application.scoring;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time as people write them: {@code 30d}, {@code 24h}, {@code 1h30m}, or a word where a rule says how often per
 * what. A day has 24 hours. What is finer than a second is written as ISO 8601 has it, {@code PT0.5S}.
 */
public final class Spans {

    private static final Pattern COMPACT =
            Pattern.compile("(?=.)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");
    private static final Map<String, Duration> WORDS =
            Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

    private Spans() {}

    /** Empty if the text is no span of time. */
    public static Optional<Duration> parse(String text) {
        var word = WORDS.get(text);
        if (word != null) {
            return Optional.of(word);
        }
        if (text.startsWith("P")) {
            return iso(text);
        }
        var parts = COMPACT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4))));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** As people write it; read again it is the same span. */
    public static String text(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        if (span.toNanosPart() != 0 || span.isNegative()) {
            return span.toString();
        }
        return part(span.toDays(), 'd')
                + part(span.toHoursPart(), 'h')
                + part(span.toMinutesPart(), 'm')
                + part(span.toSecondsPart(), 's');
    }

    /** The span as a word if there is one, for what happens so often per hour, day or week. */
    public static String word(Duration span) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue().equals(span))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> text(span));
    }

    private static String part(long number, char unit) {
        return number == 0 ? "" : Long.toString(number) + unit;
    }
}
