package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says who somebody who signed in is by now: asked with every request, so what was found is remembered for 2 seconds. A
 * change of a user or of the workspace holds at once on the node that made it, and within 2 seconds on every other.
 */
public final class FindUser {

    /** How long an answer is good for. */
    public static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private final Users users;
    private final Workspaces workspaces;
    private final Clock clock;

    /** Put in the place of another to forget: whoever asked before the change adds its answer to the old one. */
    private volatile ConcurrentMap<UserId, Answer> answers = new ConcurrentHashMap<>();

    public FindUser(Users users, Workspaces workspaces, Clock clock) {
        this.users = users;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** The user with this id as it is now; empty if there is none, or it may not sign in. */
    public Optional<Admitted> byId(WorkspaceId workspace, UserId id) {
        var now = clock.instant();
        var remembered = answers;
        var answer = remembered.get(id);
        if (answer != null && answer.isGoodAt(now)) {
            return Optional.of(answer.admitted());
        }
        var found = users.byId(workspace, id)
                .filter(account -> account.user().enabled())
                .flatMap(account ->
                        workspaces.byId(workspace).map(own -> new Admitted(account.user(), own, account.admission())));
        found.ifPresent(admitted -> {
            if (remembered.size() >= MOST) {
                forget();
            } else {
                remembered.put(id, new Answer(admitted, now));
            }
        });
        return found;
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        answers = new ConcurrentHashMap<>();
    }

    /**
     * Somebody who may be here.
     *
     * @param admission who signed in under another one is out: see {@link Users.Account#admission}
     */
    public record Admitted(User user, Workspace workspace, long admission) {}

    private record Answer(Admitted admitted, Instant at) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED));
        }
    }
}
