package org.leadscoring.application.workspace;

import java.time.Clock;
import java.util.Optional;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Says who somebody who signed in is by now: asked with every request, so what was found is {@link Remembered}. */
public final class FindUser {

    private static final int MOST = 10_000;

    private final Users users;
    private final Workspaces workspaces;
    private final Remembered<UserId, Admitted> remembered;

    public FindUser(Users users, Workspaces workspaces, Clock clock) {
        this.users = users;
        this.workspaces = workspaces;
        this.remembered = new Remembered<>(MOST, clock);
    }

    /** The user with this id as it is now; empty if there is none, or it may not sign in. */
    public Optional<Admitted> byId(WorkspaceId workspace, UserId id) {
        return remembered.get(id, () -> find(workspace, id));
    }

    private Optional<Admitted> find(WorkspaceId workspace, UserId id) {
        return users.byId(workspace, id)
                .filter(account -> account.user().enabled())
                .flatMap(account ->
                        workspaces.byId(workspace).map(own -> new Admitted(account.user(), own, account.admission())));
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        remembered.forget();
    }

    /**
     * Somebody who may be here.
     *
     * @param admission who signed in under another one is out: see {@link Users.Account#admission}
     */
    public record Admitted(User user, Workspace workspace, long admission) {}
}
