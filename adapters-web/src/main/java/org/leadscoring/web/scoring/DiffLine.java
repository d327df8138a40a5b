package org.leadscoring.web.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadscoring.domain.scoring.ModelDiff.Added;
import org.leadscoring.domain.scoring.ModelDiff.Changed;
import org.leadscoring.domain.scoring.ModelDiff.Difference;
import org.leadscoring.domain.scoring.ModelDiff.Part;
import org.leadscoring.domain.scoring.ModelDiff.Removed;
import org.leadscoring.domain.scoring.ModelDiff.Reordered;
import org.leadscoring.web.page.Words;

/**
 * A difference between two versions of a model, as it is shown.
 *
 * @param kind added, removed or changed
 * @param name of the rule, the stage or the category; empty where a part has but one thing
 * @param what what differs of it: {@code points}; empty for what is new or gone
 * @param before what it was, or all it said if it is gone; empty if it is new
 * @param after what it is, or all it says if it is new; empty if it is gone
 */
public record DiffLine(String kind, String name, String what, String before, String after) {

    /** All differences as lines, by part, in order. */
    public static Map<Part, List<DiffLine>> of(List<Difference> differences, Words words) {
        var model = new ModelWords(words);
        var lines = new EnumMap<Part, List<DiffLine>>(Part.class);
        differences.forEach(difference -> lines.computeIfAbsent(difference.part(), part -> new ArrayList<>())
                .add(of(difference, words, model)));
        return lines;
    }

    private static DiffLine of(Difference difference, Words words, ModelWords model) {
        return switch (difference) {
            case Added(var part, var name, var facts) ->
                new DiffLine("added", named(part, name, words), "", "", model.facts(facts));
            case Removed(var part, var name, var facts) ->
                new DiffLine("removed", named(part, name, words), "", model.facts(facts), "");
            case Changed(var part, var name, var aspect, var before, var after) ->
                new DiffLine(
                        "changed",
                        named(part, name, words),
                        model.aspect(aspect),
                        model.value(aspect, before),
                        model.value(aspect, after));
            case Reordered(var _, var before, var after) ->
                new DiffLine(
                        "changed", "", words.say("model.order"), String.join(", ", before), String.join(", ", after));
        };
    }

    private static String named(Part part, String name, Words words) {
        return part == Part.CAPS ? words.say("model.category." + name.toLowerCase(Locale.ROOT)) : name;
    }

    /** + for what is new, − for what is gone, ~ for what changed. */
    public String sign() {
        return switch (kind) {
            case "added" -> "+";
            case "removed" -> "−";
            default -> "~";
        };
    }
}
