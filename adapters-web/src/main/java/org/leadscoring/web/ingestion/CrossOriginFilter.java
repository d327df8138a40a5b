package org.leadscoring.web.ingestion;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers browsers that ask beforehand whether a page of another origin may use a way in. That question carries no key, so
 * nobody can know the source yet: everybody may ask, and {@link CrossOrigin} decides when the key is known. There are no
 * cookies and no other credentials of the browser in it.
 *
 * <p>Ways in that are for servers only answer no such question; but a page can send there without asking, and then its
 * origin counts as everywhere.
 */
final class CrossOriginFilter extends OncePerRequestFilter {

    private static final List<String> HEADERS =
            List.of("authorization", "content-type", "content-encoding", "anonymousid");
    private static final List<String> NOT_FOR_BROWSERS = List.of("/api/leads", "/api/email-events");
    private static final List<String> ALSO_READ = List.of("/api/lead-score/", "/api/events/");
    private static final String A_DAY = "86400";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !(path.startsWith("/v1/")
                || path.startsWith("/beacon/")
                || path.startsWith("/api/lead-score/")
                || path.equals("/api/batch")
                || path.equals("/api/events")
                || path.startsWith("/api/events/")
                || request.getMethod().equals("POST") && NOT_FOR_BROWSERS.contains(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (CorsUtils.isPreFlightRequest(request)) {
            answer(request, response);
            return;
        }
        CrossOrigin.note(request, response);
        chain.doFilter(request, response);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods(request.getRequestURI()));
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY);
        var headers = known(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        if (!headers.isEmpty()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
    }

    private static String methods(String path) {
        return ALSO_READ.stream().anyMatch(path::contains) ? "GET, POST" : "POST";
    }

    /** Those asked for that a way in reads, and the one that RudderStack's SDK for browsers always sends. */
    private static String known(@Nullable String asked) {
        return Stream.of(asked == null ? new String[0] : asked.split(","))
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(header -> HEADERS.contains(header) || header.startsWith("ce-"))
                .collect(Collectors.joining(", "));
    }
}
