package org.leadscoring.persistence.scoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.InvalidModelException;

/**
 * A value in a document, which knows where it stands, so that every complaint about it says where to look.
 *
 * @param pointer the JSON Pointer from the document's root
 * @param line on which it stands, from 1
 * @param value a text, a number, true or false, a list of places, a map of names to places, or null
 */
record Place(String pointer, int line, @Nullable Object value) {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** A complaint about this value; the reason reads on from the pointer. */
    InvalidModelException wrong(String reason) {
        return new InvalidModelException(pointer, reason);
    }

    /** Makes something of what was read, and says where in the document a refusal comes from. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidModelException e) {
            throw e.within(pointer);
        } catch (InvalidEventException e) {
            throw new InvalidModelException(pointer + e.field(), e.reason());
        } catch (IllegalArgumentException e) {
            throw wrong("cannot be: " + e.getMessage());
        }
    }

    /** This place, sure to be an object with none but these keys. */
    Place object(List<String> keys) {
        for (var entry : fields().entrySet()) {
            if (!keys.contains(entry.getKey())) {
                throw entry.getValue().wrong("is not known here; possible are " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** All names and values of an object. */
    @SuppressWarnings("unchecked")
    Map<String, Place> fields() {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Place>) map;
        }
        throw wrong("must be keys with values, not " + kind());
    }

    /** The value under this key, if there is one. */
    Optional<Place> get(String key) {
        return Optional.ofNullable(fields().get(key));
    }

    /** The value under this key, which must be there. */
    Place need(String key) {
        return get(key).orElseThrow(() -> wrong("lacks the key \"" + key + "\"; add it"));
    }

    @SuppressWarnings("unchecked")
    List<Place> list() {
        if (value instanceof List<?> list) {
            return (List<Place>) list;
        }
        throw wrong("must be a list, not " + kind());
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("must be text, not " + kind() + (isScalar() ? "; put it in quotes" : ""));
    }

    boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw wrong("must be true or false, not " + kind());
    }

    BigDecimal number() {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw wrong("must be a number, not " + (value instanceof String text ? "the text \"" + text + '"' : kind()));
    }

    int integer() {
        var number = number();
        if (number.stripTrailingZeros().scale() > 0) {
            throw wrong("is " + number + ", but must be a whole number; round it");
        }
        if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
            throw wrong("is out of range; whole numbers from " + LEAST + " to " + MOST + " are possible");
        }
        return number.intValue();
    }

    Duration duration() {
        var text = text();
        return Spans.parse(text)
                .orElseThrow(
                        () -> wrong("is \"" + text + "\", which is no span of time; write for example 30d, 24h, 90m"));
    }

    Instant instant() {
        var text = text();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong("is \"" + text + "\", which is no instant; write for example 2026-01-31T10:00:00Z");
        }
    }

    Factor factor() {
        var number = number();
        return make(() -> Factor.of(number));
    }

    Category category() {
        return oneOf(Category.values(), Category::key);
    }

    EventType eventType() {
        var text = text();
        try {
            return new EventType(text);
        } catch (IllegalArgumentException e) {
            return make(() -> {
                throw new InvalidModelException(
                        "",
                        "is not as types are written; write \""
                                + EventType.named(text).name() + '"');
            });
        }
    }

    /** The one of these whose key stands here. */
    <T> T oneOf(T[] values, Function<T, String> key) {
        var text = text();
        for (var candidate : values) {
            if (key.apply(candidate).equals(text)) {
                return candidate;
            }
        }
        throw wrong("is \"" + text + "\"; possible are "
                + String.join(", ", List.of(values).stream().map(key).toList()));
    }

    /** A text, a number, true or false. */
    Object scalar() {
        if (value == null || !isScalar()) {
            throw wrong("must be a text, a number, true or false, not " + kind());
        }
        return value;
    }

    private boolean isScalar() {
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
    }

    /** The value without places: texts, numbers, lists, maps. */
    @Nullable
    Object plain() {
        return switch (value) {
            case List<?> list -> list().stream().map(Place::plain).toList();
            case Map<?, ?> map -> plainFields();
            case null, default -> value;
        };
    }

    /** The fields without places. */
    Map<String, @Nullable Object> plainFields() {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        fields().forEach((name, place) -> plain.put(name, place.plain()));
        return plain;
    }

    /** The line on which the value with this pointer stands, or what holds it if it is missing. */
    int lineOf(String sought) {
        for (var inner : children()) {
            if (sought.equals(inner.pointer) || sought.startsWith(inner.pointer + '/')) {
                return inner.lineOf(sought);
            }
        }
        return line;
    }

    private List<Place> children() {
        return switch (value) {
            case List<?> list -> list();
            case Map<?, ?> map -> List.copyOf(fields().values());
            case null, default -> List.of();
        };
    }

    private String kind() {
        return switch (value) {
            case null -> "nothing";
            case String text -> "text";
            case BigDecimal number -> "a number";
            case Boolean bool -> "true or false";
            case List<?> list -> "a list";
            default -> "keys with values";
        };
    }
}
