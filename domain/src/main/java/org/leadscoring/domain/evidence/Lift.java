package org.leadscoring.domain.evidence;

import java.util.Optional;

/** How much oftener leads with something are won than leads without it. */
public final class Lift {

    private Lift() {}

    /**
     * The ratio of the two conversions, with Katz' interval (Katz et al. 1978): symmetric on the logarithm, so it never
     * reaches below zero.
     *
     * <p>Example: of 100 with it 40 are won, of 200 without it 40: twice as often, between 1.4 and 2.9 times.
     *
     * @return empty if nobody was won on one of the sides
     */
    public static Optional<Estimate> of(Count with, Count without) {
        if (with.won() == 0 || without.won() == 0) {
            return Optional.empty();
        }
        var ratio = with.conversion().value() / without.conversion().value();
        var error = Math.sqrt(1.0 / with.won() - 1.0 / with.leads() + 1.0 / without.won() - 1.0 / without.leads());
        return Optional.of(new Estimate(ratio, ratio * Math.exp(-Share.Z * error), ratio * Math.exp(Share.Z * error)));
    }
}
