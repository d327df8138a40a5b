package org.leadscoring.web.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, or leaves it the one that a proxy gave it in {@code X-Request-Id}: the log has it in each line of
 * the request, and the answer in its header, so that whoever has one finds the other.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    // No blanks, quotes or line ends, which would let a sender write into the log; no @, so that nobody's address gets
    // there.
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~+/=:-]{7,127}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = idOf(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put(LogFields.REQUEST, id);
        try {
            chain.doFilter(request, response);
        } finally {
            LogFields.clear();
        }
    }

    /** Unguessable it need not be. */
    static String idOf(@Nullable String given) {
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
