package org.leadscoring.bootstrap.drill;

import java.time.Duration;
import org.leadscoring.bootstrap.drill.SteadyLoad.Refusals;

/**
 * What became of the promises.
 *
 * @param sent events, each of which was acknowledged in the end
 * @param lost acknowledged events that are not there
 * @param twice events that are there more than once
 * @param check what {@code check} says
 * @param sound whether it says that every score is the sum of its ledger
 * @param refusals how often requests had to be sent again since the bad began
 * @param recovery how long requests waited
 */
record Outcome(
        Drill drill,
        int sent,
        long lost,
        long twice,
        String check,
        boolean sound,
        Refusals refusals,
        Recovery recovery) {

    /** So soon it is to be normal again. */
    static final Duration SOON = Duration.ofSeconds(10);

    /** Whether all that is promised was kept. */
    boolean isKept() {
        return lost == 0 && twice == 0 && sound && recovery.within(SOON);
    }
}
