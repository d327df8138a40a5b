package org.leadscoring.web.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Curve;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Report.OfRule;
import org.leadscoring.domain.importing.Formulas;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Evidence as a file for spreadsheets: a row for each figure, stage, score, group, month, rule, leak and change. */
@Screen
final class EvidenceFile {

    /** Columns that every row has. */
    private static final int FIRST = 10;

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
        for (var row : rows(evidence)) {
            out.append(csv.record(row.stream().map(Formulas::guarded).toList()));
        }
    }

    private static List<List<String>> rows(Evidence evidence) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "what",
                "name",
                "points",
                "suggested",
                "leads",
                "won",
                "lost",
                "won_percent",
                "low",
                "high",
                "without_percent",
                "figure",
                "figure_low",
                "figure_high"));
        var report = evidence.report();
        var scores = report.scores();
        rows.add(figure("picks", "all", scores.all(), scores.auc()));
        rows.add(
                figure("picks", "unseen", report.unseen().all(), report.unseen().auc()));
        report.stages().forEach(stage -> rows.add(row("stage", stage.stage(), "", "", stage.count())));
        scores.byScore().forEach((score, count) -> rows.add(row("score", score.toString(), "", "", count)));
        var curve = Curve.of(scores);
        scores.tenths()
                .forEach(group -> rows.add(with(
                        row("tenth", group.from() + "..." + group.to(), "", "", group.count()),
                        "",
                        percent(curve.chance(scores, group.from(), group.to())),
                        "",
                        "")));
        Figures.held(scores)
                .forEach(held -> rows.add(with(
                        row("best", Integer.toString(held.percent()), "", "", Count.NONE),
                        "",
                        held.held().toPlainString(),
                        "",
                        "")));
        report.months()
                .forEach(month -> rows.add(figure(
                        "month",
                        month.month().toString(),
                        month.scores().all(),
                        month.scores().auc())));
        report.rules().forEach(rule -> rows.add(rule(rule, report.without(rule))));
        evidence.leaks()
                .forEach(leak -> rows.add(with(
                        row(
                                "leak",
                                leak.name() + (leak.value().isEmpty() ? "" : " = " + leak.value()),
                                "",
                                "",
                                leak.count()),
                        "",
                        percent(leak.picks()),
                        "",
                        "")));
        var compared = evidence.comparison();
        if (compared != null) {
            var champion = compared.champion();
            var challenger = compared.challenger();
            rows.add(figure("comparison", "this", champion.all(), champion.auc()));
            rows.add(figure("comparison", "other", challenger.all(), challenger.auc()));
            rows.add(figure("comparison", "difference", champion.all(), Optional.of(compared.difference())));
            rows.add(figure("comparison", "unseen", compared.unseen(), Optional.ofNullable(compared.proven())));
        }
        var suggestion = evidence.suggestion();
        if (suggestion != null) {
            rows.add(figure(
                    "held_out",
                    "today",
                    suggestion.now().all(),
                    suggestion.now().auc()));
            rows.add(figure(
                    "held_out",
                    "suggested",
                    suggestion.then().all(),
                    suggestion.then().auc()));
            suggestion
                    .changes()
                    .forEach(change -> rows.add(with(
                            row("change", change.rule(), text(change.today()), text(change.points()), change.with()),
                            percent(change.without().conversion().value()),
                            "",
                            "",
                            "")));
        }
        return rows;
    }

    private static String text(@Nullable Integer points) {
        return points == null ? "" : points.toString();
    }

    private static String percent(double share) {
        return Rounded.decimal(share).toPlainString();
    }

    /** With how often something picks the better of two leads, of a hundred. */
    private static List<String> figure(String what, String name, Count count, Optional<Estimate> picks) {
        return with(
                row(what, name, "", "", count),
                "",
                picks.map(found -> percent(found.value())).orElse(""),
                picks.map(found -> percent(found.low())).orElse(""),
                picks.map(found -> percent(found.high())).orElse(""));
    }

    /** With how many times as often leads were won that had points of it. */
    private static List<String> rule(OfRule rule, Count without) {
        var times = rule.lift(without).map(Figures.Times::of);
        return with(
                row("rule", rule.rule(), Integer.toString(rule.points()), "", rule.with()),
                percent(without.conversion().value()),
                times.map(found -> found.value().toPlainString()).orElse(""),
                times.map(found -> found.low().toPlainString()).orElse(""),
                times.map(found -> found.high().toPlainString()).orElse(""));
    }

    private static List<String> with(List<String> row, String without, String figure, String low, String high) {
        return Stream.concat(row.stream().limit(FIRST), Stream.of(without, figure, low, high))
                .toList();
    }

    private static List<String> row(String what, String name, String points, String suggested, Count count) {
        var share = Rounded.of(count.conversion());
        var any = count.leads() > 0;
        return List.of(
                what,
                name,
                points,
                suggested,
                any ? Long.toString(count.leads()) : "",
                any ? Long.toString(count.won()) : "",
                any ? Long.toString(count.lost()) : "",
                any ? share.value().toPlainString() : "",
                any ? Integer.toString(share.low()) : "",
                any ? Integer.toString(share.high()) : "",
                "",
                "",
                "",
                "");
    }
}
