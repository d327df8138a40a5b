package org.leadscoring.web.workspace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets files in from those only who may import. Stands before whatever reads a form's fields: to find one, a form with a
 * file is written to disk as a whole, and nobody else shall make us do that.
 */
final class UploadGate extends OncePerRequestFilter {

    private final AccessDeniedHandler refusals;

    UploadGate(AccessDeniedHandler refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn signedIn
                && signedIn.mayConfigure()) {
            chain.doFilter(request, response);
        } else if (authentication == null) {
            // As any other form of a session that has ended.
            refusals.handle(request, response, new MissingCsrfTokenException(null));
        } else {
            refusals.handle(request, response, new AccessDeniedException("files are for those who may import"));
        }
    }
}
