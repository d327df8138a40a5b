package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Optional;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Which accounts of identity providers are whose. */
public interface ProvidedIdentities {

    /**
     * Whose account this is.
     *
     * @param issuer who vouches for it
     * @param subject what it is called there, for ever
     */
    Optional<Owner> owner(String issuer, String subject);

    /** From now on this account is this user's. */
    void add(String issuer, String subject, User user, Instant at);

    /** A user, by where they are. */
    record Owner(WorkspaceId workspace, UserId user) {}
}
