package org.leadscoring.notify.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to another server.
 *
 * @param method {@code POST}, for example
 * @param url {@code https://…} or {@code http://…}; it may be a secret, and is told to nobody but the server
 * @param headers by name; {@code Content-Type} among them if there is a body
 * @param body sent as UTF-8; null if there is none
 */
public record OutboundRequest(
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String body) {

    /** @throws IllegalArgumentException if the address is none of the web */
    public OutboundRequest {
        headers = Map.copyOf(headers);
        var scheme = url.getScheme();
        if (url.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("only https:// and http:// can be called");
        }
    }

    /** A {@code POST} of JSON. */
    public static OutboundRequest postJson(URI url, String body) {
        return new OutboundRequest("POST", url, Map.of("Content-Type", "application/json"), body);
    }

    /** Method and host only: the address, the headers and the body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + url.getHost();
    }
}
