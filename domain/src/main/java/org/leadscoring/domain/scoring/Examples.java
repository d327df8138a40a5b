package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;

/** Properties that an event of some type might have, so that rules for it apply to a lead with these traits. */
final class Examples {

    private static final String ANYTHING = "anything";

    private final Scorer scorer;
    private final Attributes traits;

    Examples(Scorer scorer, Attributes traits) {
        this.scorer = scorer;
        this.traits = traits;
    }

    /** None at all, what fulfils each rule, and what fulfils as many as possible; all different, the plainest first. */
    List<Attributes> of(EventType type) {
        var found = new ArrayList<>(List.of(Attributes.NONE));
        var all = new LinkedHashMap<String, Object>();
        for (var rule : scorer.rulesFor(type)) {
            var one = new LinkedHashMap<String, Object>();
            fulfil(rule.when(), one);
            add(found, one, rule);
            if (rule.points() > 0) {
                var more = new LinkedHashMap<>(all);
                fulfil(rule.when(), more);
                if (holds(rule.when(), more)) {
                    all = more;
                }
            }
        }
        var together = new Attributes(all);
        if (!found.contains(together)) {
            found.add(together);
        }
        return found;
    }

    private void add(List<Attributes> found, Map<String, Object> properties, Rule rule) {
        var example = new Attributes(properties);
        if (holds(rule.when(), properties) && !found.contains(example)) {
            found.add(example);
        }
    }

    /** The same properties with another value where a rule counts each value once, if the rules allow another. */
    Attributes fresh(EventType type, Attributes properties, int number) {
        var values = new LinkedHashMap<>(properties.values());
        for (var rule : scorer.rulesFor(type)) {
            if (rule.limit() instanceof Limit.Distinct(var field)
                    && field.origin() == Field.Origin.PROPERTY
                    && holds(rule.when(), values)) {
                var given = values.get(field.path());
                var other = new LinkedHashMap<>(values);
                other.put(field.path(), (given == null ? ANYTHING : given) + "-" + number);
                if (holds(rule.when(), other)) {
                    values = other;
                }
            }
        }
        return new Attributes(values);
    }

    /** Adds what makes the condition hold, as far as that can be told; whether it does is for the caller to see. */
    private void fulfil(Condition condition, Map<String, Object> properties) {
        if (holds(condition, properties)) {
            return;
        }
        switch (condition) {
            case Condition.Equals(var field, var value) -> put(field, value, properties);
            case Condition.In(var field, var values) -> put(field, values.getFirst(), properties);
            case Condition.Contains(var field, var part) -> put(field, part, properties);
            case Condition.StartsWith(var field, var beginning) -> put(field, beginning, properties);
            case Condition.Exists(var field) -> put(field, ANYTHING, properties);
            case Condition.Compares(var field, var comparison, var than) ->
                put(field, beside(comparison, than), properties);
            case Condition.All(var conditions) -> conditions.forEach(each -> fulfil(each, properties));
            case Condition.Any(var conditions) -> fulfilOne(conditions, properties);
            case Condition.Matches matches -> {}
            case Condition.Not not -> {}
        }
    }

    private void fulfilOne(List<Condition> conditions, Map<String, Object> properties) {
        for (var condition : conditions) {
            var attempt = new LinkedHashMap<>(properties);
            fulfil(condition, attempt);
            if (holds(condition, attempt)) {
                properties.putAll(attempt);
                return;
            }
        }
    }

    private static void put(Field field, Object value, Map<String, Object> properties) {
        if (field.origin() == Field.Origin.PROPERTY) {
            properties.putIfAbsent(field.path(), value);
        }
    }

    private static BigDecimal beside(Condition.Comparison comparison, BigDecimal number) {
        return switch (comparison) {
            case LESS_THAN -> number.subtract(BigDecimal.ONE);
            case AT_MOST, AT_LEAST -> number;
            case GREATER_THAN -> number.add(BigDecimal.ONE);
        };
    }

    private boolean holds(Condition condition, Map<String, Object> properties) {
        return condition.holds(new Facts(new Attributes(properties), traits));
    }
}
