package org.leadscoring.web.source;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Words;

/**
 * A change of a source, as it is shown.
 *
 * @param what what was done, in words
 * @param by who did it
 * @param differences what was before and what is since
 */
public record ChangeLine(Instant at, String what, String by, List<Difference> differences) {

    static ChangeLine of(Change change, Map<UserId, String> names, Words words) {
        var before = change.before().values();
        var after = change.after().values();
        var fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return new ChangeLine(
                change.at(),
                words.say("change." + change.action()),
                names.getOrDefault(change.by(), words.say("history.somebody")),
                fields.stream()
                        .map(field -> new Difference(
                                words.say("change.field." + field),
                                text(before.get(field), words),
                                text(after.get(field), words)))
                        .toList());
    }

    private static String text(@Nullable Object value, Words words) {
        return switch (value) {
            case null -> "–";
            case Boolean yes -> words.say(yes ? "change.yes" : "change.no");
            case List<?> list when list.isEmpty() -> "–";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** A field with what it was and what it is since. */
    public record Difference(String field, String before, String after) {}
}
