package org.leadscoring.bootstrap.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.leadscoring.bootstrap.command.Eventually;

/** Takes webhooks: fails every other one that comes, and knows how often it took each. */
final class FailingReceiver implements AutoCloseable {

    /** By the id of the message, how often it was taken, and what it said. */
    final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();

    final Map<String, String> said = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    FailingReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/leads");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var fails = requests.getAndIncrement() % 2 == 0;
            if (!fails) {
                taken.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
                said.put(id, body);
            }
            exchange.sendResponseHeaders(fails ? 500 : 204, -1);
        }
    }

    /** Waits until so many messages were taken. */
    void await(int messages, Duration patience) {
        Eventually.holds(
                () -> taken.size() >= messages,
                patience,
                () -> "of " + messages + " messages " + taken.size() + " were taken, by " + requests.get()
                        + " requests");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
