package org.leadscoring.domain.assignment;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.UserId;

/**
 * Who gets a lead.
 *
 * @param user null if nobody does
 * @param turn how it stands after this
 */
public record Choice(@Nullable UserId user, Reason reason, Turn turn) {}
