package org.leadscoring.application.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.SessionScoring.DurationBand;

/** What a model's facts are as plain values that can be kept: numbers and true as they are, the rest as short texts. */
final class ModelValues {

    private ModelValues() {}

    /** @param value of an aspect of {@link org.leadscoring.domain.scoring.ModelDiff} */
    static Object plain(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Boolean yes -> yes;
            case EventType type -> type.name();
            case Category category -> category.key();
            case Condition condition -> ConditionText.of(condition);
            case Limit limit -> limit(limit);
            case Repeat(var factor, var window, var after) ->
                "×" + factor.number() + " within " + Spans.text(window) + " after " + after;
            case Duration span -> Spans.text(span);
            case Recency recency -> recency(recency);
            case Decay decay -> curve(decay.curve()) + " every " + Spans.text(decay.every());
            case List<?> list -> list.stream().map(ModelValues::element).toList();
            default -> value.toString();
        };
    }

    private static Object element(Object element) {
        return element instanceof DurationBand(var under, var points)
                ? "under " + Spans.text(under) + " " + points
                : element.toString();
    }

    private static String limit(Limit limit) {
        return switch (limit) {
            case Limit.Unlimited() -> "unlimited";
            case Limit.Once() -> "once";
            case Limit.PerWindow(var times, var window) -> times + " per " + Spans.word(window);
            case Limit.Distinct(var property) -> "distinct " + property.path();
        };
    }

    private static String recency(Recency recency) {
        var bands = new ArrayList<String>();
        recency.bands()
                .forEach(band -> bands.add("under " + Spans.text(band.under()) + " ×"
                        + band.factor().number()));
        bands.add("older ×" + recency.older().number());
        return String.join(", ", bands);
    }

    private static String curve(DecayCurve curve) {
        return switch (curve) {
            case DecayCurve.Exponential(var share) -> "exponential " + percent(share);
            case DecayCurve.Linear(var share) -> "linear " + percent(share);
            case DecayCurve.Steps(var left) -> "steps " + left;
            case DecayCurve.HalfLife(var intervals) -> "half-life " + intervals;
        };
    }

    private static String percent(int basisPoints) {
        return String.format(Locale.ROOT, "%d.%02d %%", basisPoints / 100, basisPoints % 100);
    }
}
