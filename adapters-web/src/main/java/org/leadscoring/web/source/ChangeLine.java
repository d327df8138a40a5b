package org.leadscoring.web.source;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * A change of a source, as it is shown.
 *
 * @param what what was done, in words
 * @param by who did it
 * @param differences what was before and what is since
 */
public record ChangeLine(Instant at, String what, String by, List<Difference> differences) {

    private static final String NOTHING = "–";

    static ChangeLine of(Change change, Map<UserId, String> names, Words words, Moments moments) {
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
                                text(field, before.get(field), words, moments),
                                text(field, after.get(field), words, moments)))
                        .toList());
    }

    private static String text(String field, @Nullable Object value, Words words, Moments moments) {
        return switch (value) {
            case null -> NOTHING;
            case Boolean yes -> words.say(yes ? "change.yes" : "change.no");
            case List<?> list when list.isEmpty() -> NOTHING;
            case List<?> list ->
                list.stream().map(one -> text(field, one.toString(), moments)).collect(Collectors.joining(", "));
            default -> text(field, value.toString(), moments);
        };
    }

    /** Keys by their last characters, instants in the reader's zone, everything else as it is. */
    private static String text(String field, String value, Moments moments) {
        return switch (field) {
            case "key", "keys" -> "…" + value;
            case "until" -> moments.when(Instant.parse(value));
            default -> value;
        };
    }

    /** A field with what it was and what it is since. */
    public record Difference(String field, String before, String after) {}
}
