package org.leadscoring.web.lead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.domain.importing.Formulas;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.page.Words;
import org.springframework.stereotype.Component;

/**
 * Leads as comma-separated values, written row by row, so that a file may be longer than memory. What a spreadsheet would
 * compute is kept from it by an apostrophe, which an import takes off again. Instants are ISO 8601 in UTC.
 */
@Component
class LeadsFile {

    private static final List<String> COLUMNS = List.of(
            "id", "name", "email", "phone", "company", "stage", "score", "status", "owner", "created", "active");

    private final FindLeads find;
    private final CsvSyntax syntax;

    LeadsFile(FindLeads find, CsvSyntax syntax) {
        this.find = find;
        this.syntax = syntax;
    }

    /** Writes these leads, in the order wished for if they can be had in it. */
    void write(WorkspaceId workspace, LeadFilter filter, @Nullable LeadOrder order, Words words, Writer out)
            throws IOException {
        try {
            append(out, COLUMNS.stream().map(column -> words.say("leads.file." + column)));
            find.each(workspace, filter, order, row -> append(out, values(row)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static Stream<String> values(Row row) {
        var lead = row.lead();
        var profile = lead.profile();
        var texts = Stream.of(
                        profile.name(),
                        profile.email(),
                        profile.phone(),
                        profile.company(),
                        lead.standing().stage())
                .map(text -> guarded(text));
        var score = Integer.toString(lead.standing().score());
        return Stream.of(
                        Stream.of(lead.id().value().toString()),
                        texts,
                        Stream.of(score, lead.status().key(), guarded(row.ownerName())),
                        Stream.of(text(lead.createdAt()), text(lead.lastActivityAt())))
                .flatMap(part -> part);
    }

    private static String guarded(@Nullable String text) {
        return text == null ? "" : Formulas.literal(text);
    }

    private static String text(@Nullable Instant instant) {
        return Objects.toString(instant, "");
    }

    private void append(Writer out, Stream<String> values) {
        try {
            out.append(syntax.record(values.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
