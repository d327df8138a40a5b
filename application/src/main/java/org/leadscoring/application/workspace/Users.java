package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The people who sign in, and the hashes of their passwords. */
public interface Users {

    void add(User user, String passwordHash, Instant at);

    /** The user with this name; case does not matter. */
    Optional<Account> byUsername(String username);

    /** The users of a workspace, by name. */
    List<User> all(WorkspaceId workspace);

    void changePassword(User user, String passwordHash);

    /**
     * A user with what is needed to check a password.
     *
     * @param passwordHash as {@link Passwords} made it
     */
    record Account(User user, String passwordHash) {}
}
