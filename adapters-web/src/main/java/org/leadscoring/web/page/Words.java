package org.leadscoring.web.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ScoringModel;
import org.springframework.context.MessageSource;

/** What templates say in words where a message's name depends on a value. */
public final class Words {

    private static final char MINUS = '−';

    private final MessageSource messages;
    private final Locale locale;

    public Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** The message of this name. */
    public String say(String name, Object... arguments) {
        return messages.getMessage(name, arguments, locale);
    }

    /** The message of this name, or these words if there is none. */
    public String sayOr(String name, String otherwise) {
        var words = messages.getMessage(name, null, null, locale);
        return words == null ? otherwise : words;
    }

    /** A value of an enum, for example {@code status.contacted}. */
    public String of(String kind, Enum<?> value) {
        return say(kind + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** An event as people say it: a message of ours if there is one, else its type's own words. */
    public String event(EventType type) {
        var words = messages.getMessage("event." + type.name(), null, null, locale);
        return words == null ? type.inWords() : words;
    }

    /**
     * A rule as people say it: by its event, and by its own id where several rules are for that event or where it is about
     * traits.
     */
    public String rule(String id, ScoringModel model) {
        if (id.equals(Definition.SESSION)) {
            return say("rule.session");
        }
        return model.eventOf(id).map(this::event).orElseGet(() -> inWords(id));
    }

    private String inWords(String id) {
        var words = messages.getMessage("rule." + id, null, null, locale);
        return words == null
                ? Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('_', ' ')
                : words;
    }

    /** What the core refused and why: it says so in English; in the reader's language if that is known, else as it is. */
    public String reason(String reason) {
        return Reasons.find(reason).map(this::say).orElse(reason);
    }

    private String say(Reasons.Found found) {
        var facts = new ArrayList<Object>(found.facts());
        if (found.openEnded()) {
            facts.add(reason(facts.removeLast().toString()));
        }
        return say(found.key(), facts.toArray());
    }

    /** A number that may have decimals: {@code 1.5}. */
    public String decimal(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(number.scale() > 0 ? number.scale() : 0);
        return format.format(number);
    }

    /** A number with its thousands apart: {@code 1,204}. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** What was recorded of something: a list as its parts, nothing as a dash. */
    public String list(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case List<?> list when list.isEmpty() -> "–";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(" · "));
            default -> value.toString();
        };
    }

    /** What a lead is called: its name, else its e-mail or phone, else that nobody knows. */
    public String nameOf(Lead lead) {
        var profile = lead.profile();
        return Stream.of(profile.name(), profile.email(), profile.phone())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> say(profile.known() ? "lead.nameless" : "lead.anonymous"));
    }

    /** Points as a change: {@code +25} or {@code −20}, with a real minus sign. */
    public String signed(int points) {
        return points < 0 ? MINUS + Long.toString(-(long) points) : "+" + points;
    }

    /** Points as a total: {@code 72} or {@code −5}. */
    public String total(int points) {
        return points < 0 ? signed(points) : Integer.toString(points);
    }
}
