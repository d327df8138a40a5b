package org.leadscoring.notify.delivery;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;

/** What notices say, in one language. */
final class Words {

    /** What is written where no other language is asked for. */
    static final Words ENGLISH = new Words(Locale.ENGLISH);

    private static final Words GERMAN = new Words(Locale.GERMAN);
    private static final List<Words> ALL = List.of(ENGLISH, GERMAN);

    private static final int LONGEST_STAGE = 100;

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale) {
        this.locale = locale;
        // Without falling back to the language of the server.
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundle = ResourceBundle.getBundle("notices", locale, control);
    }

    /**
     * The words of a language, or English ones if it is not spoken here.
     *
     * @param tag a BCP 47 tag, for example {@code de-AT}
     */
    static Words of(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return ALL.stream()
                .filter(words -> words.language().equals(language))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The language, for numbers and dates. */
    Locale locale() {
        return locale;
    }

    /** The language, as HTML names it. */
    String language() {
        return locale.getLanguage();
    }

    /** A message with facts in it. */
    String say(String key, Object... facts) {
        return new MessageFormat(bundle.getString(key), locale).format(facts);
    }

    /** What a topic is called, where several things are told at once. */
    String topic(Topic topic) {
        return say("topic." + topic.key());
    }

    /** What happened, in a few words. */
    String happened(Notice notice) {
        var stage = notice.fact().stage();
        return say(
                "happened." + notice.fact().topic().key(),
                Line.of(stage == null ? "" : stage, LONGEST_STAGE),
                notice.leads().size());
    }

    /** More about a topic for who has never seen it; empty if it speaks for itself. */
    String note(Topic topic) {
        return switch (topic) {
            case TEST, DESTINATION_DISABLED -> say("note." + topic.key());
            case STAGE_ENTERED, STAGE_LEFT, LEAD_ASSIGNED, LEAD_UNASSIGNED, SLA_WARNED, SLA_BREACHED, DIGEST -> "";
        };
    }

    /** Why a lead has points: {@code +30 Asked for a demo (2 times)}. */
    String reason(Notice.Reason reason, String text) {
        return say("reason", reason.points() > 0 ? "+" : "", reason.points(), text, reason.times());
    }

    /** A time as people write it there. */
    String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(bundle.getString("time.format"), locale)
                .withZone(zone)
                .format(at);
    }

    /** The owner, or that there is none. */
    String owner(@Nullable String owner, int longest) {
        return owner == null ? say("owner.none") : Line.of(owner, longest);
    }
}
