package org.leadscoring.domain.stage;

import java.time.Instant;
import java.util.Map;

/**
 * Where a lead stands on a ladder. With hysteresis and cool-downs that is more than its score says.
 *
 * @param height stages above the ground, from 0; −1 before the first event
 * @param left when stages with a cool-down were last left downwards, by name, UTC
 */
public record Rung(int height, Map<String, Instant> left) {

    /** Before the first event. */
    public static final Rung NONE = new Rung(-1, Map.of());

    public Rung {
        left = Map.copyOf(left);
    }
}
