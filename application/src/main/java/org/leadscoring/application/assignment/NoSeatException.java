package org.leadscoring.application.assignment;

import org.leadscoring.domain.workspace.UserId;

/** Somebody takes no leads, so it does not matter when they are away. */
public final class NoSeatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSeatException(UserId user) {
        super("user " + user.value() + " takes no leads; a sales manager can change that");
    }
}
