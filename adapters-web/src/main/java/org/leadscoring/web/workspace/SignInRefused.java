package org.leadscoring.web.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, which says why: name or password are wrong, or one has to wait. */
final class SignInRefused implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        var why = refusal instanceof SignInThrottledException throttled ? "wait=" + throttled.minutes() : "refused";
        response.sendRedirect(request.getContextPath() + "/sign-in?" + why);
    }
}
