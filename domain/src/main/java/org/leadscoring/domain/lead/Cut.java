package org.leadscoring.domain.lead;

/**
 * Two identifiers that do not belong together whatever events say, now and later: what one claims of the other is kept
 * but does not count (spec ID-2). Undoing a merge makes them; taking them away brings the merge back.
 *
 * @param one the stronger of the two
 * @param other the weaker
 */
public record Cut(Identifier one, Identifier other) {

    /** The two may be given in any order. */
    public Cut {
        if (one.equals(other)) {
            throw new IllegalArgumentException("an identifier is not cut from itself: " + one);
        }
        if (one.compareTo(other) > 0) {
            var weaker = one;
            one = other;
            other = weaker;
        }
    }

    /** The cut that keeps this claim from counting. */
    static Cut of(Claim claim) {
        return new Cut(claim.claimed(), claim.by());
    }
}
