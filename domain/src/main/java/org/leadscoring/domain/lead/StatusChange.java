package org.leadscoring.domain.lead;

import java.time.Instant;
import org.leadscoring.domain.workspace.UserId;

/**
 * A step in the work on a lead (spec SL-1).
 *
 * @param at when, UTC
 * @param by who did it
 */
public record StatusChange(LeadStatus from, LeadStatus to, Instant at, UserId by) {}
