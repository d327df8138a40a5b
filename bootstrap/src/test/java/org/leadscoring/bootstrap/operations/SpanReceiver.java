package org.leadscoring.bootstrap.operations;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.leadscoring.bootstrap.command.Eventually;

/** Receives spans by OTLP over HTTP, and keeps them as they came: protocol buffers, in which ids and texts stand as they are. */
final class SpanReceiver implements AutoCloseable {

    private final HttpServer http;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private SpanReceiver(HttpServer http) {
        this.http = http;
    }

    static SpanReceiver start() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new SpanReceiver(http);
        http.createContext("/v1/traces", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            // A byte is a character, so that bytes can be looked for as text.
            receiver.received.add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1/traces";
    }

    /** Everything that came with spans of this trace. */
    String of(String trace) {
        var id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        return received.stream().filter(body -> body.contains(id)).collect(Collectors.joining());
    }

    void await(String trace, Duration patience) {
        Eventually.holds(
                () -> !of(trace).isEmpty(), patience, () -> "of " + received.size() + " messages none has the trace");
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
