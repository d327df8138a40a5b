package org.leadscoring.bootstrap.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Curve;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.Scores;
import org.leadscoring.domain.evidence.Share;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.scoring.ScoringModel;

/** Evidence as text, and as a line of JSON. */
final class EvidenceReport {

    private static final List<Integer> CAPTURED = List.of(10, 20, 30, 50);

    private final ScoringModel model;
    private final @Nullable ScoringModel challenger;
    private final Question question;
    private final Evidence evidence;
    private final @Nullable Integer capacity;
    private final Formatter text = new Formatter(Locale.ROOT);

    /** @param capacity how many leads the team can look after in a day, null if that is not asked */
    EvidenceReport(
            ScoringModel model,
            @Nullable ScoringModel challenger,
            Question question,
            Evidence evidence,
            @Nullable Integer capacity) {
        this.model = model;
        this.challenger = challenger;
        this.question = question;
        this.evidence = evidence;
        this.capacity = capacity;
    }

    void print(PrintStream to, Duration took) {
        asked();
        scores();
        rules();
        comparison();
        leaks();
        suggestion();
        capacity();
        to.print(text.toString());
        to.println(json(took));
    }

    private void asked() {
        text.format("%s, version %d%n", model.name(), model.version());
        text.format(
                "outcomes from %s until %s, each lead as it stood %d days %s%n",
                question.from(),
                question.until(),
                question.cutOff().distance().toDays(),
                question.cutOff() instanceof CutOff.AfterFirst ? "after its first event" : "before its outcome");
        text.format("traits not looked at: %s%n", String.join(", ", question.excluded()));
        text.format("%n");
    }

    private void scores() {
        var report = evidence.report();
        var all = report.scores().all();
        text.format("%d leads, %d of them won (%s)%n", all.leads(), all.won(), share(all.conversion()));
        if (report.late() > 0) {
            text.format(
                    "%d more were first heard of after their cut-off, and say nothing; move it if these are many%n",
                    report.late());
        }
        if (report.early() > 0) {
            text.format(
                    "%d more ended before their cut-off, and say nothing; move it if these are many%n", report.early());
        }
        report.scores()
                .auc()
                .ifPresent(auc -> text.format(
                        "of a won and a lost lead the score picks the won one %s times in 100%n", hundred(auc)));
        if (report.seen() > 0) {
            text.format(
                    "%d of them ended before this version was made, so it may have been made from them; by the others %s%n",
                    report.seen(),
                    report.unseen().auc().map(EvidenceReport::hundred).orElse("too few to say"));
        }
        text.format("%n");
        text.format("%-20s %9s %9s  %s%n", "stage", "leads", "won", "conversion");
        for (var stage : report.stages()) {
            row(stage.stage(), stage.count());
        }
        text.format("%n");
        var curve = Curve.of(report.scores());
        text.format("%-20s %9s %9s  %-28s %s%n", "scores", "leads", "won", "conversion", "by the score alone");
        for (var group : report.scores().tenths().reversed()) {
            text.format(
                    "%-20s %9d %9d  %-28s %.1f %%%n",
                    group.from() + " to " + group.to(),
                    group.count().leads(),
                    group.count().won(),
                    share(group.count().conversion()),
                    100 * curve.chance(report.scores(), group.from(), group.to()));
        }
        text.format("%n");
        CAPTURED.forEach(percent -> text.format(
                "the best %d %% of the leads hold %.0f %% of those won%n",
                percent, 100 * report.scores().captured(percent)));
        text.format("%n");
        text.format("%-20s %9s %9s  %-28s %s%n", "month", "leads", "won", "conversion", "picks right, of 100");
        for (var month : report.months()) {
            var count = month.scores().all();
            text.format(
                    "%-20s %9d %9d  %-28s %s%n",
                    month.month(),
                    count.leads(),
                    count.won(),
                    share(count.conversion()),
                    month.scores().auc().map(EvidenceReport::hundred).orElse("too few to say"));
        }
        text.format("%n");
    }

    private void row(String name, Count count) {
        text.format("%-20s %9d %9d  %s%n", name, count.leads(), count.won(), share(count.conversion()));
    }

    private void rules() {
        var report = evidence.report();
        text.format(
                "%-40s %7s %9s  %-26s %-26s %s%n",
                "rule", "points", "leads", "won with it", "without", "times as often");
        for (var rule : report.rules()) {
            var without = report.without(rule);
            text.format(
                    "%-40s %+7d %9d  %-26s %-26s %s%n",
                    rule.rule(),
                    rule.points(),
                    rule.with().leads(),
                    rule.dead() ? "nobody ever had it" : share(rule.with().conversion()),
                    share(without.conversion()),
                    rule.lift(without).map(EvidenceReport::times).orElse(""));
        }
        report.twins()
                .forEach(twins -> text.format(
                        "%s and %s come together nearly always: %d of %d leads%n",
                        twins.one(), twins.other(), twins.both(), twins.either()));
        text.format("%n");
    }

    private void comparison() {
        var compared = evidence.comparison();
        if (challenger == null) {
            return;
        }
        if (compared == null) {
            text.format("too few leads ended to compare with %s%n", challenger.name());
        } else {
            text.format(
                    "%s, version %d, picks right %s times more in 100: %s%n",
                    challenger.name(),
                    challenger.version(),
                    hundred(compared.difference()),
                    compared.decided()
                            ? "that is no chance"
                            : (compared.proven() == null
                                            ? "too few ended since both were made to say whether that is chance"
                                            : "that may be chance")
                                    + (compared.missing() > 0
                                            ? ", about " + compared.missing() + " more outcomes would tell"
                                            : ""));
            if (compared.seen() > 0) {
                text.format(
                        "%d of these ended before the later of both was made, and do not count for that%n",
                        compared.seen());
            }
        }
        text.format("%n");
    }

