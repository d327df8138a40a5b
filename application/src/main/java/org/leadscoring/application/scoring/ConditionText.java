package org.leadscoring.application.scoring;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.InvalidModelException;

/**
 * Conditions as one line that people read and write, whatever they hold:
 * {@code property url contains "/pricing" and (trait company_size >= 50 or trait role = "cto")}.
 *
 * <p>{@code and} binds closer than {@code or}, {@code not} closest. {@code always} holds always. A group of one, which
 * nobody needs, is written {@code all(…)} or {@code any(…)}, so that whatever is written reads as it was.
 */
public final class ConditionText {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.\\-]*");

    private ConditionText() {}

    /** The line for a condition. */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.Any(var conditions)
            when conditions.size() > 1 ->
                conditions.stream().map(ConditionText::inOr).collect(Collectors.joining(" or "));
            case Condition.All(var conditions)
            when conditions.size() > 1 ->
                conditions.stream().map(ConditionText::closely).collect(Collectors.joining(" and "));
            default -> closely(condition);
        };
    }

    /**
     * The condition of a line.
     *
     * @throws InvalidModelException if it is none; the reason says at which character
     */
    public static Condition read(String line) {
        return new ConditionReader(line).read();
    }

    private static String inOr(Condition condition) {
        return condition instanceof Condition.Any(var conditions) && conditions.size() > 1
                ? closely(condition)
                : of(condition);
    }

    /** As it stands beside {@code and}, or behind {@code not}. */
    private static String closely(Condition condition) {
        return switch (condition) {
            case Condition.Equals(var field, var value) -> of(field) + " = " + Literals.strict(value);
            case Condition.Not(Condition.Equals(var field, var value)) -> of(field) + " != " + Literals.strict(value);
            case Condition.In(var field, var values) ->
                of(field) + values.stream().map(Literals::strict).collect(Collectors.joining(", ", " in (", ")"));
            case Condition.Contains(var field, var part) -> of(field) + " contains " + Literals.strict(part);
            case Condition.StartsWith(var field, var beginning) ->
                of(field) + " starts_with " + Literals.strict(beginning);
            case Condition.Matches(var field, var regex) ->
                of(field) + " matches " + Literals.strict(regex.expression());
            case Condition.Exists(var field) -> of(field) + " exists";
            case Condition.Not(Condition.Exists(var field)) -> of(field) + " missing";
            case Condition.Compares(var field, var comparison, var than) ->
                of(field) + ' ' + sign(comparison) + ' ' + than;
            case Condition.Not(var inner) -> "not " + closely(inner);
            case Condition.All(var conditions) when conditions.isEmpty() -> "always";
            case Condition.All(var conditions) -> group("all", condition, conditions);
            case Condition.Any(var conditions) -> group("any", condition, conditions);
        };
    }

    private static String group(String word, Condition group, List<Condition> conditions) {
        return conditions.size() == 1 ? word + '(' + of(conditions.getFirst()) + ')' : '(' + of(group) + ')';
    }

    private static String of(Field field) {
        var path = field.path();
        var name = NAME.matcher(path).matches() ? path : Literals.strict(path);
        return field.origin().name().toLowerCase(Locale.ROOT) + ' ' + name;
    }

    /** The sign of a comparison: {@code <}, {@code <=}, {@code >=} or {@code >}. */
    public static String sign(Comparison comparison) {
        return switch (comparison) {
            case LESS_THAN -> "<";
            case AT_MOST -> "<=";
            case AT_LEAST -> ">=";
            case GREATER_THAN -> ">";
        };
    }
}
