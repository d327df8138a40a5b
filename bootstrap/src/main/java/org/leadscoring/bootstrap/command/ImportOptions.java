package org.leadscoring.bootstrap.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.ImportPlan;
import org.leadscoring.application.importing.ImportSource;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.Header;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.importing.MappingGuess;
import org.leadscoring.domain.importing.Target;
import org.leadscoring.domain.importing.TimeFormat;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Option;

/** What the command is told about a file, and the plan that comes of it. */
final class ImportOptions {

    @Option(
            names = "--map",
            paramLabel = "COLUMN=TARGET",
            description =
                    "What a column means: userId, crmId, email, phone, anonymousId, sessionId, event, time, messageId,"
                            + " outcome (won or lost), outcomeTime,"
                            + " trait:NAME, property:NAME (with :number, :number-comma, :boolean or :text behind it if need be), or"
                            + " ignore. Without any --map it is guessed by the columns' names.")
    private List<String> maps = new ArrayList<>();

    @Option(
            names = {"--all-traits", "--all-properties"},
            description =
                    "Columns that are not mapped become traits of the lead, or properties of the event, instead of"
                            + " being ignored.")
    private boolean everything;

    @Option(
            names = "--ignore-value",
            paramLabel = "TEXT",
            description = "A value that means that there is none, for example Select. May be repeated.")
    private List<String> emptyValues = new ArrayList<>();

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "What happened, in rows of events that do not say so themselves.")
    private @Nullable String event;

    @Option(
            names = "--time-format",
            paramLabel = "FORMAT",
            defaultValue = TimeFormat.ISO,
            description = "How times are written: iso, unix, unix-ms or a pattern such as \"dd.MM.yyyy HH:mm\""
                    + " (${DEFAULT-VALUE}).")
    private String timeFormat = TimeFormat.ISO;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "The time zone of times without an offset, for example Europe/Berlin (${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description =
                    "When rows happened that do not say so themselves, for example 2026-02-01T08:00:00Z; by default when the"
                            + " file was sent.")
    private @Nullable String time;

    @Option(
            names = "--outcome-time",
            paramLabel = "TIME",
            description =
                    "When leads were won or lost whose rows do not say so themselves; by default when the row happened.")
    private @Nullable String outcomeTime;

    @Option(names = "--delimiter", description = "comma, semicolon or tab; found by itself if not given.")
    private @Nullable String delimiter;

    @Option(names = "--encoding", description = "utf-8 or windows-1252; found by itself if not given.")
    private @Nullable String encoding;

    @Option(names = "--source", paramLabel = "NAME", description = "The source the rows belong to (Import).")
    private @Nullable String source;

    @Option(names = "--workspace", paramLabel = "NAME", description = "Needed if there is more than one.")
    private @Nullable String workspace;

    @Option(
            names = "--open-clocks",
            description =
                    "Opens SLA clocks for imported leads, as if they had come just now. Without it they get scores"
                            + " and stages, and nobody is asked to answer them.")
    private boolean openClocks;

    /** @throws IllegalArgumentException if there is no such workspace, or if it is to be named */
    WorkspaceId workspace(BeanFactory beans) {
        return NamedWorkspace.of(workspace, beans);
    }

    /**
     * The plan for a file that was uploaded.
     *
     * @throws InvalidMappingException if the options make no mapping
     * @throws IllegalArgumentException if an option cannot be read
     */
    ImportPlan plan(ImportKind kind, WorkspaceId workspace, ImportId id, BeanFactory beans) {
        var planning = beans.getBean(PlanImport.class);
        var layout = layout(planning.layout(workspace, id));
        var header = planning.beginning(workspace, id, layout).header();
        var mapping = new ImportMapping(
                kind,
                columns(kind, header),
                event,
                new TimeFormat(timeFormat, zone()),
                new LinkedHashSet<>(emptyValues),
                ofAll(time),
                ofAll(outcomeTime));
        return new ImportPlan(layout, mapping, source(workspace, beans.getBean(Sources.class)), openClocks);
    }

    private FileLayout layout(FileLayout found) {
        return new FileLayout(
                delimiter == null ? found.delimiter() : constant(Delimiter.class, "--delimiter", delimiter),
                encoding == null ? found.encoding() : constant(Encoding.class, "--encoding", encoding));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " cannot be \"" + text + "\"; see --help", e);
        }
    }

    private @Nullable Instant ofAll(@Nullable String text) {
        return text == null ? null : TimeFormat.ofAll(text, zone());
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--zone cannot be \"" + zone + "\"; write for example Europe/Berlin", e);
        }
    }

    private List<Column> columns(ImportKind kind, Header header) {
        if (maps.isEmpty()) {
            return MappingGuess.columns(kind, header, everything);
        }
        var wished = wishes(header);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.columns().get(i);
            var otherwise = everything && !MappingGuess.isOfErrorFile(header, i)
                    ? MappingGuess.attribute(kind, name)
                    : new Target.Ignored();
            columns.add(new Column(name, wished.getOrDefault(name, otherwise)));
        }
        return columns;
    }

    private Map<String, Target> wishes(Header header) {
        var wished = new LinkedHashMap<String, Target>();
        for (var map : maps) {
            // A column's name may hold any sign; what it means holds no equals sign.
            var equals = map.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--map takes COLUMN=TARGET, not \"" + map + "\"");
            }
            var column = map.substring(0, equals).strip();
            if (!header.columns().contains(column)) {
                throw new InvalidMappingException(
                        column, "the file has no such column; it has " + String.join(", ", header.columns()));
            }
            wished.put(column, target(column, map.substring(equals + 1)));
        }
        return wished;
    }

    private static Target target(String column, String text) {
        try {
            return Target.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidMappingException(column, String.valueOf(e.getMessage()));
        }
    }

    private SourceId source(WorkspaceId workspace, Sources sources) {
        if (source == null) {
            return ImportSource.of(workspace);
        }
        var all = sources.all(workspace);
        return all.stream()
                .filter(one -> one.name().equals(source))
                .findFirst()
                .map(Source::id)
                .orElseThrow(() -> new IllegalArgumentException("there is no source \"" + source + "\"; there are "
                        + all.stream().map(Source::name).collect(Collectors.joining(", "))));
    }
}
