package org.leadscoring.application.lead;

import org.leadscoring.domain.workspace.UserId;

/** There is no such user in the workspace, or they may not sign in any more. */
public final class UnknownUserException extends RuntimeException {

    private final UserId user;

    public UnknownUserException(UserId user) {
        super("there is no user " + user.value() + " in this workspace who could own a lead");
        this.user = user;
    }

    public UserId user() {
        return user;
    }
}
