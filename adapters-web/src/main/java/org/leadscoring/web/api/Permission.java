package org.leadscoring.web.api;

import java.util.function.Predicate;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** What is needed for a part of the API: a role, and from who shows a token a scope, too. */
final class Permission {

    private Permission() {}

    /** For users of these roles; by a token, if it has this scope. */
    static AuthorizationManager<RequestAuthorizationContext> of(Scope scope, Predicate<Role> roles) {
        return (authentication, request) -> {
            var caller = authentication.get();
            var allowed = caller != null
                    && caller.isAuthenticated()
                    && caller.getPrincipal() instanceof SignedIn user
                    && roles.test(user.role())
                    && (!(caller instanceof ShownToken token) || token.scopes().contains(scope));
            return new AuthorizationDecision(allowed);
        };
    }

    /** For every user; by a token, if it has this scope. */
    static AuthorizationManager<RequestAuthorizationContext> of(Scope scope) {
        return of(scope, role -> true);
    }
}
