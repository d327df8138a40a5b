package org.leadscoring.domain.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Suggestion.Refusal;

/**
 * What outcomes say.
 *
 * @param report of the version that was asked about
 * @param arrived how many leads were first heard of in the time looked at, whether they are decided or not
 * @param comparison with another version on the same leads, null if none was asked for or too few leads ended
 * @param leaks what foretells the outcome too well to have been known before
 * @param suggestion other points, null if there are none
 * @param refusal why there are none, null if there are
 */
public record Evidence(
        Report report,
        long arrived,
        @Nullable Comparison comparison,
        List<Leak> leaks,
        @Nullable Suggestion suggestion,
        @Nullable Refusal refusal) {

    public Evidence {
        leaks = List.copyOf(leaks);
    }

    /** Before points are suggested. */
    public static Evidence of(Report report, long arrived, Pairs pairs, List<Leak> leaks) {
        var difference = pairs.difference()
                .map(found -> new Comparison(pairs.first(), pairs.second(), found))
                .orElse(null);
        return new Evidence(report, arrived, difference, leaks, null, null);
    }

    /** The same, with points. */
    public Evidence suggesting(Suggestion found) {
        return new Evidence(report, arrived, comparison, leaks, found, null);
    }

    /** The same, without points, and why. */
    public Evidence refused(Refusal why) {
        return new Evidence(report, arrived, comparison, leaks, null, why);
    }

    /**
     * Two versions on the same leads.
     *
     * @param champion by the version that was asked about
     * @param challenger by the other one
     * @param difference how much oftener the other one picks the better of two leads
     */
    public record Comparison(Scores champion, Scores challenger, Estimate difference) {

        /** Whether it is certain enough which one picks better. */
        public boolean decided() {
            return difference.excludes(0);
        }

        /**
         * How many more outcomes would be about enough to tell, if the difference stays as it is.
         *
         * @return 0 if it is told, or if there is no difference that any number could show
         */
        public long missing() {
            if (decided() || difference.value() == 0) {
                return 0;
            }
            var half = (difference.high() - difference.low()) / 2;
            var times = half / Math.abs(difference.value());
            return Math.round(champion.all().leads() * (times * times - 1));
        }
    }
}
