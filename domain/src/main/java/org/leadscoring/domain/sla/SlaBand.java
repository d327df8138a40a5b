package org.leadscoring.domain.sla;

import java.time.Duration;

/**
 * A band of scores and the promise that goes with it (spec SL-2).
 *
 * @param from the lowest score of the band, in points
 * @param target how soon a lead in this band is answered; longer than zero
 * @param opensFor whose clock it opens
 */
public record SlaBand(int from, Duration target, OpensFor opensFor) {

    /** @throws IllegalArgumentException unless the target is longer than zero */
    public SlaBand {
        if (!target.isPositive()) {
            throw new IllegalArgumentException("the target of the band from " + from + " must be longer than zero");
        }
    }

    /** Which leads are workable in a band: those a person can answer. */
    public enum OpensFor {
        /** Every lead, anonymous visitors too. */
        EVERYONE,
        /** Leads with a user id, CRM id, e-mail or phone. */
        KNOWN,
        /** Nobody: leads in this band are left to marketing. */
        NOBODY;

        boolean admits(boolean known) {
            return this == EVERYONE || (this == KNOWN && known);
        }
    }
}
