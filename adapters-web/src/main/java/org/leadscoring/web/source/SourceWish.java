package org.leadscoring.web.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;

/**
 * What a script wishes of a source. What it does not name stays as it is.
 *
 * @param fields of the request's JSON object
 */
record SourceWish(Map<String, @Nullable Object> fields) {

    /** @throws IllegalArgumentException if it names anything else: a wish that was misspelt would be lost */
    void allow(String... names) {
        var unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "/" + unknown.first() + " is not known; send " + String.join(", ", names));
        }
    }

    /** The source as wished. */
    Source on(Source source) {
        var wished = source;
        wished = name().map(wished::named).orElse(wished);
        wished = origins().map(wished::allowing).orElse(wished);
        wished = fields.containsKey("eventsPerSecond") ? wished.limitedTo(limit()) : wished;
        return enabled().map(wished::switched).orElse(wished);
    }

    Optional<String> name() {
        return switch (fields.get("name")) {
            case String name -> Optional.of(name.strip());
            case null -> Optional.empty();
            default -> throw new IllegalArgumentException("/name must be text, in quotes");
        };
    }

    Optional<List<Origin>> origins() {
        return switch (fields.get("origins")) {
            case List<?> list -> Optional.of(origins(list));
            case null -> Optional.empty();
            default -> throw new IllegalArgumentException("/origins must be a list of texts, in brackets");
        };
    }

    private static List<Origin> origins(List<?> list) {
        var origins = new ArrayList<Origin>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String text)) {
                throw new IllegalArgumentException("/origins/" + i + " must be text, in quotes");
            }
            try {
                origins.add(new Origin(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("/origins/" + i + ": " + e.getMessage(), e);
            }
        }
        return origins.stream().distinct().toList();
    }

    @Nullable
    Integer limit() {
        return switch (fields.get("eventsPerSecond")) {
            case Integer number -> number;
            case null -> null;
            case Long number -> throw tooHigh(number);
            case BigInteger number -> throw tooHigh(number);
            default -> throw new IllegalArgumentException("/eventsPerSecond must be a whole number, or null for none");
        };
    }

    private static IllegalArgumentException tooHigh(Number number) {
        return new IllegalArgumentException("/eventsPerSecond cannot be " + number + "; send null for no limit");
    }

    private Optional<Boolean> enabled() {
        return switch (fields.get("enabled")) {
            case Boolean enabled -> Optional.of(enabled);
            case null -> Optional.empty();
            default -> throw new IllegalArgumentException("/enabled must be true or false");
        };
    }
}
