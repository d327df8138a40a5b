package org.leadscoring.application.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.ModelDiff.Added;
import org.leadscoring.domain.scoring.ModelDiff.Changed;
import org.leadscoring.domain.scoring.ModelDiff.Difference;
import org.leadscoring.domain.scoring.ModelDiff.Fact;
import org.leadscoring.domain.scoring.ModelDiff.Removed;
import org.leadscoring.domain.scoring.ModelDiff.Reordered;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * What the audit log keeps of a model: {@code rules.demo_requested.points: 50} before and {@code 40} after, never the whole
 * of it, which the versions themselves keep.
 */
final class ModelRecord {

    /** So many differences are kept; of the others that they are there. */
    private static final int MOST = 50;

    private ModelRecord() {}

    /** Name and version. */
    static String named(ScoringModel model) {
        return model.name() + " " + model.version();
    }

    /** A version in a few facts. */
    static Map<String, Object> summary(ScoringModel model) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("name", model.name());
        summary.put("version", model.version());
        summary.put(
                "rules", model.rules().size() + model.definition().traitRules().size());
        summary.put(
                "stages",
                model.ladder().stages().stream()
                        .map(stage -> stage.name() + " " + stage.threshold())
                        .toList());
        return summary;
    }

    /** What was. */
    static Map<String, Object> before(List<Difference> differences) {
        return kept(differences, true);
    }

    /** What is since. */
    static Map<String, Object> after(List<Difference> differences) {
        return kept(differences, false);
    }

    private static Map<String, Object> kept(List<Difference> differences, boolean before) {
        var kept = new LinkedHashMap<String, Object>();
        differences.stream()
                .limit(MOST)
                .forEach(difference -> side(difference, before).ifPresent(value -> kept.put(place(difference), value)));
        if (differences.size() > MOST) {
            kept.put("more", differences.size() - MOST);
        }
        return kept;
    }

    private static String place(Difference difference) {
        var part = key(difference.part());
        return switch (difference) {
            case Added added -> part + '.' + added.name();
            case Removed removed -> part + '.' + removed.name();
            case Changed changed when changed.name().isEmpty() -> part + '.' + key(changed.aspect());
            case Changed changed -> part + '.' + changed.name() + '.' + key(changed.aspect());
            case Reordered _ -> part + ".order";
        };
    }

    private static Optional<Object> side(Difference difference, boolean before) {
        return switch (difference) {
            case Added added -> before ? Optional.empty() : Optional.of(facts(added.facts()));
            case Removed removed -> before ? Optional.of(facts(removed.facts())) : Optional.empty();
            case Changed changed -> plain(before ? changed.before() : changed.after());
            case Reordered reordered -> Optional.of(before ? reordered.before() : reordered.after());
        };
    }

    private static Optional<Object> plain(@Nullable Object value) {
        return Optional.ofNullable(value).map(ModelValues::plain);
    }

    private static Map<String, Object> facts(List<Fact> facts) {
        return facts.stream()
                .collect(Collectors.toMap(
                        fact -> key(fact.aspect()),
                        fact -> ModelValues.plain(fact.value()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
