package org.leadscoring.web.workspace;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Sends people whose session has ended to the sign-in page: the whole page, where htmx would put it into a row. A form of
 * an ended session shows as a CSRF token that fits no more.
 */
final class SessionEnded implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_IN_AGAIN = "/sign-in?ended";

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException, ServletException {
        if (byHtmx(request)) {
            redirectByHtmx(request, response);
        } else if (StillAdmitted.hasEnded(request)) {
            response.sendRedirect(request.getContextPath() + SIGN_IN_AGAIN);
        } else {
            signIn.commence(request, response, refusal);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (Unlisted.is(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (!(refusal instanceof CsrfException)) {
            forbidden.handle(request, response, refusal);
        } else if (byHtmx(request)) {
            redirectByHtmx(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + SIGN_IN_AGAIN);
        }
    }

    private static boolean byHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static void redirectByHtmx(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("HX-Redirect", request.getContextPath() + SIGN_IN_AGAIN);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
}
