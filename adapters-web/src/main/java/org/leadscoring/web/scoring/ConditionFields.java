package org.leadscoring.web.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leadscoring.application.scoring.ConditionText;
import org.leadscoring.application.scoring.Literals;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Field.Origin;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Regex;

/**
 * A condition in a form: rows of field, operator and value, of which all or any must hold. Whatever is nested deeper stands
 * as a line of {@link ConditionText}.
 */
final class ConditionFields {

    /** How rows are joined: {@code all}, {@code any}, or not at all, because a line stands in their place. */
    static final List<String> JOINS = List.of("all", "any", "text");

    /** What a row may ask, in the order of the choice. */
    static final List<String> OPERATORS = List.of(
            "equals",
            "not_equals",
            "in",
            "not_in",
            "contains",
            "not_contains",
            "starts_with",
            "not_starts_with",
            "matches",
            "not_matches",
            "exists",
            "missing",
            "less_than",
            "at_most",
            "at_least",
            "greater_than");

    private static final String TEXT = "text";
    private static final Pattern BETWEEN = Pattern.compile("\\s*((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\"])*+)\\s*(?:,|$)");

    private ConditionFields() {}

    /** The fields of an empty row. */
    static Map<String, String> fresh(boolean traitsOnly) {
        return Map.of("origin", traitsOnly ? "trait" : "property", "path", "", "operator", "equals", "value", "");
    }

    static void write(String field, Condition condition, Map<String, String> into) {
        var rows = rows(condition);
        if (rows.isEmpty()) {
            into.put(field + ".join", TEXT);
            into.put(field + ".text", ConditionText.of(condition));
            return;
        }
        into.put(field + ".join", condition instanceof Condition.Any ? "any" : "all");
        for (int i = 0; i < rows.get().size(); i++) {
            var row = rows.get().get(i);
            into.put(field + '.' + i + ".origin", row.field().origin().name().toLowerCase(Locale.ROOT));
            into.put(field + '.' + i + ".path", Literals.text(row.field().path()));
            into.put(field + '.' + i + ".operator", row.operator());
            into.put(field + '.' + i + ".value", row.value());
        }
    }

    /** Empty for what rows cannot say; a group of one is not the same as the one. */
    private static Optional<List<Row>> rows(Condition condition) {
        var parts = switch (condition) {
            case Condition.All(var inner) -> inner;
            case Condition.Any(var inner) -> inner;
            default -> List.of(condition);
        };
        if (parts.size() == 1 && !parts.getFirst().equals(condition)) {
            return Optional.empty();
        }
        var rows = parts.stream().flatMap(part -> row(part).stream()).toList();
        return rows.size() == parts.size() ? Optional.of(rows) : Optional.empty();
    }

    private static Optional<Row> row(Condition condition) {
        return switch (condition) {
            case Condition.Not(Condition.Exists(var field)) -> Optional.of(new Row(field, "missing", ""));
            case Condition.Not(Condition.Compares _) -> Optional.empty();
            case Condition.Not(Condition.Not _) -> Optional.empty();
            case Condition.Not(var inner) ->
                row(inner).map(row -> new Row(row.field(), "not_" + row.operator(), row.value()));
            case Condition.Equals(var field, var value) ->
                Optional.of(new Row(field, "equals", Literals.loose(value, false)));
            case Condition.In(var field, var values) ->
                Optional.of(new Row(
                        field,
                        "in",
                        values.stream()
                                .map(value -> Literals.loose(value, true))
                                .collect(Collectors.joining(", "))));
            case Condition.Contains(var field, var part) ->
                Optional.of(new Row(field, "contains", Literals.text(part)));
            case Condition.StartsWith(var field, var beginning) ->
                Optional.of(new Row(field, "starts_with", Literals.text(beginning)));
            case Condition.Matches(var field, var regex) ->
                Optional.of(new Row(field, "matches", Literals.text(regex.expression())));
            case Condition.Exists(var field) -> Optional.of(new Row(field, "exists", ""));
            case Condition.Compares(var field, var comparison, var than) ->
                Optional.of(new Row(field, comparison.name().toLowerCase(Locale.ROOT), than.toString()));
            case Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    /**
     * What a row of a form says.
     *
     * @throws InvalidModelException if it cannot be; the field is that of the row, {@code /path} or {@code /value}
     */
    static Condition read(String origin, String path, String operator, String value) {
        var field = field(origin.equals("trait") ? Origin.TRAIT : Origin.PROPERTY, path);
        return read(field, operator, value);
    }

    private static Condition read(Field field, String operator, String value) {
        return switch (operator) {
            case "equals" -> new Condition.Equals(field, scalar(value));
            case "in" -> new Condition.In(field, values(value));
            case "contains" -> new Condition.Contains(field, text(value));
            case "starts_with" -> new Condition.StartsWith(field, text(value));
            case "matches" -> new Condition.Matches(field, new Regex(text(value)));
            case "exists" -> new Condition.Exists(field);
            case "missing" -> new Condition.Not(new Condition.Exists(field));
            case "less_than", "at_most", "at_least", "greater_than" ->
                new Condition.Compares(field, Comparison.valueOf(operator.toUpperCase(Locale.ROOT)), number(value));
            case "not_equals", "not_in", "not_contains", "not_starts_with", "not_matches" ->
                new Condition.Not(read(field, operator.substring("not_".length()), value));
            default -> throw new InvalidModelException("/operator", "is none of the choices");
        };
    }

    private static Field field(Origin origin, String path) {
        try {
            return new Field(origin, Literals.text(path, ""));
        } catch (InvalidModelException e) {
            throw new InvalidModelException("/path", e.reason());
        }
    }

    private static Object scalar(String value) {
        if (value.isBlank()) {
            throw new InvalidModelException("/value", "is empty; write \"\" if you mean an empty text");
        }
        return Literals.value(value, "/value");
    }

    private static String text(String value) {
        return Literals.text(value, "/value");
    }

    private static BigDecimal number(String value) {
        if (Literals.value(value, "/value") instanceof BigDecimal number) {
            return number;
        }
        throw new InvalidModelException("/value", "must be a number");
    }

    /** Values with commas between them. */
    private static List<Object> values(String text) {
        var values = new ArrayList<>();
        var matcher = BETWEEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new InvalidModelException("/value", "has a quote that does not end; add it");
            }
            values.add(scalar(matcher.group(1)));
            at = matcher.end();
        }
        return values;
    }

    private record Row(Field field, String operator, String value) {}
}
