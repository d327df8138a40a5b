package org.leadscoring.web.workspace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.leadscoring.application.workspace.FindUser;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up, with every request, who somebody who signed in is by now. Whoever was shut out, or whose password is another
 * one, is signed out; another name, role or zone takes effect.
 */
final class StillAdmitted extends OncePerRequestFilter {

    /** What everybody may load, and nobody need be known for. */
    static final String[] FILES = {"/css/**", "/js/**", "/webjars/**", "/favicon.svg", "/favicon.ico"};

    private static final String ENDED = StillAdmitted.class.getName() + ".ended";

    private final FindUser users;
    private final List<PathPatternRequestMatcher> files =
            Arrays.stream(FILES).map(PathPatternRequestMatcher::pathPattern).toList();

    StillAdmitted(FindUser users) {
        this.users = users;
    }

    /** Whether this request came from somebody who was signed in until now. */
    static boolean hasEnded(HttpServletRequest request) {
        return request.getAttribute(ENDED) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Files first: to look for the session asks the database.
        return files.stream().anyMatch(file -> file.matches(request)) || request.getSession(false) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            users.byId(signedIn.workspace(), signedIn.user())
                    .filter(admitted -> admitted.admission() == signedIn.admission())
                    .map(SignedIn::as)
                    .ifPresentOrElse(
                            now -> {
                                if (!now.equals(signedIn)) {
                                    Session.of(request, response).goOnAs(now);
                                }
                            },
                            () -> end(request));
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.setAttribute(ENDED, true);
    }
}
