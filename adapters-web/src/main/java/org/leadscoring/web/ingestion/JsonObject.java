package org.leadscoring.web.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.Pointer;
import org.leadscoring.domain.event.Texts;

/**
 * A JSON object and where it stands in the request, so that every complaint points at its field.
 *
 * @param fields names to values
 * @param pointer JSON Pointer from the body's root; empty for the root itself
 */
record JsonObject(Map<String, @Nullable Object> fields, String pointer) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    /** The text under this name; empty if there is none, or if it is null or blank. */
    Optional<String> text(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case String text -> text.isBlank() ? Optional.empty() : Optional.of(wellFormed(text, at(name)));
            default -> throw new InvalidEventException(at(name), "must be text, in quotes");
        };
    }

    /** The object under this name; an empty one if there is none or if it is null. */
    JsonObject object(String name) {
        return switch (fields.get(name)) {
            case null -> new JsonObject(Map.of(), at(name));
            case Map<?, ?> map -> of(map, at(name));
            default -> throw new InvalidEventException(at(name), "must be an object, in braces");
        };
    }

    /** The list under this name. */
    List<?> list(String name) {
        if (fields.get(name) instanceof List<?> list) {
            return list;
        }
        throw new InvalidEventException(at(name), "must be a list, in brackets");
    }

    /** The instant under this name, in ISO 8601 with a zone or offset; empty if there is none or if it is null. */
    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                var instant = Moment.parse(text.strip());
                if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                    throw new InvalidEventException(at(name), "lies outside the years 1970 to 2999");
                }
                return instant;
            } catch (DateTimeException e) {
                throw new InvalidEventException(
                        at(name), "is not an instant in ISO 8601; send for example 2026-11-21T07:30:00.000Z");
            }
        });
    }

    /** The instant under this name, in whole seconds since 1970; empty if there is none or if it is null. */
    Optional<Instant> unixTime(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case Number seconds
            when seconds.longValue() >= 0 && seconds.longValue() <= LATEST.getEpochSecond() ->
                Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            default ->
                throw new InvalidEventException(
                        at(name), "is no Unix time; send whole seconds since 1970, for example 1795000000");
        };
    }

    /** These fields as attributes. */
    Attributes attributes() {
        try {
            return Attributes.of(fields);
        } catch (InvalidEventException e) {
            throw e.within(pointer);
        }
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    /** Where a field of this object stands. */
    String at(String name) {
        return Pointer.to(pointer, name);
    }

    /** An object as Jackson reads it. */
    @SuppressWarnings("unchecked") // JSON has no names but texts
    static JsonObject of(Map<?, ?> map, String pointer) {
        return new JsonObject((Map<String, @Nullable Object>) map, pointer);
    }

    /** Nobody can be recognised by half a surrogate pair, which JSON can smuggle in by an escape. */
    private static String wellFormed(String text, String at) {
        if (!Texts.isWhole(text)) {
            throw new InvalidEventException(at, "holds half of a surrogate pair; send whole characters");
        }
        return text;
    }
}
