package org.leadscoring.persistence.sql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Values as MySQL's statements write them. No text is escaped, for how depends on how a server is set: what a quoted text
 * cannot hold as it is, is written as its bytes, which no server takes for anything else.
 */
final class Literals {

    private static final HexFormat HEX = HexFormat.of();
    private static final char FIRST_PRINTABLE = ' ';

    private Literals() {}

    /**
     * Appends a value.
     *
     * @throws IllegalArgumentException if it is of a type that no column here has
     */
    static void append(StringBuilder sql, @Nullable Object value) {
        switch (value) {
            case null -> sql.append("null");
            case byte[] bytes -> hex(sql, bytes);
            case String text -> text(sql, text);
            case Integer number -> sql.append(number.intValue());
            case Long number -> sql.append(number.longValue());
            case Boolean truth -> sql.append(truth.booleanValue());
            case LocalDate day -> sql.append('\'').append(day).append('\'');
            case LocalDateTime time ->
                sql.append('\'').append(Columns.text(time)).append('\'');
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be written out");
        }
    }

    private static void text(StringBuilder sql, String text) {
        if (isPlain(text)) {
            sql.append('\'').append(text).append('\'');
        } else {
            hex(sql.append("_utf8mb4 "), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter < FIRST_PRINTABLE || letter == '\'' || letter == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void hex(StringBuilder sql, byte[] bytes) {
        sql.append("x'");
        for (var b : bytes) {
            HEX.toHexDigits(sql, b);
        }
        sql.append('\'');
    }
}
