package org.leadscoring.domain.evidence;

/**
 * Logistic regression: which weights make how leads ended most likely, without trusting the data too far. The same samples
 * give the same weights.
 */
@FunctionalInterface
public interface Regression {

    /**
     * Fits weights.
     *
     * @return a weight for each candidate, in logarithms of odds; the level of all leads is fitted, too, and left out
     */
    double[] fit(Samples samples, Penalty penalty);

    /**
     * What keeps weights small.
     *
     * @param sparse true to leave out whatever does not tell much (the sum of the weights' amounts), false to keep all small
     *     (the sum of their squares)
     * @param cost what a lead that is told wrong costs beside that, above 0: the more, the less is left out
     */
    record Penalty(boolean sparse, double cost) {}
}
