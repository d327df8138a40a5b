package org.leadscoring.web.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/** What the audit log keeps of a policy in words of its own, in the reader's. */
public final class PolicyFacts {

    private static final Pattern BAND = Pattern.compile("(?:all below|from (-?\\d+)): (P\\S+), (\\w+)");
    private static final Pattern WEEK = Pattern.compile("(\\S+) \\[(.*)]");
    private static final Pattern DAY = Pattern.compile("(\\w+day) \\[([^\\]]*)]");
    private static final String ALWAYS = "round the clock";

    private final Words words;
    private final Moments moments;

    public PolicyFacts(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /** A fact; a list as its parts, nothing as a dash. */
    public String text(String fact, @Nullable Object value) {
        return switch (value) {
            case List<?> list
            when !list.isEmpty() ->
                list.stream().map(one -> one(fact, one.toString())).collect(Collectors.joining(" · "));
            case String text -> one(fact, text);
            case null, default -> words.list(value);
        };
    }

    private String one(String fact, String text) {
        return switch (fact) {
            case "promises" -> band(text);
            case "hours" -> hours(text);
            case "pauses" -> words.sayOr("status." + text, text);
            default -> text;
        };
    }

    private String band(String text) {
        var band = BAND.matcher(text);
        if (!band.matches()) {
            return text;
        }
        var target = moments.lasting(Duration.parse(band.group(2)));
        var who = words.sayOr("sla.opens." + band.group(3), band.group(3));
        return band.group(1) == null
                ? words.say("sla.history.below", target, who)
                : words.say("sla.history.from", band.group(1), target, who);
    }

    private String hours(String text) {
        var week = WEEK.matcher(text);
        if (text.equals(ALWAYS)) {
            return words.say("sla.always");
        }
        return week.matches()
                ? week.group(1)
                        + DAY.matcher(week.group(2))
                                .results()
                                .map(day -> ", " + words.say("sla.history.day", weekday(day.group(1)), day.group(2)))
                                .collect(Collectors.joining())
                : text;
    }

    private String weekday(String name) {
        return moments.name(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
