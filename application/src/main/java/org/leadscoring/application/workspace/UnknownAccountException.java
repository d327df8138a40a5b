package org.leadscoring.application.workspace;

import org.leadscoring.domain.workspace.UserId;

/** Nobody in the workspace signs in as this user. */
public final class UnknownAccountException extends RuntimeException {

    private final UserId user;

    public UnknownAccountException(UserId user) {
        super("there is no user " + user.value() + " in this workspace");
        this.user = user;
    }

    public UserId user() {
        return user;
    }
}
