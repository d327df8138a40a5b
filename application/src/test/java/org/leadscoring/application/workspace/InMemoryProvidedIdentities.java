package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Accounts of identity providers in memory. */
public final class InMemoryProvidedIdentities implements ProvidedIdentities {

    private final InMemoryDatabase database;

    public InMemoryProvidedIdentities(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Owner> owner(String issuer, String subject) {
        return database.identities.everything().values().stream()
                .flatMap(rows -> Optional.ofNullable(rows.get(List.of(issuer, subject))).stream())
                .findFirst();
    }

    @Override
    public List<String> issuers(WorkspaceId workspace, UserId user) {
        return accounts(workspace, user).stream().map(List::getFirst).sorted().toList();
    }

    @Override
    public void forget(WorkspaceId workspace, UserId user) {
        accounts(workspace, user).forEach(account -> database.identities.remove(workspace, account));
    }

    private List<List<String>> accounts(WorkspaceId workspace, UserId user) {
        return database.identities.rows(workspace).entrySet().stream()
                .filter(row -> row.getValue().user().equals(user))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void add(String issuer, String subject, User user, Instant at) {
        if (owner(issuer, subject).isPresent()) {
            throw new IllegalStateException("this account is somebody's already");
        }
        database.identities.put(user.workspace(), List.of(issuer, subject), new Owner(user.workspace(), user.id()));
    }
}
