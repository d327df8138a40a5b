package org.leadscoring.domain.importing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the texts of a column stand for. */
public enum ValueType {
    /**
     * A number where the text is a plain one, else text: {@code 12}, {@code -3.50}. Leading zeros and a leading plus keep
     * it text, for they belong to ids, postal codes and phones; so do more than 15 digits.
     */
    AUTO("auto"),
    TEXT("text"),
    /** A decimal number with a point: {@code 1234.5}. */
    NUMBER("number"),
    /** A decimal number with a comma: {@code 1.234,5} or {@code 1234,5}. */
    NUMBER_WITH_COMMA("number-comma"),
    /** {@code true} or {@code yes}, {@code false} or {@code no}; also y, n, 1 and 0. Case does not matter. */
    BOOLEAN("boolean");

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");
    private static final int MOST_PLAIN_DIGITS = 15;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,30})?");
    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?(\\d{1,60}|\\d{1,3}(\\.\\d{3}){1,19})(,\\d{1,30})?");
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "0");

    private final String key;

    ValueType(String key) {
        this.key = key;
    }

    /** How it is written in a mapping. */
    public String key() {
        return key;
    }

    /** The type written like this, if there is one. */
    public static Optional<ValueType> of(String key) {
        for (var type : values()) {
            if (type.key.equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * What a text that is not empty stands for: a {@link String}, {@link BigDecimal} or {@link Boolean}.
     *
     * @throws InvalidRowException if it is not of this type
     */
    Object value(String column, String text) {
        return switch (this) {
            case AUTO -> isPlain(text) ? new BigDecimal(text) : text;
            case TEXT -> text;
            case NUMBER -> {
                if (!DECIMAL.matcher(text).matches()) {
                    throw refusal(column, text, "is not a number; write it like 1234.5, or import the column as text");
                }
                yield new BigDecimal(text);
            }
            case NUMBER_WITH_COMMA -> {
                if (!WITH_COMMA.matcher(text).matches()) {
                    throw refusal(column, text, "is not a number; write it like 1.234,5, or import the column as text");
                }
                yield new BigDecimal(text.replace(".", "").replace(',', '.'));
            }
            case BOOLEAN -> {
                var word = text.toLowerCase(Locale.ROOT);
                if (!TRUE.contains(word) && !FALSE.contains(word)) {
                    throw refusal(column, text, "is neither true nor false; write true, false, yes or no");
                }
                yield TRUE.contains(word);
            }
        };
    }

    private static boolean isPlain(String text) {
        return text.length() <= MOST_PLAIN_DIGITS + 2
                && PLAIN.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() <= MOST_PLAIN_DIGITS;
    }

    private static InvalidRowException refusal(String column, String text, String why) {
        return new InvalidRowException(column, Quoted.of(text) + " " + why);
    }
}
