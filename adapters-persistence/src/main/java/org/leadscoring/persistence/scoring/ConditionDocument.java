package org.leadscoring.persistence.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Field.Origin;
import org.leadscoring.domain.scoring.Regex;

/** Conditions as documents: {@code {property: url, contains: /pricing}}, {@code {all: […]}}, {@code {not: {…}}}. */
final class ConditionDocument {

    private static final String PROPERTY = "property";
    private static final String TRAIT = "trait";
    private static final List<String> JOINERS = List.of("all", "any", "not");
    private static final List<String> OPERATORS = Stream.concat(
                    Stream.of("equals", "not_equals", "in", "contains", "starts_with", "matches", "exists"),
                    Stream.of(Comparison.values()).map(ConditionDocument::key))
            .toList();
    private static final List<String> KEYS = Stream.of(List.of(PROPERTY, TRAIT), OPERATORS, JOINERS)
            .flatMap(List::stream)
            .toList();

    private ConditionDocument() {}

    static Map<String, Object> of(Condition condition) {
        return switch (condition) {
            case Condition.Equals(var field, var value) -> of(field, "equals", value);
            case Condition.Not(Condition.Equals(var field, var value)) -> of(field, "not_equals", value);
            case Condition.In(var field, var values) -> of(field, "in", values);
            case Condition.Contains(var field, var part) -> of(field, "contains", part);
            case Condition.StartsWith(var field, var beginning) -> of(field, "starts_with", beginning);
            case Condition.Matches(var field, var regex) -> of(field, "matches", regex.expression());
            case Condition.Exists(var field) -> of(field, "exists", true);
            case Condition.Not(Condition.Exists(var field)) -> of(field, "exists", false);
            case Condition.Compares(var field, var comparison, var than) -> of(field, key(comparison), than);
            case Condition.All(var conditions) -> Map.of("all", of(conditions));
            case Condition.Any(var conditions) -> Map.of("any", of(conditions));
            case Condition.Not(var inner) -> Map.of("not", of(inner));
        };
    }

    private static Map<String, Object> of(Field field, String operator, Object value) {
        var document = new LinkedHashMap<String, Object>();
        document.put(field.origin() == Origin.PROPERTY ? PROPERTY : TRAIT, field.path());
        document.put(operator, value);
        return document;
    }

    private static List<Map<String, Object>> of(List<Condition> conditions) {
        return conditions.stream().map(ConditionDocument::of).toList();
    }

    static Condition read(Place place) {
        var keys = place.object(KEYS).fields().keySet();
        if (keys.stream().anyMatch(JOINERS::contains)) {
            return joined(place, only(place, keys.stream(), "\"all\", \"any\" and \"not\" stand alone"));
        }
        var where = only(
                place,
                keys.stream().filter(key -> !OPERATORS.contains(key)),
                "needs one of \"property\" and \"trait\"");
        var operator = only(
                place,
                keys.stream().filter(OPERATORS::contains),
                "needs one of " + String.join(", ", OPERATORS) + " (join several by \"all\")");
        var field = field(where.equals(PROPERTY) ? Origin.PROPERTY : Origin.TRAIT, place.need(where));
        return compared(place, field, operator, place.need(operator));
    }

    private static String only(Place place, Stream<String> keys, String otherwise) {
        var found = keys.toList();
        if (found.size() != 1) {
            throw place.wrong(otherwise + ", not " + (found.isEmpty() ? "none" : String.join(" and ", found)));
        }
        return found.getFirst();
    }

    static Field field(Origin origin, Place path) {
        var text = path.text();
        return path.make(() -> new Field(origin, text));
    }

    private static Condition joined(Place place, String joiner) {
        var inner = place.need(joiner);
        if (joiner.equals("not")) {
            return new Condition.Not(read(inner));
        }
        var conditions = inner.list().stream().map(ConditionDocument::read).toList();
        return joiner.equals("all") ? new Condition.All(conditions) : place.make(() -> new Condition.Any(conditions));
    }

    private static Condition compared(Place place, Field field, String operator, Place value) {
        return switch (operator) {
            case "equals" -> new Condition.Equals(field, value.scalar());
            case "not_equals" -> new Condition.Not(new Condition.Equals(field, value.scalar()));
            case "in" -> {
                var values = value.list().stream().map(Place::scalar).toList();
                yield place.make(() -> new Condition.In(field, values));
            }
            case "contains" -> {
                var part = value.text();
                yield place.make(() -> new Condition.Contains(field, part));
            }
            case "starts_with" -> {
                var beginning = value.text();
                yield place.make(() -> new Condition.StartsWith(field, beginning));
            }
            case "matches" -> {
                var expression = value.text();
                yield place.make(() -> new Condition.Matches(field, new Regex(expression)));
            }
            case "exists" ->
                value.bool() ? new Condition.Exists(field) : new Condition.Not(new Condition.Exists(field));
            default ->
                new Condition.Compares(field, Comparison.valueOf(operator.toUpperCase(Locale.ROOT)), value.number());
        };
    }

    private static String key(Comparison comparison) {
        return comparison.name().toLowerCase(Locale.ROOT);
    }
}
