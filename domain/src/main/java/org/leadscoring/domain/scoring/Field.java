package org.leadscoring.domain.scoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a condition looks: a property of the event or a trait of the lead.
 *
 * @param path a name, or names joined by dots for what lies deeper ({@code company.size}); 1 to 200 characters. A name
 *     that itself has dots is found first
 */
public record Field(Origin origin, String path) {

    private static final int MAX_PATH = 200;

    /** What the condition is about. */
    public enum Origin {
        PROPERTY,
        TRAIT
    }

    /** @throws InvalidModelException if the path is blank or too long */
    public Field {
        if (!isPath(path)) {
            throw new InvalidModelException("", "must name a property or a trait in 1 to " + MAX_PATH + " characters");
        }
    }

    /** Whether a condition could look there. */
    public static boolean isPath(String path) {
        return !path.isBlank() && path.length() <= MAX_PATH;
    }

    /** A property of the event. */
    public static Field property(String path) {
        return new Field(Origin.PROPERTY, path);
    }

    /** A trait of the lead. */
    public static Field trait(String path) {
        return new Field(Origin.TRAIT, path);
    }

    /** What stands there, or null. */
    @Nullable
    Object in(Facts facts) {
        var attributes = origin == Origin.PROPERTY ? facts.properties() : facts.traits();
        return find(attributes.values(), path);
    }

    private static @Nullable Object find(Map<?, ?> values, String path) {
        var direct = values.get(path);
        if (direct != null) {
            return direct;
        }
        var dot = path.indexOf('.');
        return dot > 0 && values.get(path.substring(0, dot)) instanceof Map<?, ?> deeper
                ? find(deeper, path.substring(dot + 1))
                : null;
    }
}
