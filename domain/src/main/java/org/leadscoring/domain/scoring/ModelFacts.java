package org.leadscoring.domain.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.ModelDiff.Aspect;
import org.leadscoring.domain.scoring.ModelDiff.Part;
import org.leadscoring.domain.stage.Stage;

/**
 * All that a definition says as facts: part, name of the thing, aspect, value. What stands at its default is left out, and
 * nothing else, so that two definitions with the same facts in the same order are equal.
 */
final class ModelFacts {

    private static final String WHOLE = "";

    private ModelFacts() {}

    static Map<Part, Map<String, Map<Aspect, Object>>> of(Definition definition) {
        var facts = new EnumMap<Part, Map<String, Map<Aspect, Object>>>(Part.class);
        facts.put(Part.METHOD, Map.of(WHOLE, Map.of(Aspect.METHOD, key(definition.method()))));
        facts.put(Part.SCALE, Map.of(WHOLE, scale(definition.scale())));
        facts.put(Part.LADDER, ladder(definition));
        var rules = new LinkedHashMap<String, Map<Aspect, Object>>();
        definition.rules().forEach(rule -> rules.put(rule.id(), rule(rule)));
        facts.put(Part.RULES, rules);
        var traits = new LinkedHashMap<String, Map<Aspect, Object>>();
        definition.traitRules().forEach(rule -> traits.put(rule.id(), rule(rule)));
        facts.put(Part.TRAITS, traits);
        var caps = new TreeMap<String, Map<Aspect, Object>>();
        definition.caps().forEach((category, cap) -> caps.put(category.key(), Map.of(Aspect.CAP, cap)));
        facts.put(Part.CAPS, caps);
        var recency = definition.recency();
        facts.put(Part.RECENCY, whole(Aspect.RECENCY, recency.equals(Recency.NONE) ? null : recency));
        facts.put(Part.DECAY, whole(Aspect.DECAY, definition.decay()));
        if (definition.method() instanceof Method.Sessions(var scoring)) {
            facts.put(Part.SESSIONS, Map.of(WHOLE, sessions(scoring)));
        }
        facts.put(Part.SUSPECTS, whole(Aspect.COUNTS, definition.countsSuspects() ? true : null));
        return facts;
    }

    private static Map<String, Map<Aspect, Object>> whole(Aspect aspect, @Nullable Object value) {
        return Map.of(WHOLE, value == null ? Map.of() : Map.of(aspect, value));
    }

    private static String key(Method method) {
        return switch (method) {
            case Method.Points() -> "points";
            case Method.Milestone() -> "milestone";
            case Method.Sessions(var _) -> "sessions";
        };
    }

    private static Map<Aspect, Object> scale(Scale scale) {
        var facts = new LinkedHashMap<Aspect, Object>();
        if (scale.floor() != Scale.OPEN.floor()) {
            facts.put(Aspect.FLOOR, scale.floor());
        }
        if (scale.cap() != Scale.OPEN.cap()) {
            facts.put(Aspect.CAP, scale.cap());
        }
        return facts;
    }

    private static Map<String, Map<Aspect, Object>> ladder(Definition definition) {
        var facts = new LinkedHashMap<String, Map<Aspect, Object>>();
        facts.put(WHOLE, Map.of(Aspect.GROUND, definition.ladder().ground()));
        definition.ladder().stages().forEach(stage -> facts.put(stage.name(), stage(stage)));
        return facts;
    }

    private static Map<Aspect, Object> stage(Stage stage) {
        var facts = new LinkedHashMap<Aspect, Object>();
        facts.put(Aspect.THRESHOLD, stage.threshold());
        if (stage.hysteresis() != 0) {
            facts.put(Aspect.HYSTERESIS, stage.hysteresis());
        }
        if (!stage.coolDown().isZero()) {
            facts.put(Aspect.COOL_DOWN, stage.coolDown());
        }
        if (!stage.segments().isEmpty()) {
            facts.put(Aspect.SEGMENTS, stage.segments());
        }
        return facts;
    }

    private static Map<Aspect, Object> rule(Rule rule) {
        var facts = new LinkedHashMap<Aspect, Object>();
        facts.put(Aspect.EVENT, rule.event());
        if (!rule.when().equals(Condition.ALWAYS)) {
            facts.put(Aspect.WHEN, rule.when());
        }
        facts.put(Aspect.POINTS, rule.points());
        facts.put(Aspect.CATEGORY, rule.category());
        if (!rule.limit().equals(Limit.UNLIMITED)) {
            facts.put(Aspect.LIMIT, rule.limit());
        }
        if (rule.cap() != null) {
            facts.put(Aspect.CAP, rule.cap());
        }
        if (rule.repeat() != null) {
            facts.put(Aspect.REPEAT, rule.repeat());
        }
        if (!rule.decays() && rule.category() != Category.FIT) {
            facts.put(Aspect.NEVER_DECAYS, true);
        }
        return facts;
    }

    private static Map<Aspect, Object> rule(TraitRule rule) {
        var facts = new LinkedHashMap<Aspect, Object>();
        facts.put(Aspect.WHEN, rule.when());
        facts.put(Aspect.POINTS, rule.points());
        facts.put(Aspect.CATEGORY, rule.category());
        return facts;
    }

    private static Map<Aspect, Object> sessions(SessionScoring scoring) {
        var facts = new LinkedHashMap<Aspect, Object>();
        facts.put(Aspect.DURATIONS, scoring.durations());
        facts.put(Aspect.LONGEST, scoring.longest());
        facts.put(Aspect.PAGE, scoring.page());
        facts.put(Aspect.PAGES_CAP, scoring.pagesCap());
        facts.put(Aspect.CLICK, scoring.click());
        facts.put(Aspect.IMPORTANT_CLICK, scoring.importantClick());
        facts.put(Aspect.CLICKS_CAP, scoring.clicksCap());
        var labels = new ArrayList<>(scoring.importantLabels());
        labels.sort(null);
        facts.put(Aspect.IMPORTANT_LABELS, labels);
        return facts;
    }
}
