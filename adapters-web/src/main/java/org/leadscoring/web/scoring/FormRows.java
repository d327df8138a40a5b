package org.leadscoring.web.scoring;

import java.util.Map;
import java.util.regex.Pattern;

/** Adds rows to a form and takes them away, as the buttons that a form without JavaScript has. */
final class FormRows {

    private static final Pattern LIST =
            Pattern.compile("rules|traits|ladder\\.stages|recency|sessions\\.durations|(rules|traits)\\.\\d+\\.when");
    private static final Pattern ROW = Pattern.compile("(" + LIST.pattern() + ")\\.\\d+");

    private FormRows() {}

    /**
     * The form as it was wished; whatever is no wish changes nothing.
     *
     * @param wish {@code add:rules}, {@code remove:rules.3} or {@code up:rules.3}
     */
    static ModelForm changed(ModelForm form, String wish) {
        var where = wish.substring(wish.indexOf(':') + 1);
        if (wish.startsWith("add:") && LIST.matcher(where).matches()) {
            return form.withRow(where, fields(where));
        }
        if (!ROW.matcher(where).matches()) {
            return form;
        }
        if (wish.startsWith("remove:")) {
            return form.withoutRow(where);
        }
        return wish.startsWith("up:") ? form.withRowUp(where) : form;
    }

    /** The row that a wish adds, empty if it adds none. */
    static String fresh(ModelForm form, String wish) {
        var rows = changed(form, wish).rows(wish.substring(wish.indexOf(':') + 1));
        return wish.startsWith("add:") && !rows.isEmpty() ? rows.getLast() : "";
    }

    /** The field of a fresh row in which people write first. */
    static String focus(String fresh) {
        var row = fresh.replaceFirst("\\.\\d+$", "");
        var field = switch (row) {
            case "rules" -> ".event";
            case "traits" -> ".id";
            case "ladder.stages" -> ".name";
            case "recency", "sessions.durations" -> ".under";
            default -> ".path";
        };
        return fresh + field;
    }

    private static Map<String, String> fields(String list) {
        return switch (list) {
            case "rules" -> FormWriter.freshRule();
            case "traits" -> FormWriter.freshTraitRule();
            case "ladder.stages" -> Map.of("name", "", "at", "", "hysteresis", "", "cool_down", "", "segments", "");
            case "recency" -> Map.of("under", "", "factor", "");
            case "sessions.durations" -> Map.of("under", "", "points", "");
            default -> ConditionFields.fresh(list.startsWith("traits"));
        };
    }
}
