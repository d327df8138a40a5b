package org.leadscoring.domain.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named JSON-like values: the properties of an event, the traits of a lead. Immutable all the way down.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link BigDecimal}, a {@link List} or a {@link Map} of these. Whole
 * numbers given as {@link Integer}, {@link Long} or {@link BigInteger} become {@link BigDecimal}; {@code null} means "not there" and is
 * dropped. Order of names is kept. Half a surrogate pair, which no database could keep, becomes U+FFFD.
 *
 * @param values names to values
 */
public record Attributes(Map<String, Object> values) {

    /** No attributes at all. */
    public static final Attributes NONE = new Attributes(Map.of());

    private static final int MAX_DEPTH = 20;
    private static final int MAX_DIGITS = 100;

    /**
     * @throws InvalidEventException if a value is of another type, is nested deeper than 20 levels, or is a number of
     *     more than 100 digits; the exception's field is the path to it
     */
    public Attributes {
        values = copyOf(values, "", 0);
    }

    /**
     * Attributes of a map with values that may be null, as JSON has them.
     *
     * @throws InvalidEventException as the constructor does
     */
    @SuppressWarnings("unchecked")
    public static Attributes of(Map<String, ? extends @Nullable Object> values) {
        // The constructor copies them, and leaves out what is null.
        return new Attributes((Map<String, Object>) values);
    }

    /** The text under this name, if there is one and it is a text that is not blank. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** The object under this name, or {@link #NONE} if there is none. */
    @SuppressWarnings("unchecked")
    public Attributes object(String name) {
        return values.get(name) instanceof Map<?, ?> map ? new Attributes((Map<String, Object>) map) : NONE;
    }

    /** These attributes with those of {@code newer} laid over them, name by name. */
    public Attributes with(Attributes newer) {
        if (newer.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return newer;
        }
        var merged = new LinkedHashMap<>(values);
        merged.putAll(newer.values);
        return new Attributes(merged);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    private static Map<String, Object> copyOf(Map<?, ?> map, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidEventException(path, "is nested deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        var copy = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
        map.forEach((name, value) -> {
            var key = Texts.madeWhole(String.valueOf(name));
            var checked = value(value, Pointer.to(path, key), depth);
            if (checked != null) {
                copy.put(key, checked);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object value(@Nullable Object value, String path, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> Texts.madeWhole(text);
            case Boolean bool -> bool;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case BigInteger number -> number(new BigDecimal(number), path);
            case BigDecimal number -> number(number, path);
            case Map<?, ?> map -> copyOf(map, path, depth + 1);
            case List<?> list -> copyOf(list, path, depth + 1);
            default ->
                throw new InvalidEventException(
                        path,
                        "is a " + value.getClass().getSimpleName()
                                + "; send text, a number, true, false, a list or an object");
        };
    }

    private static List<Object> copyOf(List<?> list, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidEventException(path, "is nested deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        var copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            var checked = value(list.get(i), path + "/" + i, depth);
            if (checked != null) {
                copy.add(checked);
            }
        }
        return Collections.unmodifiableList(copy);
    }

    private static BigDecimal number(BigDecimal number, String path) {
        // A few bytes such as 1e999999999 would otherwise become a gigabyte of digits when written out.
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new InvalidEventException(
                    path, "is a number of more than " + MAX_DIGITS + " digits; send it as text");
        }
        return number;
    }
}
