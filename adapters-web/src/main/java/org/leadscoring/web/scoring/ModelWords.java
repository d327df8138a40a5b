package org.leadscoring.web.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ConditionText;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelDiff.Aspect;
import org.leadscoring.domain.scoring.ModelDiff.Fact;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.SessionScoring.DurationBand;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.web.page.Words;

/** What a model says, in words. */
public final class ModelWords {

    private final Words words;

    public ModelWords(Words words) {
        this.words = words;
    }

    /** What a version is used for: draft, being published, live, primary, retired. */
    public String state(Version version) {
        return version.primary() ? words.say("model.state.primary") : words.of("model.state", version.state());
    }

    /** A span of time: {@code 1 d 12 h}. */
    public String span(Duration span) {
        if (span.toNanosPart() != 0 || span.isNegative() || span.isZero()) {
            return Spans.text(span);
        }
        return Stream.of(
                        part("time.d", span.toDays()),
                        part("time.h", span.toHoursPart()),
                        part("time.min", span.toMinutesPart()),
                        part("time.s", span.toSecondsPart()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private Optional<String> part(String unit, long number) {
        return number == 0
                ? Optional.empty()
                : Optional.of(words.say(unit, number).replace(' ', '\u00a0'));
    }

    /** A span of time behind "per": a word for an hour, a day and a week. */
    private String unit(Duration span) {
        var word = Spans.word(span);
        return words.sayOr("model.span." + word, span(span));
    }

    public String factor(Factor factor) {
        return "×" + words.decimal(factor.number());
    }

    public String category(Category category) {
        return words.of("model.category", category);
    }

    public String condition(Condition condition) {
        return condition.equals(Condition.ALWAYS) ? words.say("model.always") : ConditionText.of(condition);
    }

    /** Whether a rule asks for more than its event. */
    public boolean hasCondition(Rule rule) {
        return !rule.when().equals(Condition.ALWAYS);
    }

    /** How long a stage cannot be entered again. */
    public String coolDown(Stage stage) {
        return stage.coolDown().isZero() ? words.say("model.default.cool_down") : span(stage.coolDown());
    }

    public String limit(Limit limit) {
        return switch (limit) {
            case Limit.Unlimited() -> words.say("model.limit.unlimited");
            case Limit.Once() -> words.say("model.limit.once");
            case Limit.PerWindow(var times, var window) -> words.say("model.limit.per", times, unit(window));
            case Limit.Distinct(var property) -> words.say("model.limit.per-value", property.path());
        };
    }

    public String repeat(Repeat repeat) {
        return words.say("model.repeats", factor(repeat.factor()), repeat.after(), span(repeat.window()));
    }

    public String recency(@Nullable Recency recency) {
        if (recency == null || recency.equals(Recency.NONE)) {
            return words.say("model.off");
        }
        var bands = recency.bands().stream()
                .map(band -> words.say("model.recency.band", span(band.under()), factor(band.factor())))
                .collect(Collectors.joining(", "));
        var older = words.say("model.recency.rest", factor(recency.older()));
        return bands.isEmpty() ? older : bands + ", " + older;
    }

    public String decay(@Nullable Decay decay) {
        if (decay == null) {
            return words.say("model.off");
        }
        var every = span(decay.every());
        return switch (decay.curve()) {
            case DecayCurve.Exponential(var share) -> words.say("model.decay.exponential", percent(share), every);
            case DecayCurve.Linear(var share) -> words.say("model.decay.linear", percent(share), every);
            case DecayCurve.Steps(var left) ->
                words.say(
                        "model.decay.steps",
                        left.stream().map(percent -> percent + " %").collect(Collectors.joining(", ")),
                        every);
            case DecayCurve.HalfLife(var intervals) ->
                words.say("model.decay.half_life", span(decay.every().multipliedBy(intervals)), every);
        };
    }

    private String percent(int basisPoints) {
        return words.decimal(new BigDecimal(FormWriter.percent(basisPoints)));
    }

    /** A value of an aspect; null is the aspect's default. */
    public String value(Aspect aspect, @Nullable Object value) {
        return switch (value) {
            case null -> words.say("model.default." + key(aspect));
            case Integer points when aspect == Aspect.POINTS -> words.signed(points);
            case Integer points -> words.total(points);
            case Boolean yes -> words.say(yes ? "model.yes" : "model.no");
            case EventType type -> type.name();
            case Category category -> category(category);
            case Condition condition -> condition(condition);
            case Limit limit -> limit(limit);
            case Repeat repeat -> repeat(repeat);
            case Duration span -> span(span);
            case Recency recency -> recency(recency);
            case Decay decay -> decay(decay);
            case String method when aspect == Aspect.METHOD -> words.say("model.method." + method);
            case List<?> list -> list.stream().map(this::element).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private String element(Object element) {
        return element instanceof DurationBand(var under, var points)
                ? words.say("model.duration", span(under), points)
                : element.toString();
    }

    /** What an aspect is called. */
    public String aspect(Aspect aspect) {
        return words.say("model.aspect." + key(aspect));
    }

    /** Facts of something that is new or gone: {@code event demo_requested, points +50, limit once}. */
    public String facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> words.say("model.fact", aspect(fact.aspect()), value(fact.aspect(), fact.value())))
                .collect(Collectors.joining(", "));
    }

    /** What stands behind the event and the points of a rule that is being typed, as far as it is typed. */
    public String typed(ModelForm form, String row) {
        var condition = condition(form, row + ".when");
        var parts = new ArrayList<String>();
        parts.add(condition.isBlank() ? words.say("model.typed.always") : words.say("model.typed.when", condition));
        var limit = row + ".limit";
        switch (form.get(limit)) {
            case "times" ->
                parts.add(words.say("model.limit.per", form.get(limit + ".times"), per(form.get(limit + ".per"))));
            case "distinct" -> parts.add(words.say("model.limit.per-value", form.get(limit + ".distinct")));
            default -> {}
        }
        if (!form.get(row + ".cap").isBlank()) {
            parts.add(words.say("model.typed.cap", form.get(row + ".cap")));
        }
        var repeat = row + ".repeat";
        if (!form.get(repeat + ".times").isBlank()) {
            parts.add(words.say(
                    "model.repeats",
                    "×" + form.get(repeat + ".times"),
                    form.get(repeat + ".after"),
                    form.get(repeat + ".within")));
        }
        return String.join(" · ", parts);
    }

    /** A word for an hour, a day or a week; a span as it is typed. */
    private String per(String typed) {
        return words.sayOr("model.span." + typed, typed);
    }

    private String condition(ModelForm form, String field) {
        if (form.get(field + ".join").equals("text")) {
            return form.get(field + ".text");
        }
        return form.rows(field).stream()
                .map(row -> row(form, row))
                .collect(Collectors.joining(" " + words.say("model.joined." + joined(form, field)) + " "));
    }

    private static String joined(ModelForm form, String field) {
        return form.get(field + ".join").equals("any") ? "any" : "all";
    }

    private String row(ModelForm form, String row) {
        var operator = form.get(row + ".operator");
        return String.join(
                        " ",
                        form.get(row + ".path"),
                        ConditionFields.OPERATORS.contains(operator)
                                ? words.say("model.operator." + operator)
                                : operator,
                        Map.of("exists", "", "missing", "").getOrDefault(operator, form.get(row + ".value")))
                .strip();
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
