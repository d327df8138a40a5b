package org.leadscoring.domain.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Suggestion.Refusal;

/**
 * What outcomes say.
 *
 * @param report of the version that was asked about
 * @param arrivals leads that came in in the time looked at, whether they ended or not
 * @param comparison with another version on the same leads, null if none was asked for or too few leads ended
 * @param leaks what foretells the outcome too well to have been known before
 * @param suggestion other points, null if there are none
 * @param refusal why there are none, null if there are
 */
public record Evidence(
        Report report,
        Arrivals arrivals,
        @Nullable Comparison comparison,
        List<Leak> leaks,
        @Nullable Suggestion suggestion,
        @Nullable Refusal refusal) {

    public Evidence {
        leaks = List.copyOf(leaks);
    }

    /** With points, or with the reason why there are none. */
    public static Evidence of(
            Report report, Arrivals arrivals, @Nullable Comparison comparison, List<Leak> leaks, Result result) {
        return switch (result) {
            case Result.Found(var suggestion) -> new Evidence(report, arrivals, comparison, leaks, suggestion, null);
            case Result.Refused(var why) -> new Evidence(report, arrivals, comparison, leaks, null, why);
        };
    }

    /** What came of looking for better points. */
    public sealed interface Result {

        /** There are some. */
        record Found(Suggestion suggestion) implements Result {}

        /** There are none. */
        record Refused(Refusal why) implements Result {}
    }

    /**
     * Two versions on the same leads.
     *
     * @param champion by the version that was asked about
     * @param challenger by the other one
     * @param difference how much oftener the other one picks the better of two leads
     * @param unseen how many of the leads neither of the two can have been made from, see {@link Unseen}
     * @param proven the difference among these alone, null if they are too few
     */
    public record Comparison(
            Scores champion,
            Scores challenger,
            Estimate difference,
            Count unseen,
            @Nullable Estimate proven) {

        /**
         * Two versions on the same leads.
         *
         * @param all all leads
         * @param unseen those that neither of the two can have been made from
         * @return empty if too few leads ended
         */
        public static Optional<Comparison> of(Pairs all, Pairs unseen) {
            return all.difference()
                    .map(found -> new Comparison(
                            all.first(),
                            all.second(),
                            found,
                            unseen.first().all(),
                            unseen.difference().orElse(null)));
        }

        /** How many leads one of the two may have been made from: these do not count for a verdict. */
        public long seen() {
            return champion.all().leads() - unseen.leads();
        }

        /** Whether it is certain enough which one picks better. */
        public boolean decided() {
            return proven != null && proven.excludes(0);
        }

        /** Whether the other one is the better one, if that is decided. */
        public boolean better() {
            return proven != null && proven.value() > 0;
        }

        /**
         * How many more outcomes would be about enough to tell, if the difference stays as it is.
         *
         * @return 0 if it is told, or if there is no difference that any number could show
         */
        public long missing() {
            var seen = proven == null ? difference : proven;
            var leads = proven == null ? champion.all().leads() : unseen.leads();
            if (decided() || seen.value() == 0) {
                return 0;
            }
            var half = (seen.high() - seen.low()) / 2;
            var times = half / Math.abs(seen.value());
            return Math.max(1, Math.round(leads * times * times) - unseen.leads());
        }
    }
}
