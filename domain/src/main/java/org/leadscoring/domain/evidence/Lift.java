package org.leadscoring.domain.evidence;

import java.util.Optional;

/** How much oftener leads with something are won than leads without it. */
public final class Lift {

    private Lift() {}

    /**
     * The ratio of the two conversions, with Katz' interval (Katz et al. 1978): symmetric on the logarithm, so it never
     * reaches below zero. If nobody was won on one side, half a lead is added to those won and to all on both (Walter 1975).
     *
     * <p>Example: of 100 with it 40 are won, of 200 without it 40: twice as often, between 1.4 and 2.9 times.
     *
     * @return empty if there is nobody on one of the sides, or nobody was won at all
     */
    public static Optional<Estimate> of(Count with, Count without) {
        if (with.leads() == 0 || without.leads() == 0 || with.won() + without.won() == 0) {
            return Optional.empty();
        }
        var more = isExact(with, without) ? 0 : 0.5;
        var won = with.won() + more;
        var all = with.leads() + more;
        var wonWithout = without.won() + more;
        var allWithout = without.leads() + more;
        var ratio = won / all / (wonWithout / allWithout);
        var error = Math.sqrt(1 / won - 1 / all + 1 / wonWithout - 1 / allWithout);
        return Optional.of(new Estimate(ratio, ratio * Math.exp(-Share.Z * error), ratio * Math.exp(Share.Z * error)));
    }

    /** Whether somebody was won on both sides, so that the ratio is that of the leads themselves. */
    public static boolean isExact(Count with, Count without) {
        return with.won() > 0 && without.won() > 0;
    }

    /** Whether it is certain enough that leads with it end the other way than its points say. */
    static boolean contradicts(int points, Count with, Count without) {
        return of(with, without)
                .map(lift -> points > 0 ? lift.high() < 1 : points < 0 && lift.low() > 1)
                .orElse(false);
    }
}
