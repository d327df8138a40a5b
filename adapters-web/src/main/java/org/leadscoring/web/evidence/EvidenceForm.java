package org.leadscoring.web.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Question;

/**
 * What is asked, as it is typed.
 *
 * @param window outcomes of so many days
 * @param cutOff {@code before} the outcome or {@code after} the first event
 * @param days so many days before or after
 * @param holdOut percent held out
 * @param rules the most rules
 * @param excluded traits left out, one a line
 * @param challenger id of another version, blank for none
 */
record EvidenceForm(
        @Nullable String window,
        @Nullable String cutOff,
        @Nullable String days,
        @Nullable String holdOut,
        @Nullable String rules,
        @Nullable String excluded,
        @Nullable String challenger) {

    static final String BEFORE = "before";
    static final String AFTER = "after";

    private static final String ID = "[0-9a-fA-F-]{36}";
    private static final int LONGEST_WINDOW = 3_660;
    private static final int LONGEST_CUT_OFF = 366;
    private static final int MOST_RULES = 200;

    /** As it was asked last, or as it is asked by standard. */
    static EvidenceForm of(Question question, @Nullable String challenger) {
        return new EvidenceForm(
                Long.toString(
                        Duration.between(question.from(), question.until()).toDays()),
                question.cutOff() instanceof CutOff.AfterFirst ? AFTER : BEFORE,
                Long.toString(question.cutOff().distance().toDays()),
                Integer.toString(question.holdOut()),
                Integer.toString(question.mostRules()),
                String.join("\n", question.excluded()),
                challenger);
    }

    /** What is wrong with it: names of fields to names of messages; empty if nothing is. */
    Map<String, String> wrong() {
        var wrong = new LinkedHashMap<String, String>();
        check(wrong, "window", window, 1, LONGEST_WINDOW);
        check(wrong, "days", days, 0, LONGEST_CUT_OFF);
        check(wrong, "holdOut", holdOut, 10, 90);
        check(wrong, "rules", rules, 1, MOST_RULES);
        if (challenger != null && !challenger.isBlank() && !challenger.strip().matches(ID)) {
            wrong.put("challenger", "evidence.bad.challenger");
        }
        return wrong;
    }

    private static void check(Map<String, String> wrong, String field, @Nullable String typed, int least, int most) {
        var number = number(typed);
        if (number == null || number < least || number > most) {
            wrong.put(field, "evidence.bad." + field);
        }
    }

    private static @Nullable Integer number(@Nullable String typed) {
        return typed == null || !typed.strip().matches("[0-9]{1,4}") ? null : Integer.valueOf(typed.strip());
    }

    private static int read(@Nullable String typed) {
        var number = number(typed);
        if (number == null) {
            throw new IllegalStateException("the form was not checked");
        }
        return number;
    }

    /** The question, if nothing is wrong. */
    Question question(Question standard, Instant now) {
        var distance = Duration.ofDays(read(days));
        return new Question(
                now.minus(Duration.ofDays(read(window))),
                now,
                AFTER.equals(cutOff) ? new CutOff.AfterFirst(distance) : new CutOff.BeforeOutcome(distance),
                standard.zone(),
                read(holdOut),
                standard.seed(),
                read(rules),
                names());
    }

    private List<String> names() {
        return excluded == null
                ? List.of()
                : Arrays.stream(excluded.split("[\\r\\n,]+"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
