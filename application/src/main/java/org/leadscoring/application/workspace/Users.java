package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The people who sign in, and the hashes of their passwords. */
public interface Users {

    void add(User user, String passwordHash, Instant at);

    /** Writes name, role, and whether they may sign in. */
    void save(User user);

    /** The user with this name; case does not matter. */
    Optional<Account> byUsername(String username);

    /** The user with this id. */
    Optional<Account> byId(WorkspaceId workspace, UserId user);

    /** The users of a workspace, by name. */
    List<User> all(WorkspaceId workspace);

    /** The users of a workspace, held until the transaction ends: so that one who administers it stays. */
    Map<UserId, Account> hold(WorkspaceId workspace);

    void changePassword(User user, String passwordHash);

    /** Ends whatever a user is signed in to now: see {@link Account#admission}. */
    void readmit(User user);

    /** A user signed in to the pages. */
    void signedIn(User user, Instant at);

    /** When the users of a workspace last signed in to the pages, UTC; who never did is missing. */
    Map<UserId, Instant> lastSignIns(WorkspaceId workspace);

    /**
     * A user with what is needed to check a password.
     *
     * @param passwordHash as {@link Passwords} made it
     * @param admission one higher each time that what they are signed in to ends: who signed in under another is out
     */
    record Account(User user, String passwordHash, long admission) {}
}
