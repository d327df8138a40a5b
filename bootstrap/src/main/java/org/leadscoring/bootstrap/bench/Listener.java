package org.leadscoring.bootstrap.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Whom a server tells. */
interface Listener extends AutoCloseable {

    /** Where it is told. */
    URI address();

    /** How often it has taken something. */
    int taken();

    @Override
    void close() throws IOException;

    /** One that takes all it is told. */
    static Listener answering() throws IOException {
        var taken = new AtomicInteger();
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
                taken.incrementAndGet();
            }
        });
        http.start();
        return new Listener() {
            @Override
            public URI address() {
                return at(http.getAddress().getPort());
            }

            @Override
            public int taken() {
                return taken.get();
            }

            @Override
            public void close() {
                http.stop(0);
                threads.close();
            }
        };
    }

    /** One that is connected to, for the system takes connections by itself, and never reads or answers. */
    static Listener silent() throws IOException {
        var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        return new Listener() {
            @Override
            public URI address() {
                return at(socket.getLocalPort());
            }

            @Override
            public int taken() {
                return 0;
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port + "/told");
    }
}
