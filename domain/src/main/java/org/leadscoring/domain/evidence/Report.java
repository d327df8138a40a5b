package org.leadscoring.domain.evidence;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * What outcomes say of a version of a model.
 *
 * @param scores all leads, by what the version made of them at their cut-off
 * @param late leads that were first heard of after their cut-off: nothing was known of them in time
 * @param rules how leads ended that had points of each rule, in the order of the model, rules for events first
 * @param twins rules that nearly always come together
 * @param months leads by the month of their outcome, oldest first
 */
public record Report(Scores scores, long late, List<OfRule> rules, List<Twins> twins, List<OfMonth> months) {

    public Report {
        rules = List.copyOf(rules);
        twins = List.copyOf(twins);
        months = List.copyOf(months);
    }

    /** How leads ended, by the stage their score puts them in, from the ground up. */
    public List<OfStage> stages(ScoringModel model) {
        var ladder = model.ladder();
        return ladder.names().stream()
                .map(name -> new OfStage(
                        name,
                        scores.byScore().entrySet().stream()
                                .filter(entry -> ladder.stageAt(entry.getKey()).equals(name))
                                .map(Map.Entry::getValue)
                                .reduce(Count.NONE, Count::plus)))
                .toList();
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
            return lift(without)
                    .map(lift -> points > 0 ? lift.high() < 1 : points < 0 && lift.low() > 1)
                    .orElse(false);
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
