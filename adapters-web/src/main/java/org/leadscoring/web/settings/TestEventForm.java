package org.leadscoring.web.settings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a test event, as they wrote it.
 *
 * @param source its id
 * @param type as a sender would name what happened
 * @param by the kind of what the lead is recognised by
 * @param who the e-mail, id or phone itself
 * @param properties one a line, {@code name = value}
 */
public record TestEventForm(String source, String type, String by, String who, String properties) {

    /** What somebody can be recognised by here. */
    static final List<IdentifierType> KINDS =
            List.of(IdentifierType.EMAIL, IdentifierType.USER_ID, IdentifierType.PHONE, IdentifierType.ANONYMOUS_ID);

    private static final int LONGEST = 10_000;

    public TestEventForm(
            @Nullable String source,
            @Nullable String type,
            @Nullable String by,
            @Nullable String who,
            @Nullable String properties) {
        this.source = source == null ? "" : source;
        this.type = type == null ? "" : type;
        this.by = by == null ? IdentifierType.EMAIL.name() : by;
        this.who = who == null ? "" : who;
        this.properties = properties == null ? "" : properties;
    }

    /** What it says, and what is wrong with it, by field. */
    Read read(Words words) {
        var errors = new LinkedHashMap<String, String>();
        EventType named = null;
        try {
            named = EventType.named(type);
        } catch (InvalidEventException e) {
            errors.put("type", words.say("test.type-wrong"));
        }
        var identifier = identifier();
        if (identifier.isEmpty()) {
            errors.put(
                    "who", words.say(by.equals(IdentifierType.PHONE.name()) ? "test.phone-wrong" : "test.who-wrong"));
        }
        return new Read(named, identifier.orElse(null), properties(words, errors), errors);
    }

    private Optional<Identifier> identifier() {
        var kind = KINDS.stream().filter(one -> one.name().equals(by)).findFirst();
        if (kind.isEmpty() || who.isBlank()) {
            return Optional.empty();
        }
        try {
            return switch (kind.get()) {
                case EMAIL -> Identifier.email(who);
                case PHONE -> Identifier.phone(who);
                default -> Optional.of(new Identifier(kind.get(), who.strip()));
            };
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }

    private Attributes properties(Words words, Map<String, String> errors) {
        var found = new LinkedHashMap<String, Object>();
        var lines = properties.lines().toList();
        if (properties.length() > LONGEST) {
            errors.put("properties", words.say("test.properties-long", LONGEST));
            return Attributes.NONE;
        }
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            var equals = line.indexOf('=');
            if (line.isEmpty()) {
                continue;
            }
            if (equals < 1 || line.substring(0, equals).isBlank()) {
                errors.putIfAbsent("properties", words.say("test.property-wrong", i + 1, line));
            } else {
                found.put(
                        line.substring(0, equals).strip(),
                        value(line.substring(equals + 1).strip()));
            }
        }
        try {
            return new Attributes(found);
        } catch (InvalidEventException e) {
            errors.putIfAbsent("properties", words.say("test.properties-wrong"));
            return Attributes.NONE;
        }
    }

    /** A number, yes or no as such; in quotes it is a text all the same. */
    private static Object value(String text) {
        if (text.matches("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?")) {
            return new BigDecimal(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        var quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * What a form says.
     *
     * @param errors what is wrong, by field; if there is any, the rest means nothing
     */
    record Read(@Nullable EventType type, @Nullable Identifier by, Attributes properties, Map<String, String> errors) {}
}