    private void leaks() {
        if (evidence.leaks().isEmpty()) {
            return;
        }
        text.format("These foretell the outcome too well to have been known before it, and are left out:%n");
        for (var leak : evidence.leaks()) {
            text.format(
                    "  %s %s%s: %s of %d leads were won%n",
                    leak.origin().name().toLowerCase(Locale.ROOT),
                    leak.name(),
                    leak.value().isEmpty() ? "" : " = " + leak.value(),
                    share(leak.count().conversion()),
                    leak.count().leads());
        }
        text.format("%n");
    }

    private void suggestion() {
        var refusal = evidence.refusal();
        var found = evidence.suggestion();
        if (refusal != null) {
            text.format(
                    "no points are suggested: %s%n",
                    switch (refusal) {
                        case TOO_FEW ->
                            "fewer than " + Suggestion.FEWEST
                                    + " won, or lost, leads to make them from or to try them on";
                        case NO_POINTS -> "this model does not add up points";
                        case NOTHING_TELLS -> "nothing that is known of the leads tells won from lost ones";
                    });
            text.format("%n");
        }
        if (found == null) {
            return;
        }
        text.format(
                "suggested points, %d rules made from %d leads, tried on %d others:%n",
                found.rules(), found.madeFrom().leads(), found.then().all().leads());
        for (var change : found.changes()) {
            text.format(
                    "%-60s %6s %6s  %s%n",
                    change.rule(),
                    change.today() == null ? "new" : change.today(),
                    change.points() == null ? "–" : change.points(),
                    switch (change.why()) {
                        case NEVER -> "nobody ever had it";
                        case LEAKS -> "leaks";
                        case NOT_LOOKED_AT -> "rests on a trait that is not looked at";
                        case NOTHING_OWN -> compared(change) + ", says nothing of its own";
                        case FEW -> compared(change) + ", too few to say much";
                        case OUTCOMES -> compared(change);
                    });
        }
        for (var stage : found.definition().ladder().stages()) {
            var from = found.then().from(stage.threshold());
            text.format(
                    "%-20s from %d: %d of the leads held out, %s of them won%n",
                    stage.name(), stage.threshold(), from.leads(), share(from.conversion()));
        }
        text.format("%n");
        text.format("of 100 pairs of leads held out, picked right: %n");
        text.format(
                "  by the points today      %s%n",
                found.now().auc().map(EvidenceReport::hundred).orElse(""));
        text.format(
                "  by the points suggested  %s%n",
                found.then().auc().map(EvidenceReport::hundred).orElse(""));
        text.format("  before rounding          %s%n", hundred(found.exact()));
        text.format("  more than today          %s%n", hundred(found.gain()));
        text.format("%n");
    }

    private void capacity() {
        if (capacity == null) {
            return;
        }
        var arrivals = evidence.arrivals();
        text.format(
                "%d leads came in, %.1f a day; no more than %d of them a day reach%n",
                arrivals.leads(), arrivals.perDay(), capacity);
        threshold("today", arrivals.now(), evidence.report().scores());
        var found = evidence.suggestion();
        if (found != null) {
            threshold("suggested", arrivals.then(), found.then());
        }
        text.format("%n");
    }

    private void threshold(String points, Peaks peaks, Scores scores) {
        var threshold = evidence.arrivals().threshold(peaks, capacity == null ? 0 : capacity);
        text.format(
                "  %d by the points %s; of those looked at that had as many %s were won%n",
                threshold, points, share(scores.from(threshold).conversion()));
    }

    private static String compared(Suggestion.Change change) {
        return String.format(
                Locale.ROOT,
                "%d leads, %.0f %% vs %.0f %%",
                change.with().leads(),
                100 * change.with().conversion().value(),
                100 * change.without().conversion().value());
    }

    private static String share(Share share) {
        return String.format(
                Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * share.value(), 100 * share.low(), 100 * share.high());
    }

    private static String hundred(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                100 * estimate.value(),
                100 * estimate.low(),
                100 * estimate.high());
    }

    private static String times(Estimate lift) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", lift.value(), lift.low(), lift.high());
    }

    private String json(Duration took) {
        var all = evidence.report().scores();
        var found = evidence.suggestion();
        var now = found == null ? all : found.now();
        return String.format(
                Locale.ROOT,
                "{\"n\":%d,\"converted\":%d,\"late\":%d,\"early\":%d,\"aucAll\":%s,\"aucUnseen\":%s,\"aucCurrent\":%s,\"aucSuggested\":%s,"
                        + "\"aucUnrounded\":%s,\"gain\":%s,\"rules\":%s,\"heldOut\":%s,\"leaks\":%d,\"refused\":%s,"
                        + "\"seconds\":%.1f}",
                all.all().leads(),
                all.all().won(),
                evidence.report().late(),
                evidence.report().early(),
                auc(all),
                auc(evidence.report().unseen()),
                auc(now),
                found == null ? "null" : auc(found.then()),
                found == null ? "null" : json(found.exact()),
                found == null ? "null" : json(found.gain()),
                found == null ? "null" : String.valueOf(found.rules()),
                found == null ? "null" : String.valueOf(found.then().all().leads()),
                evidence.leaks().size(),
                evidence.refusal() == null
                        ? "null"
                        : '"' + evidence.refusal().name().toLowerCase(Locale.ROOT) + '"',
                took.toMillis() / 1000.0);
    }

    private static String auc(Scores scores) {
        return scores.auc().map(EvidenceReport::json).orElse("null");
    }

    private static String json(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "{\"value\":%.4f,\"low\":%.4f,\"high\":%.4f}",
                estimate.value(),
                estimate.low(),
                estimate.high());
    }
}
