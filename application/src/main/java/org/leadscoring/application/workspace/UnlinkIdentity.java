package org.leadscoring.application.workspace;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Takes the accounts of identity providers from a user: the next who comes from there with their address is them. */
public final class UnlinkIdentity {

    private final Transactions transactions;
    private final ProvidedIdentities identities;
    private final Users users;
    private final FindUser find;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public UnlinkIdentity(
            Transactions transactions,
            ProvidedIdentities identities,
            Users users,
            FindUser find,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.users = users;
        this.find = find;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The providers at which a user has an account, in order, each once. */
    public List<String> issuers(WorkspaceId workspace, UserId user) {
        return identities.issuers(workspace, user).stream().distinct().toList();
    }

    /**
     * Unlinks all of them. They are signed out.
     *
     * @throws UnknownAccountException if the workspace has no such user
     */
    public User unlink(WorkspaceId workspace, UserId id, UserId by) {
        var unlinked = transactions.run(() -> {
            var held = users.hold(workspace).get(id);
            if (held == null) {
                throw new UnknownAccountException(id);
            }
            var user = held.user();
            var before = Map.<String, Object>of("issuer", String.join(", ", issuers(workspace, id)));
            identities.forget(workspace, id);
            users.readmit(user);
            audit.record(
                    workspace,
                    new Change(
                            ids.next(),
                            clock.instant(),
                            by,
                            "unlink_identity",
                            new Subject(EditUsers.SUBJECT, id.value()),
                            new Attributes(before),
                            Attributes.NONE));
            return user;
        });
        find.forget();
        return unlinked;
    }
}
