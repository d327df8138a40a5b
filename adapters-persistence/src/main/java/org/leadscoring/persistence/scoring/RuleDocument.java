package org.leadscoring.persistence.scoring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/** Rules as documents. */
final class RuleDocument {

    private static final String ID = "id";
    private static final String EVENT = "event";
    private static final String WHEN = "when";
    private static final String POINTS = "points";
    private static final String CATEGORY = "category";
    private static final String LIMIT = "limit";
    private static final String CAP = "cap";
    private static final String REPEAT = "repeat";
    private static final String DECAYS = "decays";
    private static final String TIMES = "times";
    private static final Duration USUAL_WINDOW = Duration.ofDays(30);

    private RuleDocument() {}

    static Map<String, Object> of(Rule rule) {
        var document = new LinkedHashMap<String, Object>();
        document.put(ID, rule.id());
        document.put(EVENT, rule.event().name());
        document.put(POINTS, rule.points());
        document.put(CATEGORY, rule.category().key());
        switch (rule.limit()) {
            case Limit.Unlimited() -> {}
            case Limit.Once() -> document.put(LIMIT, "once");
            case Limit.PerWindow(var times, var window) ->
                document.put(LIMIT, ordered(TIMES, times, "per", Spans.word(window)));
            case Limit.Distinct(var property) -> document.put(LIMIT, Map.of("distinct", property.path()));
        }
        if (rule.cap() != null) {
            document.put(CAP, rule.cap());
        }
        if (rule.repeat() != null) {
            var repeat = ordered(
                    TIMES,
                    rule.repeat().factor().number(),
                    "within",
                    Spans.text(rule.repeat().window()));
            repeat.put("after", rule.repeat().after());
            document.put(REPEAT, repeat);
        }
        if (!rule.decays() && rule.category() != Category.FIT) {
            document.put(DECAYS, false);
        }
        if (!rule.when().equals(Condition.ALWAYS)) {
            document.put(WHEN, ConditionDocument.of(rule.when()));
        }
        return document;
    }

    static Map<String, Object> of(TraitRule rule) {
        var document = new LinkedHashMap<String, Object>();
        document.put(ID, rule.id());
        document.put(WHEN, ConditionDocument.of(rule.when()));
        document.put(POINTS, rule.points());
        if (rule.category() != Category.FIT) {
            document.put(CATEGORY, rule.category().key());
        }
        return document;
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        var document = new LinkedHashMap<String, Object>();
        document.put(one, first);
        document.put(other, second);
        return document;
    }

    static Rule rule(Place place) {
        place.object(List.of(ID, EVENT, POINTS, CATEGORY, LIMIT, CAP, REPEAT, DECAYS, WHEN));
        var id = place.need(ID).text();
        var event = place.need(EVENT).eventType();
        int points = place.need(POINTS).integer();
        var category = place.need(CATEGORY).category();
        var limit = place.get(LIMIT).map(inner -> limit(place, inner)).orElse(Limit.UNLIMITED);
        @Nullable Integer cap = place.get(CAP).map(Place::integer).orElse(null);
        @Nullable
        Repeat repeat = place.get(REPEAT).map(inner -> repeat(place, inner)).orElse(null);
        boolean decays = place.get(DECAYS).map(Place::bool).orElse(true);
        var when = place.get(WHEN).map(ConditionDocument::read).orElse(Condition.ALWAYS);
        return place.make(() -> new Rule(id, event, when, points, category, limit, cap, repeat, decays));
    }

    static TraitRule traitRule(Place place) {
        place.object(List.of(ID, WHEN, POINTS, CATEGORY));
        var id = place.need(ID).text();
        var when = ConditionDocument.read(place.need(WHEN));
        int points = place.need(POINTS).integer();
        var category = place.get(CATEGORY).map(Place::category).orElse(Category.FIT);
        return place.make(() -> new TraitRule(id, when, points, category));
    }

    private static Limit limit(Place rule, Place place) {
        if (!place.isObject()) {
            var word = place.oneOf(new String[] {"unlimited", "once"}, text -> text);
            return word.equals("once") ? Limit.ONCE : Limit.UNLIMITED;
        }
        if (place.get("distinct").isPresent()) {
            var path = place.object(List.of("distinct")).need("distinct");
            var property = ConditionDocument.field(Field.Origin.PROPERTY, path);
            return rule.make(() -> new Limit.Distinct(property));
        }
        int times = place.object(List.of(TIMES, "per", "distinct")).need(TIMES).integer();
        var window = place.need("per").duration();
        return rule.make(() -> new Limit.PerWindow(times, window));
    }

    private static Repeat repeat(Place rule, Place place) {
        var factor = place.object(List.of(TIMES, "within", "after")).need(TIMES).factor();
        var window = place.get("within").map(Place::duration).orElse(USUAL_WINDOW);
        int after = place.get("after").map(Place::integer).orElse(1);
        return rule.make(() -> new Repeat(factor, window, after));
    }
}
