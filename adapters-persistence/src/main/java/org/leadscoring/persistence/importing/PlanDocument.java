package org.leadscoring.persistence.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.ImportPlan;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.importing.Target;
import org.leadscoring.domain.importing.TimeFormat;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Json;

/** A plan as JSON text. */
record PlanDocument(
        String kind,
        String delimiter,
        String encoding,
        List<ColumnDocument> columns,
        @Nullable String event,
        String times,
        String zone,
        List<String> emptyValues,
        @Nullable String time,
        @Nullable String outcomeTime,
        String source,
        boolean opensClocks) {

    static String text(ImportPlan plan) {
        var mapping = plan.mapping();
        return Json.text(new PlanDocument(
                Columns.key(mapping.kind()),
                Columns.key(plan.layout().delimiter()),
                Columns.key(plan.layout().encoding()),
                mapping.columns().stream()
                        .map(column -> new ColumnDocument(
                                column.name(), column.target().text()))
                        .toList(),
                mapping.event(),
                mapping.times().pattern(),
                mapping.times().zone().getId(),
                List.copyOf(mapping.emptyValues()),
                text(mapping.time()),
                text(mapping.outcomeTime()),
                plan.source().value().toString(),
                plan.opensClocks()));
    }

    static ImportPlan plan(String text) {
        var document = Json.document(text, PlanDocument.class);
        var columns = document.columns().stream()
                .map(column -> new Column(column.name(), Target.of(column.target())))
                .toList();
        return new ImportPlan(
                new FileLayout(
                        Columns.constant(Delimiter.class, document.delimiter()),
                        Columns.constant(Encoding.class, document.encoding())),
                new ImportMapping(
                        Columns.constant(ImportKind.class, document.kind()),
                        columns,
                        document.event(),
                        new TimeFormat(document.times(), ZoneId.of(document.zone())),
                        new LinkedHashSet<>(document.emptyValues()),
                        instant(document.time()),
                        instant(document.outcomeTime())),
                new SourceId(UUID.fromString(document.source())),
                document.opensClocks());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    record ColumnDocument(String name, String target) {}
}
