package org.leadscoring.web.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.importing.Formulas;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Evidence as a file for spreadsheets: a row for each stage, score, month, rule and change. */
@Screen
final class EvidenceFile {

    private final RunEvidence running;
    private final CsvSyntax csv;

    EvidenceFile(RunEvidence running, CsvSyntax csv) {
        this.running = running;
        this.csv = csv;
    }

    /** Answers 404 if nothing was gathered yet. */
    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}/evidence.csv")
    void download(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, HttpServletResponse response)
            throws IOException {
        var view = running.view(me.workspace(), new ModelId(id));
        var last = view.last();
        var evidence = last == null ? null : last.evidence();
        if (evidence == null) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("evidence.csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getWriter();
        for (var row : rows(evidence, view.version().model())) {
            out.append(csv.record(row.stream().map(Formulas::guarded).toList()));
        }
    }

    private static List<List<String>> rows(Evidence evidence, ScoringModel model) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("what", "name", "points", "suggested", "leads", "won", "lost", "won_percent", "low", "high"));
        var report = evidence.report();
        report.stages(model).forEach(stage -> rows.add(row("stage", stage.stage(), "", "", stage.count())));
        report.scores().byScore().forEach((score, count) -> rows.add(row("score", score.toString(), "", "", count)));
        report.months()
                .forEach(month -> rows.add(row(
                        "month",
                        month.month().toString(),
                        "",
                        "",
                        month.scores().all())));
        report.rules()
                .forEach(rule -> rows.add(row("rule", rule.rule(), Integer.toString(rule.points()), "", rule.with())));
        var suggestion = evidence.suggestion();
        if (suggestion != null) {
            suggestion
                    .changes()
                    .forEach(change -> rows.add(
                            row("change", change.rule(), text(change.today()), text(change.points()), change.with())));
        }
        return rows;
    }

    private static String text(@Nullable Integer points) {
        return points == null ? "" : points.toString();
    }

    private static List<String> row(String what, String name, String points, String suggested, Count count) {
        var share = Rounded.of(count.conversion());
        return List.of(
                what,
                name,
                points,
                suggested,
                Long.toString(count.leads()),
                Long.toString(count.won()),
                Long.toString(count.lost()),
                share.value().toPlainString(),
                Integer.toString(share.low()),
                Integer.toString(share.high()));
    }
}
