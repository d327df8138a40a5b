package org.leadscoring.web.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Literals;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.stage.StageLadder;

/** Writes a definition into the fields of a form. Whatever it can hold has a field, so that nothing is lost on saving. */
final class FormWriter {

    private static final int PERCENT_DECIMALS = 2;

    private final Map<String, String> values = new LinkedHashMap<>();

    private FormWriter() {}

    /** The fields in their order. */
    static Map<String, String> write(Definition definition) {
        var writer = new FormWriter();
        writer.all(definition);
        return writer.values;
    }

    /** The fields of a new rule, without the row's name. */
    static Map<String, String> freshRule() {
        return Map.of(
                "id", "", "event", "", "points", "", "category", "engagement", "limit", "unlimited", "decays", "on");
    }

    /** The fields of a new rule for traits, with a condition to fill in. */
    static Map<String, String> freshTraitRule() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", "");
        fields.put("points", "");
        fields.put("category", "fit");
        fields.put("when.join", "all");
        ConditionFields.fresh(true).forEach((field, value) -> fields.put("when.0." + field, value));
        return fields;
    }

    private void all(Definition definition) {
        put("method", key(definition.method()));
        put(
                "scale.floor",
                definition.scale().floor() == Scale.OPEN.floor()
                        ? null
                        : definition.scale().floor());
        put(
                "scale.cap",
                definition.scale().cap() == Scale.OPEN.cap()
                        ? null
                        : definition.scale().cap());
        check("suspects", definition.countsSuspects());
        ladder(definition.ladder());
        for (int i = 0; i < definition.rules().size(); i++) {
            rule("rules." + i, definition.rules().get(i));
        }
        for (int i = 0; i < definition.traitRules().size(); i++) {
            traitRule("traits." + i, definition.traitRules().get(i));
        }
        for (var category : Category.values()) {
            put("caps." + category.key(), definition.caps().get(category));
        }
        recency(definition.recency());
        decay(definition.decay());
        sessions(definition.method() instanceof Method.Sessions(var scoring) ? scoring : SessionScoring.STANDARD);
    }

    static String key(Method method) {
        return switch (method) {
            case Method.Points() -> "points";
            case Method.Milestone() -> "milestone";
            case Method.Sessions(var _) -> "sessions";
        };
    }

    private void ladder(StageLadder ladder) {
        put("ladder.ground", Literals.text(ladder.ground()));
        for (int i = 0; i < ladder.stages().size(); i++) {
            var row = "ladder.stages." + i + '.';
            var stage = ladder.stages().get(i);
            put(row + "name", Literals.text(stage.name()));
            put(row + "at", stage.threshold());
            put(row + "hysteresis", stage.hysteresis() == 0 ? null : stage.hysteresis());
            put(row + "cool_down", stage.coolDown().isZero() ? null : Spans.text(stage.coolDown()));
            put(row + "segments", stage.segments().isEmpty() ? null : String.join(", ", stage.segments()));
        }
    }

    private void rule(String row, Rule rule) {
        put(row + ".id", Literals.text(rule.id()));
        put(row + ".event", Literals.text(rule.event().name()));
        put(row + ".points", rule.points());
        put(row + ".category", rule.category().key());
        limit(row + ".limit", rule.limit());
        put(row + ".cap", rule.cap());
        repeat(row + ".repeat", rule.repeat());
        check(row + ".decays", rule.decays());
        ConditionFields.write(row + ".when", rule.when(), values);
    }

    private void traitRule(String row, TraitRule rule) {
        put(row + ".id", Literals.text(rule.id()));
        put(row + ".points", rule.points());
        put(row + ".category", rule.category().key());
        ConditionFields.write(row + ".when", rule.when(), values);
    }

    private void limit(String field, Limit limit) {
        switch (limit) {
            case Limit.Unlimited() -> put(field, "unlimited");
            case Limit.Once() -> put(field, "once");
            case Limit.PerWindow(var times, var window) -> {
                put(field, "times");
                put(field + ".times", times);
                put(field + ".per", Spans.word(window));
            }
            case Limit.Distinct(var property) -> {
                put(field, "distinct");
                put(field + ".distinct", Literals.text(property.path()));
            }
        }
    }

    private void repeat(String field, @Nullable Repeat repeat) {
        if (repeat != null) {
            put(field + ".times", repeat.factor().number().toPlainString());
            put(field + ".within", Spans.text(repeat.window()));
            put(field + ".after", repeat.after());
        }
    }

    private void recency(Recency recency) {
        for (int i = 0; i < recency.bands().size(); i++) {
            put("recency." + i + ".under", Spans.text(recency.bands().get(i).under()));
            put(
                    "recency." + i + ".factor",
                    recency.bands().get(i).factor().number().toPlainString());
        }
        put(
                "recency.older",
                recency.equals(Recency.NONE) ? null : recency.older().number().toPlainString());
    }

    private void decay(@Nullable Decay decay) {
        if (decay == null) {
            put("decay.curve", "");
            return;
        }
        switch (decay.curve()) {
            case DecayCurve.Exponential(var share) -> curve("exponential", "percent", percent(share));
            case DecayCurve.Linear(var share) -> curve("linear", "percent", percent(share));
            case DecayCurve.Steps(var percents) ->
                curve("steps", "left", percents.stream().map(Object::toString).collect(Collectors.joining(", ")));
            case DecayCurve.HalfLife(var intervals) -> curve("half_life", "half_life", Integer.toString(intervals));
        }
        put("decay.every", Spans.text(decay.every()));
    }

    private void curve(String curve, String field, String value) {
        put("decay.curve", curve);
        put("decay." + field, value);
    }

    /** A share in percent, without needless zeros. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, PERCENT_DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void sessions(SessionScoring scoring) {
        for (int i = 0; i < scoring.durations().size(); i++) {
            put(
                    "sessions.durations." + i + ".under",
                    Spans.text(scoring.durations().get(i).under()));
            put(
                    "sessions.durations." + i + ".points",
                    scoring.durations().get(i).points());
        }
        put("sessions.longest", scoring.longest());
        put("sessions.page", scoring.page());
        put("sessions.pages_cap", scoring.pagesCap());
        put("sessions.click", scoring.click());
        put("sessions.important_click", scoring.importantClick());
        put("sessions.clicks_cap", scoring.clicksCap());
        put(
                "sessions.important_labels",
                scoring.importantLabels().stream().sorted().map(Literals::text).collect(Collectors.joining("\n")));
    }

    private void put(String name, @Nullable Object value) {
        values.put(name, Objects.toString(value, ""));
    }

    private void check(String name, boolean checked) {
        if (checked) {
            values.put(name, "on");
        }
    }
}
