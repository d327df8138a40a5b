package org.leadscoring.domain.stage;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.leadscoring.domain.event.Texts;

/**
 * A rung of a ladder.
 *
 * @param name lower case, 1 to 40 characters, for example {@code mql}
 * @param threshold the score, in points, from which a lead is in this stage
 * @param hysteresis how many points below the threshold a lead may fall before it leaves the stage, from 0
 * @param coolDown how long after leaving it downwards a lead cannot enter it again, zero for no such time
 * @param segments named lists that a lead is in exactly while it is in this stage, at most 10; several stages may name the
 *     same one
 */
public record Stage(String name, int threshold, int hysteresis, Duration coolDown, List<String> segments) {

    private static final int MAX_NAME = 40;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_SEGMENTS = 10;
    private static final int MAX_SEGMENT = 60;

    /** @throws IllegalArgumentException if the name or a number is out of range */
    public Stage {
        checkName(name);
        if (hysteresis < 0 || coolDown.isNegative() || coolDown.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "stage " + name + " needs a hysteresis of 0 or more points and a cool-down of 0 to 366 days");
        }
        segments = List.copyOf(segments);
        if (segments.size() > MOST_SEGMENTS || new HashSet<>(segments).size() < segments.size()) {
            throw new IllegalArgumentException(
                    "stage " + name + " names at most " + MOST_SEGMENTS + " segments, each once");
        }
        segments.forEach(Stage::checkSegment);
    }

    /** A stage without segments. */
    public Stage(String name, int threshold, int hysteresis, Duration coolDown) {
        this(name, threshold, hysteresis, coolDown, List.of());
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

    /** Names stand in lists that commas divide. */
    private static void checkSegment(String segment) {
        if (!segment.equals(segment.strip())
                || segment.isEmpty()
                || segment.length() > MAX_SEGMENT
                || segment.contains(",")
                || !Texts.isPrintable(segment)) {
            throw new IllegalArgumentException(
                    "a segment's name has 1 to " + MAX_SEGMENT + " characters that can be printed, and no comma");
        }
    }

    /** The lowest score, in points, with which a lead stays in it. */
    int lowest() {
        return (int) Math.max((long) threshold - hysteresis, Integer.MIN_VALUE);
    }

    /** Whether a lead with this score leaves it downwards. */
    boolean isLeftAt(int score) {
        return score < lowest();
    }
}
