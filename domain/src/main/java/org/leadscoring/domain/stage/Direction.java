package org.leadscoring.domain.stage;

/** Whether a crossing enters a stage from below or leaves it downwards. */
public enum Direction {
    UP,
    DOWN
}
