package org.leadscoring.domain.stage;

/**
 * A rung of a ladder.
 *
 * @param name lower case, 1 to 40 characters, for example {@code mql}
 * @param threshold the score, in points, from which a lead is in this stage
 */
public record Stage(String name, int threshold) {

    private static final int MAX_NAME = 40;

    public Stage {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a stage's name has 1 to " + MAX_NAME + " characters");
        }
    }
}
