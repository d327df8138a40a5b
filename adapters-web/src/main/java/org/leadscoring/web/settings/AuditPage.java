package org.leadscoring.web.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.ReadAuditLog;
import org.leadscoring.domain.importing.Formulas;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.settings.Subjects.Known;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what, latest first; to be read, or taken away as a file. */
@Screen
final class AuditPage {

    private static final String URL = "/settings/audit";
    private static final String FILE = "/settings/audit.csv";

    private final ReadAuditLog log;
    private final Subjects subjects;
    private final CsvSyntax csv;

    AuditPage(ReadAuditLog log, Subjects subjects, CsvSyntax csv) {
        this.log = log;
        this.subjects = subjects;
        this.csv = csv;
    }

    @GetMapping(URL)
    String changes(
            AuditQuery query,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var position = AuditQuery.position(after).orElse(null);
        var page = log.page(me.workspace(), query.filter(moments), position);
        var known = subjects.of(me.workspace(), page.changes(), words);
        model.addAttribute("query", query);
        model.addAttribute("lines", lines(page.changes(), known, words, moments));
        model.addAttribute("people", known.people());
        model.addAttribute(
                "kinds",
                log.kinds(me.workspace()).stream()
                        .map(kind -> new Kind(kind, AuditLine.kind(kind, words)))
                        .toList());
        model.addAttribute("file", query.address(FILE).toString());
        model.addAttribute(
                "next",
                page.next() == null
                        ? null
                        : query.address(URL)
                                .with("after", AuditQuery.cursor(page.next()))
                                .toString());
        return "settings/audit";
    }

    private static List<AuditLine> lines(List<Change> changes, Known known, Words words, Moments moments) {
        return changes.stream()
                .map(change -> AuditLine.of(change, known, words, moments))
                .toList();
    }

    /** Written as it is read, some at a time: a log of years does not stand in memory. */
    @GetMapping(FILE)
    void file(
            AuditQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit.csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getWriter();
        out.append(csv.record(Stream.of("at", "by", "action", "kind", "name", "id", "before", "after")
                .toList()));
        try {
            log.all(me.workspace(), query.filter(moments), changes -> {
                var known = subjects.of(me.workspace(), changes, words);
                changes.forEach(change -> write(change, AuditLine.of(change, known, words, moments), out));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(Change change, AuditLine line, Appendable out) {
        var values = Stream.of(
                        change.at().toString(),
                        line.by(),
                        line.what(),
                        line.kind(),
                        line.name(),
                        change.subject().id().toString(),
                        line.inOneLine(true),
                        line.inOneLine(false))
                .map(Formulas::guarded)
                .toList();
        try {
            out.append(csv.record(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name in words */
    public record Kind(String key, String name) {}
}
