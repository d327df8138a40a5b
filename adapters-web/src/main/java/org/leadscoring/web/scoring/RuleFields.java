package org.leadscoring.web.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ConditionText;
import org.leadscoring.application.scoring.Literals;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/** The rules of a form. */
final class RuleFields {

    /** How often a rule may apply, in the order of the choice. */
    static final List<String> LIMITS = List.of("unlimited", "once", "times", "distinct");

    static final List<String> CATEGORIES =
            Stream.of(Category.values()).map(Category::key).toList();

    private static final EventType HARMLESS = new EventType("event");

    private final FormFields fields;
    private final Set<String> ids = new HashSet<>();

    RuleFields(FormFields fields) {
        this.fields = fields;
        for (var list : List.of("rules", "traits")) {
            fields.rows(list).forEach(row -> ids.add(fields.get(row + ".id").strip()));
        }
    }

    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        fields.rows("rules").forEach(row -> rule(row).ifPresent(rules::add));
        return rules;
    }

    private Optional<Rule> rule(String row) {
        var event = fields.make(row + ".event", () -> EventType.named(Literals.text(fields.get(row + ".event"), "")))
                .orElse(HARMLESS);
        var id = fields.isEmpty(row + ".id") ? freeId(event.name()) : fields.text(row + ".id");
        var when = when(row + ".when").orElse(Condition.ALWAYS);
        int points = fields.integer(row + ".points");
        var category = category(row);
        var limit = limit(row).orElse(Limit.UNLIMITED);
        var cap = fields.optionalInteger(row + ".cap");
        var repeat = repeat(row);
        var decays = !fields.isEmpty(row + ".decays");
        if (!fields.sound(row + '.')) {
            return Optional.empty();
        }
        return fields.make(row, () -> new Rule(id, event, when, points, category, limit, cap, repeat, decays));
    }

    List<TraitRule> traitRules() {
        var rules = new ArrayList<TraitRule>();
        fields.rows("traits").forEach(row -> traitRule(row).ifPresent(rules::add));
        return rules;
    }

    private Optional<TraitRule> traitRule(String row) {
        var when = when(row + ".when").orElse(Condition.ALWAYS);
        var id = fields.isEmpty(row + ".id") ? freeId(called(when)) : fields.text(row + ".id");
        int points = fields.integer(row + ".points");
        var category = category(row);
        return fields.sound(row + '.')
                ? fields.make(row, () -> new TraitRule(id, when, points, category))
                : Optional.empty();
    }

    /** A rule without an id is called by what it is about. */
    private static String called(Condition when) {
        return when.fields().map(Field::path).findFirst().orElse("trait");
    }

    private String freeId(String name) {
        var id = name;
        for (int i = 2; !ids.add(id); i++) {
            id = name + '_' + i;
        }
        return id;
    }

    private Category category(String row) {
        return Category.valueOf(fields.choice(row + ".category", CATEGORIES).toUpperCase(Locale.ROOT));
    }

    private Optional<Limit> limit(String row) {
        var field = row + ".limit";
        return switch (fields.choice(field, LIMITS)) {
            case "once" -> Optional.of(Limit.ONCE);
            case "times" -> {
                int times = fields.integer(field + ".times");
                var window = fields.span(field + ".per");
                yield fields.sound(field)
                        ? fields.make(row, () -> new Limit.PerWindow(times, window))
                        : Optional.empty();
            }
            case "distinct" -> {
                var path = fields.text(field + ".distinct");
                yield fields.make(field + ".distinct", () -> new Limit.Distinct(Field.property(path)));
            }
            default -> Optional.of(Limit.UNLIMITED);
        };
    }

    /** Off if no factor stands there. */
    private @Nullable Repeat repeat(String row) {
        var field = row + ".repeat";
        if (fields.isEmpty(field + ".times")) {
            return null;
        }
        var factor = fields.factor(field + ".times");
        var window = fields.span(field + ".within");
        int after = fields.integer(field + ".after");
        return fields.sound(field)
                ? fields.make(row, () -> new Repeat(factor, window, after)).orElse(null)
                : null;
    }

    private Optional<Condition> when(String field) {
        var join = fields.get(field + ".join");
        if (join.equals("text")) {
            return fields.make(pointer -> field + ".text", () -> ConditionText.read(fields.get(field + ".text")));
        }
        var conditions = new ArrayList<Condition>();
        for (var row : fields.rows(field)) {
            fields.make(
                            pointer -> row + (pointer.equals("/path") ? ".path" : ".value"),
                            () -> ConditionFields.read(
                                    fields.get(row + ".origin"),
                                    fields.get(row + ".path"),
                                    fields.get(row + ".operator"),
                                    fields.get(row + ".value")))
                    .ifPresent(conditions::add);
        }
        if (conditions.size() == 1) {
            return Optional.of(conditions.getFirst());
        }
        return Optional.of(
                join.equals("any") && !conditions.isEmpty()
                        ? new Condition.Any(conditions)
                        : new Condition.All(conditions));
    }
}
