package org.leadscoring.domain.scoring;

/**
 * Why a ledger entry was made (spec SC-2). Merges, voids and recalculations need none of their own: the ledger is written
 * anew from the events that are left.
 */
public enum Cause {
    /** A rule applied to an event. */
    RULE,
    /** A rule about traits began or ceased to hold. */
    FIT,
    /** Time passed without activity. */
    DECAY,
    /** The total left the model's scale, or a category its cap, and was brought back to the edge. */
    CAP
}
