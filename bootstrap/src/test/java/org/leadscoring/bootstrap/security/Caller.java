package org.leadscoring.bootstrap.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.leadscoring.bootstrap.command.TestServer;

/** Somebody at a browser and with a script: pages by a session and its CSRF token, the API by HTTP Basic. */
final class Caller {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String authorization;
    private String cookie = "";
    private String token = "";

    private Caller(TestServer server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** A user who signs in at the form. */
    static Caller signedIn(TestServer server, String username) {
        var caller = new Caller(server, basic(username + ":" + TestServer.PASSWORD));
        caller.look();
        var answer = caller.page(
                "POST", "/sign-in", "username=" + username + "&password=" + TestServer.PASSWORD.replace(' ', '+'));
        if (!answer.location().endsWith("/queue")) {
            throw new IllegalStateException(username + " cannot sign in: " + answer);
        }
        caller.token = token(caller.page("GET", "/settings/me", "").body());
        return caller;
    }

    /** Somebody whom nobody knows. */
    static Caller nobody(TestServer server) {
        return new Caller(server, "").look();
    }

    /** A source. */
    static Caller source(TestServer server, String key) {
        return new Caller(server, basic(key + ":")).look();
    }

    /** A script with a token of the API. */
    static Caller bearer(TestServer server, String token) {
        return new Caller(server, "Bearer " + token).look();
    }

    /** The same browser at another server. */
    Caller at(TestServer other) {
        var there = new Caller(other, authorization);
        there.cookie = cookie;
        there.token = token;
        return there;
    }

    private Caller look() {
        token = token(page("GET", "/sign-in", "").body());
        return this;
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no CSRF token in " + page);
        }
        return found.group(1);
    }

    /** Sends what an entry of the table says, as it is used: the API with the header, pages with the session. */
    Answer send(Entry entry) {
        return entry.isApi()
                ? send(request(entry.method(), entry.address(), entry.body(), authorization, ""))
                : page(entry.method(), entry.address(), entry.body());
    }

    /** The same without the token that shows that a page of ours sent it. */
    Answer sendFromElsewhere(Entry entry) {
        return send(request(entry.method(), entry.address(), entry.body(), "", cookie));
    }

    private Answer page(String method, String path, String body) {
        var request = request(method, path, body, authorization, cookie);
        return send(method.equals("GET") ? request : request.header("X-CSRF-TOKEN", token));
    }

    private HttpRequest.Builder request(String method, String path, String body, String authorization, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(server.address(path)))
                .timeout(PATIENCE)
                .header("Content-Type", contentType(body))
                .method(method, BodyPublishers.ofString(body.replaceFirst("^(yaml|cloudevent):", "")));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    private static String contentType(String body) {
        if (body.startsWith("yaml:")) {
            return "application/yaml";
        }
        if (body.startsWith("cloudevent:")) {
            return "application/cloudevents+json";
        }
        return body.startsWith("{") || body.startsWith("[") ? "application/json" : "application/x-www-form-urlencoded";
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            answer.headers()
                    .allValues("Set-Cookie")
                    .forEach(set -> cookie = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';')));
            try (var body = answer.body()) {
                var type = answer.headers().firstValue("Content-Type").orElse("");
                return new Answer(
                        answer.statusCode(),
                        answer.headers().firstValue("Location").orElse(""),
                        text(type, body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What goes on for ever is not waited for. */
    private static String text(String type, InputStream body) throws IOException {
        return type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Opens the page to which an answer leads. */
    Answer follow(Answer answer) {
        return page("GET", answer.location().replaceFirst("^https?://[^/]+", ""), "");
    }

    /** @param location where it sends the browser; empty if nowhere */
    record Answer(int status, String location, String body) {

        /** Whether it is the sign-in page that it wants. */
        boolean asksToSignIn() {
            return List.of("/sign-in", "/sign-in?ended").stream().anyMatch(location::endsWith);
        }

        @Override
        public String toString() {
            return status + (location.isEmpty() ? "" : " " + location);
        }
    }
}
