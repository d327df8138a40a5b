package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request that a page of another origin makes in somebody's browser. Whether the page may send is up to the source, and
 * which source it is stands in the request; so nothing is allowed before {@link #check}.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">the CORS protocol</a>
 */
final class CrossOrigin {

    private static final String ATTRIBUTE = CrossOrigin.class.getName();

    private final String origin;
    private final HttpServletResponse response;
    private boolean refused;

    private CrossOrigin(String origin, HttpServletResponse response) {
        this.origin = origin;
        this.response = response;
    }

    /** Notes it if a page of another origin asks. */
    static void note(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(origin, request)) {
            request.setAttribute(ATTRIBUTE, new CrossOrigin(origin, response));
        }
    }

    /** The page that asks, if it is one of another origin. */
    static Optional<CrossOrigin> of(HttpServletRequest request) {
        return Optional.ofNullable((CrossOrigin) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Lets the page read the answer if it may send with the key of this source.
     *
     * @throws Problem 403 if it may not
     */
    void check(Source source) {
        if (!allowed(source)) {
            refused = true;
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "pages of " + origin + " may not send with this key; add the origin to the source",
                    List.of());
        }
        letRead();
    }

    /** Lets the page's developer read why it was refused, unless it was because of where it comes from. */
    void explain() {
        if (!refused) {
            letRead();
        }
    }

    private void letRead() {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
    }

    /** What is no origin of the web, such as {@code null} of a page in a sandbox, is allowed where all are. */
    private boolean allowed(Source source) {
        try {
            return source.allows(new Origin(origin));
        } catch (IllegalArgumentException e) {
            return source.allows(Origin.ANY);
        }
    }

    /** By host and port alone: behind a proxy that ends TLS the server does not know that it is called by https. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        var scheme = origin.indexOf("://");
        return host != null
                && scheme > 0
                && origin.substring(scheme + "://".length())
                        .toLowerCase(Locale.ROOT)
                        .equals(host.toLowerCase(Locale.ROOT));
    }
}
