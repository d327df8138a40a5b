package org.leadscoring.domain.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Facts;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/** What no points may be made of: traits that are not looked at, and what leaks, by itself or in a rule. */
final class Barred {

    private final Question question;
    private final Map<String, Set<String>> traits = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> rules = new HashSet<>();

    Barred(Question question, List<Leak> leaks) {
        this.question = question;
        for (var leak : leaks) {
            switch (leak.origin()) {
                case TRAIT ->
                    traits.computeIfAbsent(leak.name(), first -> new HashSet<>())
                            .add(leak.value());
                case EVENT -> events.add(leak.name());
                case RULE -> rules.add(leak.name());
            }
        }
    }

    /** Whether a trait leaks as a whole. */
    boolean trait(String name) {
        return values(name).contains("");
    }

    /** Whether a trait leaks by this value. */
    boolean value(String name, Object value) {
        return values(name).contains(value.toString());
    }

    private Set<String> values(String trait) {
        return traits.getOrDefault(trait, Set.of());
    }

    /** Whether an event leaks. */
    boolean event(String type) {
        return events.contains(type);
    }

    /** Why nothing may be made of a rule; empty if it may. */
    Optional<Why> why(Rule rule) {
        return event(rule.event().name()) ? Optional.of(Why.LEAKS) : why(rule.id(), rule.when());
    }

    /** The same of a rule about traits. */
    Optional<Why> why(TraitRule rule) {
        return why(rule.id(), rule.when());
    }

    private Optional<Why> why(String id, Condition when) {
        var looksAt = when.fields()
                .filter(field -> field.origin() == Field.Origin.TRAIT)
                .toList();
        if (!looksAt.stream().allMatch(field -> question.looksAt(field.path()))) {
            return Optional.of(Why.NOT_LOOKED_AT);
        }
        var leaks = rules.contains(id)
                || looksAt.stream().anyMatch(field -> trait(field.path()))
                || traits.entrySet().stream()
                        .anyMatch(trait ->
                                trait.getValue().stream().anyMatch(value -> names(when, trait.getKey(), value)));
        return leaks ? Optional.of(Why.LEAKS) : Optional.empty();
    }

    /** Whether some part of a condition picks out this value of a trait. That the trait is known at all does not. */
    private static boolean names(Condition when, String trait, String value) {
        return switch (when) {
            case Condition.All(var parts) -> parts.stream().anyMatch(part -> names(part, trait, value));
            case Condition.Any(var parts) -> parts.stream().anyMatch(part -> names(part, trait, value));
            case Condition.Not(var part) -> names(part, trait, value);
            case Condition.Exists _ -> false;
            case Condition.Equals _,
                    Condition.In _,
                    Condition.Contains _,
                    Condition.StartsWith _,
                    Condition.Matches _,
                    Condition.Compares _ ->
                when.holds(new Facts(Attributes.NONE, new Attributes(Map.of(trait, value))));
        };
    }
}
