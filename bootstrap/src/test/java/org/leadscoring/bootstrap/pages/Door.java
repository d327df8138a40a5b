package org.leadscoring.bootstrap.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An address through which a server is reached, which can be shut and opened again. */
final class Door implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("origin", "content-type", "user-agent");

    private final String behind;
    private final int port;
    private HttpServer door;

    Door(String behind) throws IOException {
        this.behind = behind;
        this.door = at(0);
        this.port = door.getAddress().getPort();
    }

    String address() {
        return "http://localhost:" + port;
    }

    void open() throws IOException {
        door = at(port);
    }

    /** Whoever comes now finds nobody there. */
    void shut() {
        door.stop(0);
    }

    @Override
    public void close() {
        shut();
    }

    private HttpServer at(int where) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
        server.createContext("/", this::passOn);
        server.start();
        return server;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange;
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    request.header(name, values.getFirst());
                }
            });
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!List.of("content-length", "transfer-encoding", "connection")
                        .contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
