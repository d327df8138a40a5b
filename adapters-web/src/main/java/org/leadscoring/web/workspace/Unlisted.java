package org.leadscoring.web.workspace;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Addresses of which nobody has said who may use them: nobody may, whatever answers there. To who signed in they are not
 * there; everybody else has to sign in first.
 */
public final class Unlisted {

    private static final String MARK = Unlisted.class.getName();

    private Unlisted() {}

    /** Denies, and marks the request. */
    public static AuthorizationManager<RequestAuthorizationContext> forNobody() {
        return (authentication, context) -> {
            context.getRequest().setAttribute(MARK, true);
            return new AuthorizationDecision(false);
        };
    }

    /** Whether a request was denied because of that. */
    public static boolean is(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
