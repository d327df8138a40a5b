package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.UserNotPossibleException.Reason;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Making users, changing them and their passwords, and shutting them out. One who administers the workspace is always left.
 * Every change is recorded with who made it; passwords never are.
 *
 * <p>A change holds with the next request on this node, and within 2 seconds on every other. Whoever is shut out, or gets
 * another password, is signed out wherever they are signed in.
 */
public final class EditUsers {

    /** What users are called in the audit log. */
    public static final String SUBJECT = "user";

    /** The shortest password, in characters. */
    public static final int SHORTEST_PASSWORD = 10;

    /** The longest password, in characters. */
    public static final int LONGEST_PASSWORD = 1_000;

    private final Transactions transactions;
    private final Users users;
    private final Passwords passwords;
    private final AuditLog audit;
    private final FindUser find;
    private final Ids ids;
    private final Clock clock;

    public EditUsers(
            Transactions transactions,
            Users users,
            Passwords passwords,
            AuditLog audit,
            FindUser find,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.find = find;
        this.ids = ids;
        this.clock = clock;
    }

    /** The users of a workspace by name, and when each last signed in. */
    public List<Listed> all(WorkspaceId workspace) {
        var lastSignIns = users.lastSignIns(workspace);
        return users.all(workspace).stream()
                .map(user -> new Listed(user, lastSignIns.get(user.id())))
                .toList();
    }

    /** @throws UnknownAccountException if the workspace has no such user */
    public User user(WorkspaceId workspace, UserId id) {
        return users.byId(workspace, id).map(Account::user).orElseThrow(() -> new UnknownAccountException(id));
    }

    /**
     * Makes a user who may sign in.
     *
     * @param username what they sign in with; spaces around it and capitals do not matter
     * @throws IllegalArgumentException if they cannot be called so: see {@link User}
     * @throws UserNotPossibleException if somebody has this user name, or the password will not do
     */
    public User create(WorkspaceId workspace, String username, String name, Role role, String password, UserId by) {
        var user = new User(
                new UserId(ids.next()), workspace, username.strip().toLowerCase(Locale.ROOT), name.strip(), role, true);
        var hash = hash(user, password);
        return transactions.run(() -> {
            if (users.byUsername(user.username()).isPresent()) {
                throw new UserNotPossibleException(user, Reason.USERNAME_TAKEN);
            }
            var now = clock.instant();
            users.add(user, hash, now);
            record(user, "create", Map.of(), facts(user), by, now);
            return user;
        });
    }

    /**
     * Changes name and role.
     *
     * @throws UnknownAccountException if the workspace has no such user
     * @throws IllegalArgumentException if they cannot be called so: see {@link User}
     * @throws UserNotPossibleException if nobody who administers the workspace would be left
     */
    public User change(WorkspaceId workspace, UserId id, String name, Role role, UserId by) {
        return change(workspace, id, "change", user -> user.as(name.strip(), role), by);
    }

    /**
     * Lets a user in again, or shuts them out. What they own stays theirs.
     *
     * @throws UnknownAccountException if the workspace has no such user
     * @throws UserNotPossibleException if they would shut out themselves, or the last who administers the workspace
     */
    public User enable(WorkspaceId workspace, UserId id, boolean on, UserId by) {
        return change(workspace, id, on ? "enable" : "disable", user -> user.switched(on), by);
    }

    private User change(WorkspaceId workspace, UserId id, String action, UnaryOperator<User> how, UserId by) {
        var changed = transactions.run(() -> {
            var all = users.hold(workspace);
            var before = among(all, id).user();
            var after = how.apply(before);
            if (!after.enabled() && id.equals(by)) {
                throw new UserNotPossibleException(after, Reason.ONESELF);
            }
            var others = all.values().stream()
                    .map(Account::user)
                    .filter(user -> !user.id().equals(id) && user.administers());
            if (before.administers() && !after.administers() && others.findAny().isEmpty()) {
                throw new UserNotPossibleException(after, Reason.LAST_ADMIN);
            }
            users.save(after);
            if (!after.enabled()) {
                users.readmit(after);
            }
            record(after, action, facts(before), facts(after), by, clock.instant());
            return after;
        });
        find.forget();
        return changed;
    }

    /**
     * Gives a user another password, because they have forgotten theirs. They are signed out.
     *
     * @throws UnknownAccountException if the workspace has no such user
     * @throws UserNotPossibleException if the password will not do
     */
    public User setPassword(WorkspaceId workspace, UserId id, String password, UserId by) {
        return changePassword(user(workspace, id), password, "set_password", by);
    }

    /**
     * Changes one's own password. One is signed out everywhere but here: see {@link FindUser.Admitted#admission}.
     *
     * @param old proves that it is not somebody else at an open browser
     * @throws UnknownAccountException if the workspace has no such user
     * @throws UserNotPossibleException if the old password is another one, or the new one will not do
     */
    public User changeOwnPassword(WorkspaceId workspace, UserId id, String old, String password) {
        var account = users.byId(workspace, id).orElseThrow(() -> new UnknownAccountException(id));
        if (old.length() > LONGEST_PASSWORD || !passwords.matches(old, account.passwordHash())) {
            throw new UserNotPossibleException(account.user(), Reason.WRONG_PASSWORD);
        }
        return changePassword(account.user(), password, "change_password", id);
    }

    private User changePassword(User user, String password, String action, UserId by) {
        // Takes its time on purpose: not while others wait for a lock.
        var hash = hash(user, password);
        transactions.run(() -> {
            var held = among(users.hold(user.workspace()), user.id()).user();
            users.changePassword(held, hash);
            users.readmit(held);
            var now = clock.instant();
            audit.record(
                    user.workspace(),
                    new Change(
                            ids.next(),
                            now,
                            by,
                            action,
                            new Subject(SUBJECT, user.id().value()),
                            Attributes.NONE,
                            Attributes.NONE));
            return held;
        });
        find.forget();
        return user;
    }

    private String hash(User user, String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new UserNotPossibleException(user, Reason.PASSWORD_LENGTH);
        }
        if (password.strip().equalsIgnoreCase(user.username())) {
            throw new UserNotPossibleException(user, Reason.PASSWORD_IS_USERNAME);
        }
        return passwords.hash(password);
    }

    private static Account among(Map<UserId, Account> all, UserId id) {
        var account = all.get(id);
        if (account == null) {
            throw new UnknownAccountException(id);
        }
        return account;
    }

    private static Map<String, Object> facts(User user) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("username", user.username());
        facts.put("name", user.name());
        facts.put("role", user.role().name().toLowerCase(Locale.ROOT));
        facts.put("enabled", user.enabled());
        return facts;
    }

    private void record(
            User user, String action, Map<String, Object> before, Map<String, Object> after, UserId by, Instant at) {
        var subject = new Subject(SUBJECT, user.id().value());
        Change.between(ids.next(), at, by, action, subject, before, after)
                .ifPresent(change -> audit.record(user.workspace(), change));
    }

    /** @param lastSignIn to the pages, UTC; null if they never did */
    public record Listed(User user, @Nullable Instant lastSignIn) {}
}
