package org.leadscoring.web.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.scoring.ModelDiff.Aspect;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Words;

/**
 * A change of a model's version, as it is shown.
 *
 * @param what what was done, in words
 * @param by who did it
 * @param facts where something differs, with what was and what is
 */
public record ModelChange(Instant at, String what, String by, List<Fact> facts) {

    private static final String NOTHING = "–";

    static ModelChange of(Change change, Map<UserId, String> names, Words words) {
        var before = change.before().values();
        var after = change.after().values();
        var places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        var facts = new ArrayList<Fact>();
        if (change.action().equals("change")) {
            places.forEach(
                    place -> facts.add(new Fact(place(place, words), text(before.get(place)), text(after.get(place)))));
        }
        return new ModelChange(
                change.at(),
                words.say("model.done." + change.action()),
                names.getOrDefault(change.by(), words.say("history.somebody")),
                facts);
    }

    /** {@code rules.demo_requested.points} is "demo_requested · points", {@code scale.cap} is "Scale · at most". */
    public static String place(String place, Words words) {
        var first = place.indexOf('.');
        var last = place.lastIndexOf('.');
        var aspect = aspect(place.substring(last + 1));
        if (first < 0 || aspect.isEmpty()) {
            return place.substring(first + 1);
        }
        var part = place.substring(0, first);
        var name = first == last ? words.sayOr("model.part." + part, part) : place.substring(first + 1, last);
        return name + " · " + words.of("model.aspect", aspect.get());
    }

    private static Optional<Aspect> aspect(String key) {
        return Arrays.stream(Aspect.values())
                .filter(aspect -> aspect.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Map<?, ?> facts ->
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + " " + text(fact.getValue()))
                        .collect(Collectors.joining(", "));
            case List<?> list -> list.stream().map(ModelChange::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** @param place in the model, in words */
    public record Fact(String place, String before, String after) {}
}
