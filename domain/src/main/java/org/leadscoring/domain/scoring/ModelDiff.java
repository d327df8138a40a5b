package org.leadscoring.domain.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a model, fact by fact: two definitions are equal if and only if nothing does.
 *
 * <p>Example: {@code page_view_pricing} gave 15 points and gives 6, {@code hot} began at 60 and begins at 55, and
 * {@code chat_started} is new. That is {@code Changed(RULES, "page_view_pricing", POINTS, 15, 6)},
 * {@code Changed(LADDER, "hot", THRESHOLD, 60, 55)} and {@code Added(RULES, "chat_started", [EVENT …, POINTS …])}.
 */
public final class ModelDiff {

    private ModelDiff() {}

    /** The differences, part by part in the order of {@link Part}, and within a part in the order of the models. */
    public static List<Difference> between(Definition before, Definition after) {
        var differences = new ArrayList<Difference>();
        var old = ModelFacts.of(before);
        var now = ModelFacts.of(after);
        for (var part : Part.values()) {
            compare(part, old.getOrDefault(part, Map.of()), now.getOrDefault(part, Map.of()), differences);
        }
        return List.copyOf(differences);
    }

    private static void compare(
            Part part,
            Map<String, Map<Aspect, Object>> before,
            Map<String, Map<Aspect, Object>> after,
            List<Difference> into) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (var name : names) {
            var old = before.get(name);
            var now = after.get(name);
            if (old == null && now != null) {
                into.add(new Added(part, name, facts(now)));
            } else if (now == null && old != null) {
                into.add(new Removed(part, name, facts(old)));
            } else if (old != null && now != null) {
                changed(part, name, old, now, into);
            }
        }
        var oldOrder = inOrder(before.keySet(), after.keySet());
        var newOrder = inOrder(after.keySet(), before.keySet());
        if (part.ordered() && !oldOrder.equals(newOrder)) {
            into.add(new Reordered(part, oldOrder, newOrder));
        }
    }

    private static void changed(
            Part part, String name, Map<Aspect, Object> old, Map<Aspect, Object> now, List<Difference> into) {
        for (var aspect : Aspect.values()) {
            if (!Objects.equals(old.get(aspect), now.get(aspect))) {
                into.add(new Changed(part, name, aspect, old.get(aspect), now.get(aspect)));
            }
        }
    }

    private static List<String> inOrder(Set<String> names, Set<String> common) {
        return names.stream().filter(common::contains).toList();
    }

    private static List<Fact> facts(Map<Aspect, Object> aspects) {
        return aspects.entrySet().stream()
                .map(entry -> new Fact(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Where a model may differ. */
    public enum Part {
        METHOD,
        SCALE,
        LADDER,
        RULES,
        TRAITS,
        CAPS,
        RECENCY,
        DECAY,
        SESSIONS,
        SUSPECTS;

        private boolean ordered() {
            return this == RULES || this == TRAITS;
        }
    }

    /**
     * What may differ of a thing. Behind each stands the type of its values; one that is missing stands at its default:
     * no limit, no cap, no condition, no decay.
     */
    public enum Aspect {
        /** {@link String}: points, milestone or sessions. */
        METHOD,
        /** {@link org.leadscoring.domain.event.EventType} of a rule. */
        EVENT,
        /** {@link Condition} of a rule. */
        WHEN,
        /** {@link Integer}: points of a rule. */
        POINTS,
        /** {@link Category} of a rule. */
        CATEGORY,
        /** {@link Limit} of a rule. */
        LIMIT,
        /** {@link Repeat} of a rule. */
        REPEAT,
        /** {@link Boolean}, true: points of a rule that never decay. */
        NEVER_DECAYS,
        /** {@link Integer}: the most points of a scale, a category or a rule. */
        CAP,
        /** {@link Integer}: the fewest points of a scale. */
        FLOOR,
        /** {@link String}: the name of the stage below all thresholds. */
        GROUND,
        /** {@link Integer}: the score from which a lead is in a stage. */
        THRESHOLD,
        /** {@link Integer}: points below the threshold before a stage is left. */
        HYSTERESIS,
        /** {@link java.time.Duration} before a stage can be entered again. */
        COOL_DOWN,
        /** {@link List} of {@link String}: the segments of a stage. */
        SEGMENTS,
        /** {@link Recency}. */
        RECENCY,
        /** {@link Decay}. */
        DECAY,
        /** {@link List} of {@link SessionScoring.DurationBand}. */
        DURATIONS,
        /** {@link Integer}: points for visits longer than all durations. */
        LONGEST,
        /** {@link Integer}: points for a page of a visit. */
        PAGE,
        /** {@link Integer}: the most that pages give. */
        PAGES_CAP,
        /** {@link Integer}: points for a regular click. */
        CLICK,
        /** {@link Integer}: points for an important click. */
        IMPORTANT_CLICK,
        /** {@link Integer}: the most that clicks give. */
        CLICKS_CAP,
        /** {@link List} of {@link String}, sorted: labels of important clicks. */
        IMPORTANT_LABELS,
        /** {@link Boolean}, true: what looks like a machine's counts. */
        COUNTS
    }

    /** A difference. */
    public sealed interface Difference {

        Part part();
    }

    /**
     * Something new: a rule, a stage, a category's cap, or how visits are scored.
     *
     * @param name id of a rule, name of a stage, key of a category; empty for visits
     * @param facts what does not stand at its default
     */
    public record Added(Part part, String name, List<Fact> facts) implements Difference {}

    /**
     * Something that is gone.
     *
     * @param name as of what was added
     * @param facts what it was
     */
    public record Removed(Part part, String name, List<Fact> facts) implements Difference {}

    /**
     * Something that is otherwise.
     *
     * @param name as of what was added; empty where a part has but one thing
     * @param before what it was, of the aspect's type; null for the default
     * @param after what it is since
     */
    public record Changed(
            Part part,
            String name,
            Aspect aspect,
            @Nullable Object before,
            @Nullable Object after) implements Difference {}

    /**
     * Rules that both have, in another order.
     *
     * @param before their ids as they stood
     * @param after their ids as they stand
     */
    public record Reordered(Part part, List<String> before, List<String> after) implements Difference {}

    /** @param value of the aspect's type */
    public record Fact(Aspect aspect, Object value) {}
}
