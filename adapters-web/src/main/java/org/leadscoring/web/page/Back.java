package org.leadscoring.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The page a form stood on. Only path and query are taken from what the browser says, so nobody is led elsewhere. */
final class Back {

    private static final String HOME = "/queue";

    private Back() {}

    static String from(HttpServletRequest request) {
        var referer = request.getHeader("Referer");
        return referer == null ? HOME : path(referer);
    }

    private static String path(String referer) {
        try {
            var uri = new URI(referer);
            var path = uri.getRawPath();
            return local(path) ? path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    private static boolean local(@Nullable String path) {
        return path != null && path.startsWith("/") && !path.startsWith("//");
    }
}
