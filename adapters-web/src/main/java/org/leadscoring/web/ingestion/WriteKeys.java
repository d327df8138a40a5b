package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Finds the source a request comes from by its write key: as user name of HTTP Basic, as bearer token, or in the body. */
@Component
final class WriteKeys {

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    /** What web hooks call a key in their address. */
    static final String TOKEN = "access_token";

    /** What a key is called in a body, and by RudderStack's SDK for browsers in an address. */
    static final String WRITE_KEY = "writeKey";

    private final FindSource find;

    WriteKeys(FindSource find) {
        this.find = find;
    }

    /**
     * The source, if the request's headers carry a key. Asked before the body is read, so that a wrong key costs nothing.
     *
     * @throws Problem 401 if the key is not one of ours
     */
    Optional<Sender> inHeader(HttpServletRequest request) {
        return Optional.ofNullable(header(request.getHeader("Authorization"))).map(this::sender);
    }

    /**
     * The source, if the address carries a key: web hooks of many senders can say nothing but an address, nor can a beacon
     * of a browser. Addresses end up in logs, so that a key is better sent in a header.
     *
     * @param name the parameter that holds the key
     * @throws Problem 401 if the key is not one of ours
     */
    Optional<Sender> inAddress(HttpServletRequest request, String name) {
        // Not by getParameter, which may take the body for a form and read it.
        return Optional.ofNullable(request.getQueryString())
                .map(query -> UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(name))
                .map(WriteKeys::decoded)
                .map(this::sender);
    }

    /** Only what is written as {@code %2B}: a plus is a plus, for the SDK writes keys as they are. */
    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unauthorized("cannot be read from this address: it holds a % that begins no character");
        }
    }

    /**
     * The source by the key in the body's field {@code writeKey}.
     *
     * @throws Problem 401 if there is no key or it is not one of ours
     */
    Sender inBody(JsonObject body) {
        try {
            return body.text(WRITE_KEY).map(this::sender).orElseThrow(() -> unauthorized("is missing"));
        } catch (InvalidEventException e) {
            throw unauthorized(e.reason());
        }
    }

    private Sender sender(String key) {
        WriteKey writeKey;
        try {
            writeKey = new WriteKey(key);
        } catch (IllegalArgumentException e) {
            throw unauthorized("is not a write key: " + e.getMessage());
        }
        return find.byKey(writeKey)
                .map(source -> new Sender(source, writeKey))
                .orElseThrow(() -> unauthorized("is not the key of a source that may send"));
    }

    private static @Nullable String header(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return user(authorization.substring(BASIC.length()).strip());
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        throw unauthorized("cannot be read from this Authorization header; use Basic or Bearer");
    }

    private static String user(String credentials) {
        try {
            var decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            var colon = decoded.indexOf(':');
            return colon < 0 ? decoded : decoded.substring(0, colon);
        } catch (IllegalArgumentException e) {
            throw unauthorized("cannot be read: the credentials of the Authorization header are not Base64");
        }
    }

    private static Problem unauthorized(String problem) {
        var error = new Problem.FieldError("/writeKey", problem);
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "the write key " + problem
                        + "; send it as the user name of HTTP Basic, as bearer token, or as writeKey in the body",
                List.of(error));
    }

    /** A source and the key it sent with, which nothing may repeat. */
    record Sender(Source source, WriteKey key) {}
}
