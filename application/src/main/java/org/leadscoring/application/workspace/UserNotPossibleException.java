package org.leadscoring.application.workspace;

import org.leadscoring.domain.workspace.User;

/** A user cannot be made or changed so. */
public final class UserNotPossibleException extends RuntimeException {

    private final User user;
    private final Reason reason;

    public UserNotPossibleException(User user, Reason reason) {
        super("the user " + user.username() + " cannot be so: " + reason);
        this.user = user;
        this.reason = reason;
    }

    /** The user as it was to be. */
    public User user() {
        return user;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it is not possible. */
    public enum Reason {
        /** Somebody signs in with this name already, here or in another workspace. */
        USERNAME_TAKEN,
        /** Nobody who administers the workspace would be left. */
        LAST_ADMIN,
        /** Nobody shuts themselves out. */
        ONESELF,
        /** The old password, which proves who asks, is another one. */
        WRONG_PASSWORD,
        /** A password has to be longer, or not as long as that. */
        PASSWORD_LENGTH,
        /** A password that is the user name protects nobody. */
        PASSWORD_IS_USERNAME
    }
}
