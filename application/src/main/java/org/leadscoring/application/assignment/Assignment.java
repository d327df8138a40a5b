package org.leadscoring.application.assignment;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.workspace.UserId;

/**
 * Who a lead was given to.
 *
 * @param owner null if nobody could get it, or it was taken from everybody
 */
public record Assignment(@Nullable UserId owner, Reason reason) {}
