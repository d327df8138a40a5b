package org.leadscoring.domain.evidence;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.domain.scoring.Definition;

/**
 * What outcomes say of a version of a model.
 *
 * @param asked what the version said when it was asked about; a draft may say something else by now
 * @param scores all leads, by what the version made of them at their cut-off
 * @param unseen those of them that the version cannot have been made from, see {@link Unseen}
 * @param late leads that were first heard of after their cut-off: nothing was known of them in time
 * @param early leads that ended before their cut-off: what was known then tells nothing any more
 * @param rules how leads ended that had points of each rule, in the order of the model, rules for events first
 * @param twins rules that nearly always come together
 * @param months leads by the month of their outcome, oldest first
 */
public record Report(
        Definition asked,
        Scores scores,
        Scores unseen,
        long late,
        long early,
        List<OfRule> rules,
        List<Twins> twins,
        List<OfMonth> months) {

    public Report {
        rules = List.copyOf(rules);
        twins = List.copyOf(twins);
        months = List.copyOf(months);
    }

    /** How leads ended, by the stage their score puts them in, from the ground up. */
    public List<OfStage> stages() {
        var ladder = asked.ladder();
        return ladder.names().stream()
                .map(name -> new OfStage(
                        name,
                        scores.byScore().entrySet().stream()
                                .filter(entry -> ladder.stageAt(entry.getKey()).equals(name))
                                .map(Map.Entry::getValue)
                                .reduce(Count.NONE, Count::plus)))
                .toList();
    }

    /** How many leads the version may have been made from: how well it picks among these says little. */
    public long seen() {
        return scores.all().leads() - unseen.all().leads();
    }

    /**
     * How well the version picks, as far as that can be told: by the leads it cannot have been made from, if these are enough.
     * By all others it is flattered, so that by them nothing can be said for it; but if it is no better than a coin even
     * among those, it is not.
     *
     * @return empty if nothing can be said
     */
    public Optional<Estimate> proven() {
        return unseen.auc().or(() -> scores.auc().filter(auc -> auc.low() <= 0.5));
    }

    /** How leads ended that have no points of a rule. */
    public Count without(OfRule rule) {
        return scores.all().minus(rule.with());
    }

    /** @param stage its name */
    public record OfStage(String stage, Count count) {}

    /**
     * How a rule did.
     *
     * @param rule its id
     * @param points what it gives
     * @param with leads that had points of it at their cut-off
     */
    public record OfRule(String rule, int points, Count with) {

        /** Nobody ever had points of it. */
        public boolean dead() {
            return with.leads() == 0;
        }

        /**
         * How much oftener leads with it are won.
         *
         * @param without the other leads
         */
        public Optional<Estimate> lift(Count without) {
            return Lift.of(with, without);
        }

        /** Whether it is certain enough to speak the other way than its points do. */
        public boolean contradicts(Count without) {
            return Lift.contradicts(points, with, without);
        }
    }

    /**
     * Two rules of which leads have points of both, or of none.
     *
     * @param both leads with points of both
     * @param either leads with points of one or both
     */
    public record Twins(String one, String other, long both, long either) {}

    /**
     * Leads that ended in a month.
     *
     * @param month in the workspace's zone
     */
    public record OfMonth(YearMonth month, Scores scores) {}
}
