package org.leadscoring.domain.stage;

import java.time.Duration;
import org.leadscoring.domain.event.Texts;

/**
 * A rung of a ladder.
 *
 * @param name lower case, 1 to 40 characters, for example {@code mql}
 * @param threshold the score, in points, from which a lead is in this stage
 * @param hysteresis how many points below the threshold a lead may fall before it leaves the stage, from 0
 * @param coolDown how long after leaving it downwards a lead cannot enter it again, zero for no such time
 */
public record Stage(String name, int threshold, int hysteresis, Duration coolDown) {

    private static final int MAX_NAME = 40;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws IllegalArgumentException if the name or a number is out of range */
    public Stage {
        checkName(name);
        if (hysteresis < 0 || coolDown.isNegative() || coolDown.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "stage " + name + " needs a hysteresis of 0 or more points and a cool-down of 0 to 366 days");
        }
    }

    /** A stage that is entered and left at one threshold at any time. */
    public Stage(String name, int threshold) {
        this(name, threshold, 0, Duration.ZERO);
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME || !Texts.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "a stage's name has 1 to " + MAX_NAME + " characters that can be printed");
        }
    }

    /** Whether a lead with this score leaves it downwards. */
    boolean isLeftAt(int score) {
        return (long) score < (long) threshold - hysteresis;
    }
}
