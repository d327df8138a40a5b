package org.leadscoring.web.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.sla.EditSlaPolicy;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.web.assignment.AssignmentFacts;
import org.leadscoring.web.crm.ConnectionFacts;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.scoring.ModelChange;
import org.leadscoring.web.sla.PolicyFacts;
import org.leadscoring.web.stage.ActionFacts;

/**
 * A change as it is shown.
 *
 * @param by who made it
 * @param what what was done, in words
 * @param kind of thing it was done to, in words
 * @param name what the thing is called; empty if the kind says it all
 * @param address where the thing is seen; null if nowhere
 * @param differences what was before and what is since
 */
public record AuditLine(
        Instant at,
        String by,
        String what,
        String kind,
        String name,
        @Nullable String address,
        List<Difference> differences) {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

    static AuditLine of(Change change, Subjects.Known subjects, Words words, Moments moments) {
        var before = flat(change.before());
        var after = flat(change.after());
        var fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return new AuditLine(
                change.at(),
                subjects.person(change.by().value()),
                words.sayOr("change." + change.action(), inWords(change.action())),
                kind(change.subject().type(), words),
                subjects.name(change.subject()),
                subjects.address(change.subject()),
                fields.stream()
                        .map(field -> new Difference(
                                field(change, field, subjects, words, moments),
                                text(change, field, before.get(field), subjects, words, moments),
                                text(change, field, after.get(field), subjects, words, moments)))
                        .toList());
    }

    /** What of a thing was changed, in words; of a model its place there. */
    private static String field(Change change, String field, Subjects.Known subjects, Words words, Moments moments) {
        if (change.subject().type().equals(EditAssignment.SUBJECT)) {
            return assignment(subjects, words, moments).field(field);
        }
        if (change.subject().type().equals(EditStageActions.SUBJECT)) {
            return new ActionFacts(words).field(field);
        }
        var place = change.subject().type().equals(Subjects.MODEL) && field.contains(".")
                ? ModelChange.place(field, words)
                : inWords(field);
        return words.sayOr("change.field." + field, place);
    }

    /** A kind of thing, in words. */
    static String kind(String type, Words words) {
        return words.sayOr("audit.kind." + type, inWords(type));
    }

    /** All differences in one line, for a table of a spreadsheet. */
    String inOneLine(boolean was) {
        return differences.stream()
                .filter(difference -> !(was ? difference.before() : difference.after()).isEmpty())
                .map(difference -> difference.field() + ": " + (was ? difference.before() : difference.after()))
                .collect(Collectors.joining("; "));
    }

    private static String inWords(String key) {
        return key.replace('_', ' ');
    }

    /** What stands in an object is named by its path. */
    private static Map<String, Object> flat(Attributes attributes) {
        var flat = new LinkedHashMap<String, Object>();
        flatten("", attributes, flat);
        return flat;
    }

    private static void flatten(String prefix, Attributes attributes, Map<String, Object> into) {
        attributes.values().forEach((name, value) -> {
            if (value instanceof Map<?, ?> object && !object.isEmpty()) {
                flatten(prefix + name + ".", attributes.object(name), into);
            } else {
                into.put(prefix + name, value);
            }
        });
    }

    private static String text(
            Change change,
            String field,
            @Nullable Object value,
            Subjects.Known subjects,
            Words words,
            Moments moments) {
        if (value == null) {
            return "";
        }
        return switch (change.subject().type()) {
            case EditSlaPolicy.SUBJECT -> new PolicyFacts(words, moments).text(field, value);
            case EditAssignment.SUBJECT -> assignment(subjects, words, moments).text(field, value);
            case EditStageActions.SUBJECT -> actions(value, words);
            case EditConnections.SUBJECT ->
                new ConnectionFacts(words).text(field, value).orElseGet(() -> text(field, value, words, moments));
            default -> text(field, value, words, moments);
        };
    }

    private static String actions(@Nullable Object value, Words words) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(one -> new ActionFacts(words).text(one.toString()))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static AssignmentFacts assignment(Subjects.Known subjects, Words words, Moments moments) {
        return new AssignmentFacts(words, moments, user -> subjects.person(user.value()));
    }

    private static String text(String field, @Nullable Object value, Words words, Moments moments) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> words.say(yes ? "change.yes" : "change.no");
            case BigDecimal number -> number.toPlainString();
            case List<?> list when list.isEmpty() -> words.say("audit.none");
            case List<?> list ->
                list.stream().map(one -> text(field, one, words, moments)).collect(Collectors.joining(", "));
            default -> text(field, value.toString(), words, moments);
        };
    }

    /** Keys by their last characters, roles in words, instants in the reader's zone, everything else as it is. */
    private static String text(String field, String value, Words words, Moments moments) {
        return switch (field) {
            case "key", "keys" -> "…" + value;
            case "scopes" -> words.sayOr("scope." + value, value);
            case "role" -> words.sayOr("role." + value, value);
            case "state" -> words.sayOr("model.state." + value, value);
            case "kind" -> words.sayOr("destination.kind." + value, words.sayOr("feed.kind." + value, value));
            case "batch" -> words.sayOr("feed.batch." + value, value);
            case "topics" -> words.sayOr("topic.short." + value, value);
            default ->
                INSTANT.matcher(value).matches()
                        ? instant(value, moments)
                        : words.sayOr("change.value." + value, value);
        };
    }

    private static String instant(String value, Moments moments) {
        try {
            return moments.when(Instant.parse(value));
        } catch (DateTimeException e) {
            // It only looked like one.
            return value;
        }
    }

    /** A field with what it was and what it is since; empty where it was not there. */
    public record Difference(String field, String before, String after) {}
}
