package org.leadscoring.application.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Regex;

/** Reads the lines of {@link ConditionText}, word by word. */
final class ConditionReader {

    private static final Pattern WORD = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"?|[(),]|!=|<=|>=|[=<>]|[^\\s(),\"=<>!]+|\\S)", Pattern.DOTALL);
    private static final String END = "";
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_DEPTH = 50;

    private final List<String> words = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private int next;
    private int depth;

    ConditionReader(String line) {
        if (line.length() > MAX_LENGTH) {
            throw new InvalidModelException("", "is longer than " + MAX_LENGTH + " characters; shorten it");
        }
        var matcher = WORD.matcher(line);
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            places.add(matcher.start(1) + 1);
            matcher.region(matcher.end(), line.length());
        }
        words.add(END);
        places.add(line.length() + 1);
    }

    Condition read() {
        var condition = anyOf();
        if (!peek().equals(END)) {
            throw wrong("\"and\", \"or\" or the end");
        }
        return condition;
    }

    private Condition anyOf() {
        return joined("or", Condition.Any::new, this::allOf);
    }

    private Condition allOf() {
        return joined("and", Condition.All::new, this::one);
    }

    private Condition joined(String joiner, Joiner join, Reader part) {
        var first = part.read();
        if (!peek().equals(joiner)) {
            return first;
        }
        var conditions = new ArrayList<Condition>();
        conditions.add(first);
        while (take(joiner)) {
            conditions.add(part.read());
        }
        return join.of(conditions);
    }

    private Condition one() {
        return switch (peek()) {
            case "not" -> {
                next++;
                yield new Condition.Not(deeper(this::one));
            }
            case "all" -> {
                next++;
                yield new Condition.All(List.of(deeper(this::group)));
            }
            case "any" -> {
                next++;
                yield new Condition.Any(List.of(deeper(this::group)));
            }
            case "always" -> {
                next++;
                yield Condition.ALWAYS;
            }
            case "(" -> deeper(this::group);
            case "property" -> compared(Field.Origin.PROPERTY);
            case "trait" -> compared(Field.Origin.TRAIT);
            default -> throw wrong("a condition, for example: property url contains \"/pricing\"");
        };
    }

    private Condition deeper(Reader part) {
        if (++depth > MAX_DEPTH) {
            throw new InvalidModelException("", "is nested deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        var condition = part.read();
        depth--;
        return condition;
    }

    private Condition group() {
        need("(");
        var inner = anyOf();
        need(")");
        return inner;
    }

    private Condition compared(Field.Origin origin) {
        next++;
        var field = new Field(origin, text("the name of a " + origin.name().toLowerCase(Locale.ROOT)));
        var operator = peek();
        next++;
        return switch (operator) {
            case "=" -> new Condition.Equals(field, value());
            case "!=" -> new Condition.Not(new Condition.Equals(field, value()));
            case "in" -> new Condition.In(field, values());
            case "contains" -> new Condition.Contains(field, text("a text"));
            case "starts_with" -> new Condition.StartsWith(field, text("a text"));
            case "matches" -> new Condition.Matches(field, new Regex(text("a regular expression in quotes")));
            case "exists" -> new Condition.Exists(field);
            case "missing" -> new Condition.Not(new Condition.Exists(field));
            case "<" -> compares(field, Comparison.LESS_THAN);
            case "<=" -> compares(field, Comparison.AT_MOST);
            case ">=" -> compares(field, Comparison.AT_LEAST);
            case ">" -> compares(field, Comparison.GREATER_THAN);
            default -> {
                next--;
                throw wrong("one of =, !=, <, <=, >=, >, in, contains, starts_with, matches, exists, missing");
            }
        };
    }

    private Condition compares(Field field, Comparison comparison) {
        if (!Literals.isNumber(peek())) {
            throw wrong("a number");
        }
        return new Condition.Compares(field, comparison, new BigDecimal(words.get(next++)));
    }

    private List<Object> values() {
        need("(");
        var values = new ArrayList<>();
        do {
            values.add(value());
        } while (take(","));
        need(")");
        return values;
    }

    private Object value() {
        var word = textual("a value: a text in quotes, a number, true or false");
        return Literals.value(word, "");
    }

    private String text(String expected) {
        return Literals.text(textual(expected), "");
    }

    private String textual(String expected) {
        var word = peek();
        if (word.equals(END) || "(),=<>!".indexOf(word.charAt(0)) >= 0) {
            throw wrong(expected);
        }
        next++;
        return word;
    }

    private String peek() {
        return words.get(next);
    }

    private boolean take(String word) {
        var found = peek().equals(word);
        next += found ? 1 : 0;
        return found;
    }

    private void need(String word) {
        if (!take(word)) {
            throw wrong('"' + word + '"');
        }
    }

    private InvalidModelException wrong(String expected) {
        var found = peek().equals(END) ? "ends" : "has " + peek();
        return new InvalidModelException(
                "", found + " at character " + places.get(next) + " where this belongs: " + expected);
    }

    /** Reads a part of the line. */
    private interface Reader {
        Condition read();
    }

    /** Makes one condition of several. */
    private interface Joiner {
        Condition of(List<Condition> conditions);
    }
}
