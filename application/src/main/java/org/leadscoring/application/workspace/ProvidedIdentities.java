package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
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

    /** The providers at which a user has an account; each as often as they have. */
    List<String> issuers(WorkspaceId workspace, UserId user);

    /** None of the accounts that were this user's is anybody's any more. */
    void forget(WorkspaceId workspace, UserId user);

    /** A user, by where they are. */
    record Owner(WorkspaceId workspace, UserId user) {}
}
