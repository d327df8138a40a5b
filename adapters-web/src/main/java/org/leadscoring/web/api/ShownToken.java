package org.leadscoring.web.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AdmitToken.Bearer;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A script that showed a token of the API, in the name of its user. For one request; never kept in a session. */
final class ShownToken extends AbstractAuthenticationToken {

    private final transient SignedIn user;
    private final transient Set<Scope> scopes;

    ShownToken(Bearer bearer) {
        super(List.of());
        this.user = SignedIn.as(bearer.user());
        this.scopes = bearer.token().scopes();
        setAuthenticated(true);
    }

    Set<Scope> scopes() {
        return scopes;
    }

    @Override
    public SignedIn getPrincipal() {
        return user;
    }

    /** The secret is not kept. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
