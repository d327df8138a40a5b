package org.leadscoring.domain.experiment;

/**
 * What became of the leads of one model that entered during an experiment.
 *
 * @param entered how many entered
 * @param won how many of them were won while it ran
 * @param lost how many of them were lost while it ran
 */
public record Half(long entered, long won, long lost) {

    /** Nobody. */
    public static final Half NONE = new Half(0, 0, 0);

    /** @throws IllegalArgumentException if more ended than entered */
    public Half {
        if (won < 0 || lost < 0 || won + lost > entered) {
            throw new IllegalArgumentException(
                    "of " + entered + " leads there cannot be " + won + " won and " + lost + " lost");
        }
    }

    /** How many have an outcome. */
    public long decided() {
        return won + lost;
    }

    /** The share of those with an outcome that were won. */
    public Rate conversion() {
        return Rate.of(won, decided());
    }
}
