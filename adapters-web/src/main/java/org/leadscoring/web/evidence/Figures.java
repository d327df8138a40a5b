package org.leadscoring.web.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Curve;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Lift;
import org.leadscoring.domain.evidence.Report;
import org.leadscoring.domain.evidence.Report.OfRule;
import org.leadscoring.domain.evidence.Scores;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.web.page.Words;

/** What a report says, as rows of tables. */
final class Figures {

    private static final List<Integer> SHARES = List.of(5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);

    private Figures() {}

    /**
     * How well a score picks.
     *
     * @param picks of a hundred; null if too few leads ended
     * @param verdict key of a word for it
     */
    record Picks(@Nullable Rounded picks, String verdict) {

        static Picks of(Scores scores) {
            return scores.auc()
                    .map(auc -> new Picks(Rounded.of(auc), verdict(auc)))
                    .orElse(new Picks(null, "unknown"));
        }

        /** Of a version: by leads it cannot have been made from, unless these are too few; then by all, without a verdict. */
        static Picks of(Report report) {
            var shown = report.unseen().auc().or(report.scores()::auc);
            return shown.map(auc -> new Picks(
                            Rounded.of(auc), report.proven().map(Picks::verdict).orElse("seen")))
                    .orElse(new Picks(null, "unknown"));
        }

        private static String verdict(Estimate auc) {
            if (auc.high() < 0.5) {
                return "wrong";
            }
            if (auc.low() <= 0.5) {
                return "coin";
            }
            if (auc.value() < 0.65) {
                return "weak";
            }
            return auc.value() < 0.75 ? "fair" : auc.value() < 0.85 ? "good" : "excellent";
        }
    }

    /**
     * Leads that have something in common.
     *
     * @param name what
     * @param expected what their scores alone would have them come to, of a hundred; null where that is not asked
     * @param off whether that lies outside of what was seen
     */
    record Row(
            String name, Count count, Rounded won, @Nullable BigDecimal expected, boolean off) {

        static Row of(String name, Count count) {
            return new Row(name, count, Rounded.of(count.conversion()), null, false);
        }
    }

    static List<Row> stages(Report report) {
        return report.stages().reversed().stream()
                .map(stage -> Row.of(stage.stage(), stage.count()))
                .toList();
    }

    static List<Row> tenths(Scores scores, Words words) {
        var curve = Curve.of(scores);
        return scores.tenths().reversed().stream()
                .map(group -> {
                    var share = group.count().conversion();
                    var expected = curve.chance(scores, group.from(), group.to());
                    return new Row(
                            group.from() == group.to()
                                    ? words.total(group.from())
                                    : words.say("evidence.range", words.total(group.from()), words.total(group.to())),
                            group.count(),
                            Rounded.of(share),
                            Rounded.decimal(expected),
                            expected < share.low() || expected > share.high());
                })
                .toList();
    }

    /**
     * What the best leads hold.
     *
     * @param percent so many of a hundred leads
     * @param held so many of a hundred that were won
     */
    record Held(int percent, BigDecimal held) {}

    static List<Held> held(Scores scores) {
        return SHARES.stream()
                .map(percent -> new Held(percent, Rounded.decimal(scores.captured(percent))))
                .toList();
    }

    /**
     * Leads that ended in a month.
     *
     * @param name of the month
     * @param picks how often the score picks the better of two of them, of a hundred; null if they are too few to say
     */
    record Month(
            String name, Count count, Rounded won, @Nullable Rounded picks) {}

    static List<Month> months(Report report, Words words) {
        return report.months().stream()
                .map(month -> new Month(
                        month.month().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale(words)) + " "
                                + month.month().getYear(),
                        month.scores().all(),
                        Rounded.of(month.scores().all().conversion()),
                        month.scores().auc().map(Rounded::of).orElse(null)))
                .toList();
    }

    private static Locale locale(Words words) {
        return Locale.forLanguageTag(words.say("evidence.language"));
    }

    /**
     * How a rule did.
     *
     * @param name in words
     * @param with how those ended that had it
     * @param wonWithout how many of a hundred of the others were won
     * @param times how many times as often the former were won; null if nobody was on one side
     * @param says key of what that says
     */
    record RuleRow(
            String name,
            int points,
            Count with,
            Rounded won,
            Rounded wonWithout,
            @Nullable Times times,
            String says) {}

    /** A ratio with its interval. */
    record Times(BigDecimal value, BigDecimal low, BigDecimal high) {

        static Times of(Estimate lift) {
            return new Times(decimal(lift.value()), decimal(lift.low()), decimal(lift.high()));
        }

        private static BigDecimal decimal(double number) {
            return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
        }
    }

    static List<RuleRow> rules(Report report, ScoringModel model, Words words) {
        return report.rules().stream()
                .sorted((one, other) ->
                        Long.compare(other.with().leads(), one.with().leads()))
                .map(rule -> row(rule, report.without(rule), model, words))
                .toList();
    }

    private static RuleRow row(OfRule rule, Count without, ScoringModel model, Words words) {
        var lift = Lift.of(rule.with(), without);
        return new RuleRow(
                words.rule(rule.rule(), model),
                rule.points(),
                rule.with(),
                Rounded.of(rule.with().conversion()),
                Rounded.of(without.conversion()),
                lift.map(Times::of).orElse(null),
                rule.dead()
                        ? "dead"
                        : rule.contradicts(without)
                                ? "against"
                                : lift.filter(found -> found.excludes(1)).isPresent()
                                        ? "for"
                                        : Lift.isExact(rule.with(), without) ? "nothing" : "few");
    }
}
