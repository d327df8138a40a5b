package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.User;

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
    public void add(String issuer, String subject, User user, Instant at) {
        if (owner(issuer, subject).isPresent()) {
            throw new IllegalStateException("this account is somebody's already");
        }
        database.identities.put(user.workspace(), List.of(issuer, subject), new Owner(user.workspace(), user.id()));
    }
}
