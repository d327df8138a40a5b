package org.leadscoring.web.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/** What the audit log keeps of who gets leads, in the reader's words. */
public final class AssignmentFacts {

    private static final Pattern OF_USER = Pattern.compile("([a-z]+)\\.([0-9a-f-]{36})");
    private static final Pattern ABSENCE = Pattern.compile("(\\S+Z)/(\\S+Z) ?(.*)", Pattern.DOTALL);

    private final Words words;
    private final Moments moments;
    private final Function<UserId, String> names;

    public AssignmentFacts(Words words, Moments moments, Function<UserId, String> names) {
        this.words = words;
        this.moments = moments;
        this.names = names;
    }

    /** A change as it is told, fact by fact. */
    Told told(Change change) {
        var before = change.before().values();
        var after = change.after().values();
        var facts = new LinkedHashSet<>(before.keySet());
        facts.addAll(after.keySet());
        return new Told(
                change.at(),
                names.apply(change.by()),
                facts.stream()
                        .map(fact ->
                                new Difference(field(fact), text(fact, before.get(fact)), text(fact, after.get(fact))))
                        .toList());
    }

    /** What was changed: {@code method}, {@code weight of Ann Lee}. */
    public String field(String fact) {
        var ofUser = OF_USER.matcher(fact);
        return ofUser.matches()
                ? words.say(
                        "assignment.fact.of",
                        words.sayOr("assignment.fact." + ofUser.group(1), ofUser.group(1)),
                        names.apply(new UserId(UUID.fromString(ofUser.group(2)))))
                : words.sayOr("assignment.fact." + fact, fact);
    }

    /** What it was or is; a list as its parts, nothing as a dash. */
    public String text(String fact, @Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> words.number(number.longValue());
            case List<?> list
            when !list.isEmpty() ->
                list.stream().map(one -> absence(one.toString())).collect(Collectors.joining(" · "));
            case String text when fact.startsWith("hours.") -> words.sayOr("assignment.hours." + text, text);
            case String text -> words.sayOr("assignment.method." + text, text);
            case null, default -> words.list(value);
        };
    }

    private String absence(String text) {
        var absence = ABSENCE.matcher(text);
        if (!absence.matches()) {
            return text;
        }
        var from = moments.when(Instant.parse(absence.group(1)));
        var until = moments.when(Instant.parse(absence.group(2)));
        return (from + " – " + until + " " + absence.group(3)).strip();
    }

    /** A change in words, and who made it when. */
    public record Told(Instant at, String by, List<Difference> differences) {}

    /** What was changed, what it was and what it is since, in words. */
    public record Difference(String field, String before, String after) {}
}
