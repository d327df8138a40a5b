package org.leadscoring.domain.evidence;

/**
 * Something that foretells the outcome too well to have been known before it: most likely it is written down with the
 * outcome, or after it.
 *
 * @param origin what it is
 * @param name name of the trait or the event, or id of the rule
 * @param value the value of the trait that is meant; empty if it is the trait as a whole, or an event
 * @param count how leads ended that have it
 * @param picks how often it alone picks the better of two leads, 0.5 to 1
 */
public record Leak(Origin origin, String name, String value, Count count, double picks) {

    /** What may leak. */
    public enum Origin {
        TRAIT,
        EVENT,
        /** A rule of the model as it is, where neither its event nor its traits leak by themselves. */
        RULE
    }
}
