package org.leadscoring.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.leadscoring.web.workspace.SignInThrottledException;
import org.leadscoring.web.workspace.Unlisted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;

/** What the API answers before any controller is asked; what is written here has nothing in it that would need escaping. */
final class Refused {

    private Refused() {}

    /** To somebody who did not say who they are, or not so that it was believed. */
    static void nobody(HttpServletResponse response, AuthenticationException refusal) throws IOException {
        if (refusal instanceof SignInThrottledException throttled) {
            var seconds = throttled.pause().toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too many sign-ins failed; try again in " + seconds + " seconds");
        } else {
            write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "sign in by HTTP Basic with the name and the password of a user, or show a token as bearer");
        }
    }

    /** To somebody who may not, or of whom nobody said that they may. */
    static void somebody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Unlisted.is(request)) {
            write(response, HttpStatus.NOT_FOUND, "there is no such address; see the documentation");
        } else {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "your role does not allow this, or your token has no scope for it; ask an administrator");
        }
    }

    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail));
    }
}
