package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who is signed in and asks for pages. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;

    /** Somebody who has not signed in yet. */
    public Browser(String host, int port) {
        this.address = "http://" + host + ":" + port;
    }

    /**
     * Signs in as the page to sign in on does.
     *
     * @throws IllegalStateException if the server does not let them in
     */
    public void signIn(String username, String password) throws IOException, InterruptedException {
        var answer = post(
                "/sign-in",
                page("/sign-in"),
                List.of(Map.entry("username", username), Map.entry("password", password)));
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
            throw new IllegalStateException("the server did not let " + username + " in");
        }
    }

    /**
     * Fills in a form and sends it.
     *
     * @param path where the form goes
     * @param page with the form, as it was read
     * @param fields names and values
     * @return the page that says that it is done
     * @throws IllegalStateException if the server does not take it
     */
    public String submit(String path, String page, List<Map.Entry<String, String>> fields)
            throws IOException, InterruptedException {
        var answer = post(path, page, fields);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "the form for " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> post(String path, String page, List<Map.Entry<String, String>> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page with the form for " + path + " has no token");
        }
        var form = Stream.concat(fields.stream(), Stream.of(Map.entry("_csrf", token.group(1))))
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return http.send(
                to(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /**
     * Asks for a page and reads it to its end.
     *
     * @param path with its question
     * @throws IllegalStateException if the server answers with anything but that page
     */
    public String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(to(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || !answer.uri().getPath().equals(URI.create(path).getPath())) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + " from " + answer.uri()
                    + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
