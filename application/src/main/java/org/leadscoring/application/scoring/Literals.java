package org.leadscoring.application.scoring;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.leadscoring.domain.scoring.InvalidModelException;

/** Values of conditions as people write them: {@code "/pricing"}, {@code 50}, {@code true}. */
public final class Literals {

    /** As JSON writes numbers: what begins with zeros or a plus is no number but somebody's code or phone. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,99})(\\.\\d{1,99})?([eE][+-]?\\d{1,2})?");

    private Literals() {}

    /** A text in quotes, a number, true or false. */
    public static String strict(Object value) {
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /**
     * As strict, but without quotes where a text can be told from the rest without them: {@code chrome}, but {@code "50"}.
     *
     * @param separated whether commas stand between values, so that a text with one needs quotes
     */
    public static String loose(Object value, boolean separated) {
        return value instanceof String text && isPlain(text) && !(separated && text.indexOf(',') >= 0)
                ? text
                : strict(value);
    }

    /** A text as it is, unless it would be read as something else: without quotes also {@code 50} and {@code true}. */
    public static String text(String text) {
        return isBare(text) ? text : quoted(text);
    }

    /**
     * What was written by {@link #text}.
     *
     * @throws InvalidModelException if it begins like a text in quotes and is none
     */
    public static String text(String written, String field) {
        var stripped = written.strip();
        return stripped.startsWith("\"") ? unquoted(stripped, field) : stripped;
    }

    /**
     * What was written by {@link #strict} or {@link #loose}: a {@link String}, a {@link BigDecimal} or a {@link Boolean}.
     *
     * @throws InvalidModelException if it begins like a text in quotes and is none
     */
    public static Object value(String written, String field) {
        var stripped = written.strip();
        return switch (stripped) {
            case "true" -> true;
            case "false" -> false;
            default -> isNumber(stripped) ? new BigDecimal(stripped) : text(stripped, field);
        };
    }

    /** Whether this is written as a number. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static boolean isPlain(String text) {
        return isBare(text) && !isNumber(text) && !text.equals("true") && !text.equals("false");
    }

    private static boolean isBare(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && !text.startsWith("\"")
                && text.codePoints().noneMatch(Literals::isInvisible);
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> Character.isWhitespace(point) && point != ' ';
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append((char) letter);
            } else if (isInvisible(letter) && !Character.isSurrogate((char) letter)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                quoted.append((char) letter);
            }
        });
        return quoted.append('"').toString();
    }

    /** @throws InvalidModelException if the text does not end with the quote that ends it, or has an unknown escape */
    static String unquoted(String written, String field) {
        var text = new StringBuilder();
        int last = written.length() - 1;
        for (int i = 1; i < last; i++) {
            char letter = written.charAt(i);
            if (letter == '"') {
                throw new InvalidModelException(field, "goes on after the quote that ends it; write \\\" for a quote");
            }
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            char escaped = written.charAt(++i);
            if (escaped == 'u' && i + 4 < last) {
                text.append(hex(written.substring(i + 1, i + 5), field));
                i += 4;
            } else {
                text.append(escaped(escaped, field));
            }
        }
        if (last < 1 || written.charAt(last) != '"' || endsInEscape(written, last)) {
            throw new InvalidModelException(field, "begins with a quote and does not end with one; add it");
        }
        return text.toString();
    }

    /** Whether the last quote is one of the text's own. */
    private static boolean endsInEscape(String written, int last) {
        int slashes = 0;
        while (last - 1 - slashes > 0 && written.charAt(last - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private static char hex(String digits, String field) {
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new InvalidModelException(
                    field, "has a \\u without four hexadecimal digits behind it; write \\\\ for \\");
        }
        return (char) Integer.parseInt(digits, 16);
    }

    private static char escaped(char letter, String field) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw new InvalidModelException(field, "has an unknown \\" + letter + "; write \\\\ for \\");
        };
    }
}
