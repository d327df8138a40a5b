package org.leadscoring.web.workspace;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AdmitProvided;
import org.leadscoring.application.workspace.AdmitProvided.Provided;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * What becomes of somebody who comes back from the identity provider: the user they are, or out again with a word why. What
 * the provider gave us besides is not kept.
 */
final class ProvidedSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProvidedSignIn.class);

    private final IdentityProvider provider;
    private final AdmitProvided admit;
    private final SignIns signIns;

    ProvidedSignIn(IdentityProvider provider, AdmitProvided admit, SignIns signIns) {
        this.provider = provider;
        this.admit = admit;
        this.signIns = signIns;
        setDefaultTargetUrl("/queue");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var admitted = admitted(authentication.getPrincipal());
        if (admitted.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect(request.getContextPath() + "/sign-in?unknown");
            return;
        }
        var signedIn = SignedIn.as(admitted.get());
        Session.of(request, response).goOnAs(signedIn);
        signIns.note(signedIn);
        super.onAuthenticationSuccess(request, response, signedIn.authentication());
    }

    private Optional<Admitted> admitted(@Nullable Object principal) {
        if (!(principal instanceof OidcUser user) || user.getIssuer() == null || user.getSubject() == null) {
            return Optional.empty();
        }
        var admitted = admit.admit(new Provided(
                user.getIssuer().toString(),
                user.getSubject(),
                user.getEmail(),
                provider.vouches(user.getEmailVerified())));
        if (admitted.isEmpty()) {
            LOG.info(
                    "the identity provider vouches for {}, who is no user that may sign in: there is none of that address, they"
                            + " are disabled, the address is not verified, or the user is linked to another account there",
                    user.getSubject());
        }
        return admitted;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        LOG.warn("signing in by the identity provider failed: {}", refusal.getMessage());
        response.sendRedirect(request.getContextPath() + "/sign-in?provider");
    }
}
