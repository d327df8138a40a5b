package org.leadscoring.domain.scoring;

/** Why a ledger entry was made (spec SC-2). */
public enum Cause {
    /** A rule applied to an event. */
    RULE,
    /** The total left the model's scale and was brought back to its edge. */
    CAP
}
