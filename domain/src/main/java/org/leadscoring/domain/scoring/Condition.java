package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a rule applies (spec SC-5). An invalid condition cannot be made.
 *
 * <p>What is not there fulfils no condition but {@link Not}. Case does not matter in texts. Numbers are compared as
 * numbers, also where one of the two came as text: a form sends {@code "50"}. A list fulfils a condition if one of its
 * elements does; an object can only exist, or be looked into by a path.
 */
public sealed interface Condition {

    /** Always holds. */
    Condition ALWAYS = new All(List.of());

    /** Whether it holds. */
    boolean holds(Facts facts);

    /** All fields it looks at. */
    Stream<Field> fields();

    /** Equal to a text, a number or true or false. */
    record Equals(Field field, Object value) implements Condition {

        /** @throws InvalidModelException if the value is none of these */
        public Equals {
            value = scalar(value);
        }

        @Override
        public boolean holds(Facts facts) {
            return any(field.in(facts), found -> same(found, value));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** Equal to one of several values. */
    record In(Field field, List<Object> values) implements Condition {

        /** @throws InvalidModelException if there are no values or one is no text, number, true or false */
        public In {
            if (values.isEmpty()) {
                throw new InvalidModelException("/in", "is empty; name at least one value");
            }
            values = values.stream().map(Condition::scalar).toList();
        }

        @Override
        public boolean holds(Facts facts) {
            return any(field.in(facts), found -> values.stream().anyMatch(value -> same(found, value)));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** A text that has this part somewhere in it. */
    record Contains(Field field, String part) implements Condition {

        /** @throws InvalidModelException if the part is empty */
        public Contains {
            notEmpty("/contains", part);
            part = lower(part);
        }

        @Override
        public boolean holds(Facts facts) {
            return any(field.in(facts), found -> lower(text(found)).contains(part));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** A text that begins like this. */
    record StartsWith(Field field, String beginning) implements Condition {

        /** @throws InvalidModelException if the beginning is empty */
        public StartsWith {
            notEmpty("/starts_with", beginning);
            beginning = lower(beginning);
        }

        @Override
        public boolean holds(Facts facts) {
            return any(field.in(facts), found -> lower(text(found)).startsWith(beginning));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** A text in which a regular expression is found. */
    record Matches(Field field, Regex regex) implements Condition {

        @Override
        public boolean holds(Facts facts) {
            return any(field.in(facts), found -> regex.isFoundIn(text(found)));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** Anything is there. */
    record Exists(Field field) implements Condition {

        @Override
        public boolean holds(Facts facts) {
            return field.in(facts) != null;
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** A number on this side of another. */
    record Compares(Field field, Comparison comparison, BigDecimal than) implements Condition {

        @Override
        public boolean holds(Facts facts) {
            return any(
                    field.in(facts),
                    found -> Numbers.of(found)
                            .map(value -> comparison.holds(value.compareTo(than)))
                            .orElse(false));
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(field);
        }
    }

    /** All of these; true if there are none. */
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Facts facts) {
            for (var condition : conditions) {
                if (!condition.holds(facts)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Stream<Field> fields() {
            return conditions.stream().flatMap(Condition::fields);
        }
    }

    /** At least one of these. */
    record Any(List<Condition> conditions) implements Condition {

        /** @throws InvalidModelException if there are none, for then it could never hold */
        public Any {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new InvalidModelException("/any", "is empty and would never hold; name at least one condition");
            }
        }

        @Override
        public boolean holds(Facts facts) {
            return conditions.stream().anyMatch(condition -> condition.holds(facts));
        }

        @Override
        public Stream<Field> fields() {
            return conditions.stream().flatMap(Condition::fields);
        }
    }

    /** Not this. */
    record Not(Condition condition) implements Condition {

        @Override
        public boolean holds(Facts facts) {
            return !condition.holds(facts);
        }

        @Override
        public Stream<Field> fields() {
            return condition.fields();
        }
    }

    /** The sides of a number. */
    enum Comparison {
        LESS_THAN,
        AT_MOST,
        AT_LEAST,
        GREATER_THAN;

        boolean holds(int order) {
            return switch (this) {
                case LESS_THAN -> order < 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case GREATER_THAN -> order > 0;
            };
        }
    }

    private static boolean any(@Nullable Object found, Predicate<Object> holds) {
        return switch (found) {
            case null -> false;
            case Collection<?> list -> list.stream().anyMatch(element -> any(element, holds));
            case Map<?, ?> object -> false;
            default -> holds.test(found);
        };
    }

    private static boolean same(Object found, Object value) {
        if (value instanceof BigDecimal || found instanceof BigDecimal) {
            return Numbers.of(found)
                    .flatMap(one -> Numbers.of(value).map(other -> one.compareTo(other) == 0))
                    .orElse(false);
        }
        return text(found).equalsIgnoreCase(text(value));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value.toString().strip();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void notEmpty(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidModelException(field, "is empty and would always hold; write the text to look for");
        }
    }

    private static Object scalar(Object value) {
        return switch (value) {
            case String text -> text.strip();
            case Boolean bool -> bool;
            case BigDecimal number -> number;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            default -> throw new InvalidModelException("", "must be compared with a text, a number, true or false");
        };
    }
}
