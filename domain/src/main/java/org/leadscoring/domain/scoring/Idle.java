package org.leadscoring.domain.scoring;

import java.time.Instant;
import org.leadscoring.domain.event.EventId;

/**
 * Since when a lead has done nothing.
 *
 * @param since its last activity, UTC
 * @param event what that was
 * @param base the decaying part of the score from which decay is reckoned, in points
 */
public record Idle(Instant since, EventId event, int base) {}
