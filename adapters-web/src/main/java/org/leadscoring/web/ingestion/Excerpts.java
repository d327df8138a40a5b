package org.leadscoring.web.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.stereotype.Component;

/** The beginning of what was sent, to be shown to people: without the write key, wherever in it it stands. */
@Component
final class Excerpts {

    private static final String HIDDEN = "…";
    private static final String FIELD = "writekey";
    private static final Pattern FIELD_IN_TEXT =
            Pattern.compile("(\"write_?key\"\\s*:\\s*\")[^\"]*", Pattern.CASE_INSENSITIVE);

    private final Bodies bodies;

    Excerpts(Bodies bodies) {
        this.bodies = bodies;
    }

    /** The beginning of a JSON value. */
    String of(@Nullable Object value, WriteKey key) {
        return cut(bodies.text(hidden(value)), key);
    }

    /** The beginning of a text that may be anything. */
    String ofText(String text, WriteKey key) {
        return cut(FIELD_IN_TEXT.matcher(text).replaceAll("$1" + HIDDEN), key);
    }

    private String cut(String text, WriteKey key) {
        var quoted = bodies.text(key.value());
        var inJson = quoted.substring(1, quoted.length() - 1);
        var hidden = text.replace(inJson, HIDDEN).replace(key.value(), HIDDEN);
        return Texts.cut(hidden, Refusal.MAX_EXCERPT);
    }

    /** The same value with whatever a field says is a write key hidden: it may be another than the one sent with. */
    private static @Nullable Object hidden(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> hidden(map);
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> copy.add(hidden(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> hidden(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> {
            var field = String.valueOf(name);
            copy.put(field, isKey(field) ? HIDDEN : hidden(value));
        });
        return copy;
    }

    private static boolean isKey(String field) {
        return field.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").equals(FIELD);
    }
}
