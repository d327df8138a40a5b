package org.leadscoring.domain.evidence;

/**
 * How leads ended that have something in common.
 *
 * @param won how many were won
 * @param lost how many were lost
 */
public record Count(long won, long lost) {

    /** Nobody. */
    public static final Count NONE = new Count(0, 0);

    private static final Count WON = new Count(1, 0);
    private static final Count LOST = new Count(0, 1);

    /** @throws IllegalArgumentException if a number is below zero */
    public Count {
        if (won < 0 || lost < 0) {
            throw new IllegalArgumentException("leads are counted from zero");
        }
    }

    /** One lead. */
    static Count of(boolean won) {
        return won ? WON : LOST;
    }

    /** These and those. */
    public Count plus(Count other) {
        return new Count(won + other.won, lost + other.lost);
    }

    /** These without those, which are among them. */
    public Count minus(Count part) {
        return new Count(won - part.won, lost - part.lost);
    }

    /** How many leads. */
    public long leads() {
        return won + lost;
    }

    /** How many of them were won. */
    public Share conversion() {
        return new Share(won, leads());
    }
}
