package org.leadscoring.web.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a source, as they wrote it: so that nothing of it is lost when something is wrong.
 *
 * @param origins one a line
 * @param limit events per second; empty for none
 */
public record SourceForm(String name, String origins, String limit) {

    /** How long the key before lives on unless somebody says otherwise. */
    static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private static final int LONGEST_NAME = 100;
    private static final int MOST_ORIGINS = 50;
    private static final int HIGHEST_LIMIT = 1_000_000;

    static final SourceForm EMPTY = new SourceForm("", "", "");

    public SourceForm(@Nullable String name, @Nullable String origins, @Nullable String limit) {
        this.name = name == null ? "" : name;
        this.origins = origins == null ? "" : origins;
        this.limit = limit == null ? "" : limit;
    }

    static SourceForm of(Source source) {
        return new SourceForm(
                source.name(),
                source.origins().stream().map(Origin::value).collect(Collectors.joining("\n")),
                Objects.toString(source.eventsPerSecond(), ""));
    }

    /** What it says, and what is wrong with it, by field. */
    Read read(Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            errors.put("name", words.say("source.name-wrong", LONGEST_NAME));
        }
        return new Read(name.strip(), origins(words, errors), limit(words, errors), errors);
    }

    private List<Origin> origins(Words words, Map<String, String> errors) {
        var found = new ArrayList<Origin>();
        var lines = origins.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                found.add(new Origin(lines.get(i)));
            } catch (IllegalArgumentException e) {
                errors.putIfAbsent(
                        "origins",
                        words.say("source.origin-wrong", i + 1, lines.get(i).strip()));
            }
        }
        var distinct = found.stream().distinct().toList();
        if (distinct.size() > MOST_ORIGINS) {
            errors.putIfAbsent("origins", words.say("source.origins-many", MOST_ORIGINS));
        }
        return distinct;
    }

    private @Nullable Integer limit(Words words, Map<String, String> errors) {
        var text = limit.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,7}")) {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= HIGHEST_LIMIT) {
                return number;
            }
        }
        errors.put("limit", words.say("source.limit-wrong", HIGHEST_LIMIT));
        return null;
    }

    /**
     * What a form says.
     *
     * @param errors what is wrong, by field; if there is any, the rest means nothing
     */
    record Read(String name, List<Origin> origins, @Nullable Integer limit, Map<String, String> errors) {

        boolean valid() {
            return errors.isEmpty();
        }

        Source on(Source source) {
            return source.named(name).allowing(origins).limitedTo(limit);
        }
    }
}
