package org.leadscoring.domain.scoring;

import java.time.Duration;

/**
 * Other points for an action that keeps happening (spec SC-7).
 *
 * <p>Example: ×1.5 within 30 days after 1. The first download gives 10 points, a second within 30 days 15. After 2, as in
 * the contact model, the third is the first to give 15.
 *
 * @param factor what the points are multiplied by
 * @param window 1 minute to 366 days before the event, exclusive at its far end
 * @param after how often it must already have happened within the window, 1 to 100
 */
public record Repeat(Factor factor, Duration window, int after) {

    private static final int MOST = 100;

    /** @throws InvalidModelException if a number is out of range */
    public Repeat {
        Windows.check("/repeat/within", window);
        InvalidModelException.inRange("/repeat/after", after, 1, MOST, "numbers of times");
    }
}
