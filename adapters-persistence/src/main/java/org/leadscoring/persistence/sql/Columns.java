package org.leadscoring.persistence.sql;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as columns: UUIDs as {@code binary(16)}, instants as UTC in {@code datetime(6)}, enum constants as their names
 * in lower case.
 */
public final class Columns {

    private Columns() {}

    /** The 16 bytes of an id. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The 16 bytes of an id, or null. */
    public static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
        return id == null ? null : bytes(id);
    }

    /** An instant as UTC without a zone, which no driver and no server setting shifts. */
    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A time as MySQL writes it, to the microsecond. Quicker than by a format: every event has several. */
    static String text(LocalDateTime time) {
        var text = new char[] {
            '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', ' ', '0', '0', ':', '0', '0', ':', '0', '0', '.', '0',
            '0', '0', '0', '0', '0'
        };
        digits(text, 3, time.getYear());
        digits(text, 6, time.getMonthValue());
        digits(text, 9, time.getDayOfMonth());
        digits(text, 12, time.getHour());
        digits(text, 15, time.getMinute());
        digits(text, 18, time.getSecond());
        digits(text, 25, time.getNano() / 1_000);
        return new String(text);
    }

    private static void digits(char[] text, int last, int number) {
        for (int i = last, rest = number; rest > 0; i--, rest /= 10) {
            text[i] = (char) ('0' + rest % 10);
        }
    }

    /** An instant as UTC without a zone, or null. */
    public static @Nullable LocalDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    /** An enum constant by its name in lower case. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The id in a column that is not null. */
    public static UUID id(ResultSet row, String column) throws SQLException {
        return id(row.getBytes(column));
    }

    /** The id in a column, or null. */
    public static @Nullable UUID idOrNull(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : id(bytes);
    }

    /** The instant in a column that is not null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The instant in a column, or null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** The enum constant in a column that is not null. */
    public static <E extends Enum<E>> E constant(Class<E> type, ResultSet row, String column) throws SQLException {
        return constant(type, row.getString(column));
    }

    /** The enum constant with this name in lower case. */
    public static <E extends Enum<E>> E constant(Class<E> type, String key) {
        return Enum.valueOf(type, key.toUpperCase(Locale.ROOT));
    }

    /** The id in 16 bytes. */
    public static UUID id(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** A duration in microseconds, or null. */
    public static @Nullable Long microsOrNull(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1_000;
    }

    /** The same, read. */
    public static @Nullable Duration durationOrNull(ResultSet row, String column) throws SQLException {
        var micros = row.getLong(column);
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }
}
