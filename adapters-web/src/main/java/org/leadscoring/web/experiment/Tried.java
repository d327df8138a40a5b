package org.leadscoring.web.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.experiment.RunExperiment.Compared;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.Half;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Words;

/**
 * An experiment as its page tells it.
 *
 * @param sides the challenger's half, then the other
 * @param verdict what can be said of it, in a sentence
 * @param decided whether that names a winner
 * @param begunBy the name of who began it
 */
public record Tried(Experiment experiment, List<Side> sides, String verdict, boolean decided, String begunBy) {

    private static final int MILLIONTHS_TO_PERCENT = 4;

    static Tried of(Compared compared, Map<UserId, String> names, Words words) {
        var experiment = compared.experiment();
        var comparison = compared.comparison();
        return new Tried(
                experiment,
                List.of(
                        side(experiment.challenger(), experiment.percent(), comparison.challenger()),
                        side(experiment.champion(), 100 - experiment.percent(), comparison.champion())),
                verdict(experiment, comparison, words),
                comparison.verdict() != Comparison.Verdict.OPEN,
                names.getOrDefault(experiment.begunBy(), words.say("history.somebody")));
    }

    static Map<UserId, String> names(List<User> users) {
        var names = new HashMap<UserId, String>();
        users.forEach(user -> names.put(user.id(), user.name()));
        return names;
    }

    private static Side side(String model, int percent, Half half) {
        var rate = half.conversion();
        return new Side(model, percent, half, percent(rate.value()), percent(rate.low()), percent(rate.high()));
    }

    private static String verdict(Experiment experiment, Comparison comparison, Words words) {
        var gap = comparison.gap();
        return switch (comparison.verdict()) {
            case CHALLENGER ->
                words.say(
                        "experiment.verdict.better",
                        experiment.challenger(),
                        percent(gap.value()),
                        percent(gap.low()),
                        percent(gap.high()),
                        experiment.champion());
            case CHAMPION ->
                words.say(
                        "experiment.verdict.better",
                        experiment.champion(),
                        percent(-gap.value()),
                        percent(-gap.high()),
                        percent(-gap.low()),
                        experiment.challenger());
            case OPEN -> open(comparison, words);
        };
    }

    private static String open(Comparison comparison, Words words) {
        var more = comparison.outcomesToGo();
        if (more.isPresent()) {
            return words.say("experiment.verdict.open", more.getAsLong());
        }
        return comparison.challenger().decided() == 0 || comparison.champion().decided() == 0
                ? words.say("experiment.verdict.none")
                : words.say("experiment.verdict.alike");
    }

    /** Millionths as percent, with one decimal. */
    private static BigDecimal percent(long millionths) {
        return BigDecimal.valueOf(millionths, MILLIONTHS_TO_PERCENT).setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * One half.
     *
     * @param percent its share of all leads
     * @param value the share of those with an outcome that were won, in percent
     * @param low the lower end of its interval, in percent
     * @param high the upper end
     */
    public record Side(String model, int percent, Half half, BigDecimal value, BigDecimal low, BigDecimal high) {}
}
