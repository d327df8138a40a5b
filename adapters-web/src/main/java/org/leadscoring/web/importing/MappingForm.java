package org.leadscoring.web.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.ImportPlan;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.Header;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.importing.MappingGuess;
import org.leadscoring.domain.importing.Target;
import org.leadscoring.domain.importing.TimeFormat;
import org.leadscoring.domain.importing.ValueType;
import org.leadscoring.domain.workspace.SourceId;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form of a mapping, whether it makes one or not.
 *
 * @param event what happened in rows that do not say so; may be empty
 * @param times {@code iso}, {@code unix}, {@code unix-ms}, or a pattern
 * @param emptyValues one on each line
 * @param at when rows happened that do not say so, in ISO 8601; empty for when the file was sent
 * @param endedAt when the work on leads ended whose rows do not say so, likewise; empty for when the row happened
 */
record MappingForm(
        FileLayout layout,
        List<Choice> columns,
        String event,
        String times,
        String zone,
        String emptyValues,
        String at,
        String endedAt,
        UUID source,
        boolean opensClocks) {

    /** What may be chosen for a column of leads, in the order of the list. */
    static final List<String> FOR_LEADS = List.of(
            "ignore",
            "trait",
            "email",
            "phone",
            "userId",
            "crmId",
            "anonymousId",
            "time",
            "outcome",
            "outcomeTime",
            "messageId");

    /** What may be chosen for a column of events. */
    static final List<String> FOR_EVENTS = List.of(
            "ignore",
            "property",
            "event",
            "time",
            "email",
            "phone",
            "userId",
            "crmId",
            "anonymousId",
            "sessionId",
            "messageId",
            "trait");

    /** The form as a newcomer finds it. */
    static MappingForm guessed(ImportKind kind, Header header, FileLayout layout, ZoneId zone, SourceId source) {
        var columns = MappingGuess.columns(kind, header, true).stream()
                .map(column -> Choice.of(column))
                .toList();
        return new MappingForm(layout, columns, "", TimeFormat.ISO, zone.getId(), "", "", "", source.value(), false);
    }

    /** The form as it was last kept. */
    static MappingForm of(ImportPlan plan) {
        var mapping = plan.mapping();
        return new MappingForm(
                plan.layout(),
                mapping.columns().stream().map(column -> Choice.of(column)).toList(),
                mapping.event() == null ? "" : mapping.event(),
                mapping.times().pattern(),
                mapping.times().zone().getId(),
                String.join("\n", mapping.emptyValues()),
                inWords(mapping.time()),
                inWords(mapping.outcomeTime()),
                plan.source().value(),
                plan.opensClocks());
    }

    /** The form as it was filled in; what is missing is as a newcomer finds it. */
    static MappingForm filledIn(MultiValueMap<String, String> fields, MappingForm otherwise) {
        var columns = new ArrayList<Choice>();
        for (int i = 0; i < otherwise.columns().size(); i++) {
            var before = otherwise.columns().get(i);
            columns.add(new Choice(
                    before.column(),
                    nth(fields, "target", i, before.target()),
                    nth(fields, "name", i, before.name()),
                    nth(fields, "type", i, before.type())));
        }
        return new MappingForm(
                otherwise.layout(),
                columns,
                nth(fields, "event", 0, ""),
                nth(fields, "times", 0, TimeFormat.ISO),
                nth(fields, "zone", 0, otherwise.zone()),
                nth(fields, "emptyValues", 0, ""),
                nth(fields, "at", 0, ""),
                nth(fields, "endedAt", 0, ""),
                source(nth(fields, "source", 0, ""), otherwise.source()),
                fields.containsKey("opensClocks"));
    }

    private static String inWords(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static String nth(MultiValueMap<String, String> fields, String name, int n, String otherwise) {
        var values = fields.get(name);
        return values == null || values.size() <= n ? otherwise : values.get(n);
    }

    private static UUID source(String text, UUID otherwise) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // A form without one, or one that nobody filled in by hand.
            return otherwise;
        }
    }

    /** The layout that an address asks for, part by part, else the one that was found. */
    static FileLayout layout(MultiValueMap<String, String> fields, FileLayout found) {
        return new FileLayout(
                constant(Delimiter.class, nth(fields, "delimiter", 0, ""), found.delimiter()),
                constant(Encoding.class, nth(fields, "encoding", 0, ""), found.encoding()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String key, E otherwise) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(key)) {
                return constant;
            }
        }
        return otherwise;
    }

    /**
     * The mapping it makes.
     *
     * @throws InvalidMappingException if it makes none
     */
    ImportMapping mapping(ImportKind kind) {
        return new ImportMapping(
                kind,
                columns.stream()
                        .map(choice -> new Column(choice.column(), choice.meaning()))
                        .toList(),
                event,
                new TimeFormat(times, zoneId()),
                new LinkedHashSet<>(emptyValues.lines().toList()),
                ofAll(at),
                ofAll(endedAt));
    }

    /**
     * The plan it makes.
     *
     * @throws InvalidMappingException if it makes none
     */
    ImportPlan plan(ImportKind kind) {
        return new ImportPlan(layout, mapping(kind), new SourceId(source), opensClocks);
    }

    private @Nullable Instant ofAll(String time) {
        return time.isBlank() ? null : TimeFormat.ofAll(time, zoneId());
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            throw new InvalidMappingException(
                    null, "there is no time zone \"" + zone + "\"; write for example Europe/Berlin");
        }
    }

    /**
     * What is chosen for a column.
     *
     * @param target one of {@link #FOR_LEADS} or {@link #FOR_EVENTS}
     * @param name of the trait or property, should it become one
     * @param type what its values stand for then
     */
    record Choice(String column, String target, String name, String type) {

        static Choice of(Column column) {
            return switch (column.target()) {
                case Target.Trait(var name, var type) -> new Choice(column.name(), "trait", name, type.key());
                case Target.Property(var name, var type) -> new Choice(column.name(), "property", name, type.key());
                default ->
                    new Choice(
                            column.name(),
                            column.target().text(),
                            MappingGuess.attributeName(column.name()),
                            ValueType.AUTO.key());
            };
        }

        Target meaning() {
            try {
                var auto = ValueType.of(type).orElse(ValueType.AUTO);
                return switch (target) {
                    case "trait" -> new Target.Trait(name, auto);
                    case "property" -> new Target.Property(name, auto);
                    default -> Target.of(target);
                };
            } catch (IllegalArgumentException e) {
                throw new InvalidMappingException(column, String.valueOf(e.getMessage()));
            }
        }
    }
}
