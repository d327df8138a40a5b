package org.leadscoring.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AdmitToken;
import org.leadscoring.application.workspace.AdmitToken.Bearer;
import org.leadscoring.domain.workspace.TokenSecret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows a token of the API: {@code Authorization: Bearer lst_…} (RFC 6750). One that is wrong is refused here. */
final class TokenCheck extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AdmitToken tokens;

    TokenCheck(AdmitToken tokens) {
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return shown(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bearer = Optional.ofNullable(shown(request)).flatMap(this::admitted);
        if (bearer.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Refused.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "this is no token that may be used here: it was revoked, has expired, or never was one; an"
                            + " administrator can make another");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ShownToken(bearer.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Bearer> admitted(String text) {
        return TokenSecret.looksLikeOne(text) ? tokens.admit(new TokenSecret(text)) : Optional.empty();
    }

    private static @Nullable String shown(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
