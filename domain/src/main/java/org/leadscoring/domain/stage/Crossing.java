package org.leadscoring.domain.stage;

import java.time.Instant;
import org.leadscoring.domain.event.EventId;

/**
 * A threshold passed by a lead. A jump over several thresholds is several crossings, in order (spec ST-1).
 *
 * @param stage the stage entered (up) or left (down)
 * @param score the score after the event that caused it, in points
 * @param at when that event occurred, UTC
 * @param event the event that caused it
 */
public record Crossing(String stage, Direction direction, int score, Instant at, EventId event) {}
