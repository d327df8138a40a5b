package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final String TAKEN = "HTTP/1.1 200 \r\nContent-Length: 16\r\n\r\n{\"success\":true}";
    private static final String HANG_UP = "";

    private Script server;

    @BeforeEach
    void listen() throws IOException {
        server = new Script();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void every_request_is_sent_once_over_as_many_connections_as_wished() throws Exception {
        var load = send(100, 4);

        assertThat(load.events()).isEqualTo(200);
        assertThat(load.retriedBusy()).isZero();
        assertThat(load.retriedOther()).isZero();
        assertThat(load.nanos()).isPositive();
        assertThat(server.requests)
                .hasSize(100)
                .allSatisfy((request, times) -> assertThat(times).isOne());
        assertThat(server.connections).hasSizeBetween(1, 4);
    }

    @Test
    void who_is_told_to_come_again_later_does() throws Exception {
        server.answers.add("HTTP/1.1 429 \r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");

        var load = send(1, 1);

        assertThat(load.retriedBusy()).isOne();
        assertThat(load.retriedOther()).isZero();
        assertThat(server.requests).containsEntry("/0", 2);
    }

    @Test
    void what_the_server_fails_at_or_breaks_off_is_sent_again() throws Exception {
        server.answers.addAll(List.of("HTTP/1.1 503 \r\nContent-Length: 4\r\n\r\nbusy", HANG_UP));

        var load = send(1, 1);

        assertThat(load.retriedBusy()).isZero();
        assertThat(load.retriedOther()).isEqualTo(2);
        assertThat(server.requests).containsEntry("/0", 3);
    }

    @Test
    void a_connection_the_server_closes_is_replaced_and_nothing_is_sent_again() throws Exception {
        server.answers.add(TAKEN.replace("Content", "Connection: close\r\nContent"));

        var load = send(2, 1);

        assertThat(load.retriedOther()).isZero();
        assertThat(server.connections).hasSize(2);
    }

    @Test
    void a_refusal_ends_it_with_what_the_server_said() {
        server.answers.add("HTTP/1.1 400 \r\nContent-Length: 12\r\n\r\nno timestamp");

        assertThatThrownBy(() -> send(1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the server answered 400: no timestamp");
    }

    @Test
    void a_batch_taken_in_part_is_a_refusal() {
        server.answers.add("HTTP/1.1 200 \r\nContent-Length: 17\r\n\r\n{\"success\":false}");

        assertThatThrownBy(() -> send(1, 1)).hasMessage("the server answered 200: {\"success\":false}");
    }

    @Test
    void a_server_that_ended_is_not_asked_again() {
        server.answers.add(HANG_UP);
        server.dead = true;

        assertThatThrownBy(() -> send(1, 1)).hasMessage("the server ended by itself");
    }

    private LoadGenerator.Load send(int requests, int connections) throws InterruptedException {
        return new LoadGenerator(server, connections).send(new Numbered(requests), done -> {});
    }

    /** Requests known by their path, of two events each. */
    private record Numbered(int count) implements Requests {

        @Override
        public byte[] request(int number) {
            return ("POST /" + number + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int events(int number) {
            return 2;
        }
    }

    /** Answers as it was told, and afterwards that it took what was sent. */
    private static final class Script implements Target, AutoCloseable {

        final Queue<String> answers = new ConcurrentLinkedQueue<>();
        final Map<String, Integer> requests = new ConcurrentHashMap<>();
        final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
        volatile boolean dead;
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Script() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (!socket.isClosed()) {
                    var connection = socket.accept();
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> serve(connection));
                }
            } catch (IOException e) {
                assertThat(socket.isClosed()).isTrue();
            }
        }

        private void serve(Socket connection) {
            try (connection;
                    var in = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    requests.merge(line.split(" ")[1], 1, Integer::sum);
                    in.readLine();
                    var answer = answers.isEmpty() ? TAKEN : answers.remove();
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    if (answer.equals(HANG_UP) || answer.contains("close")) {
                        return;
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public HttpConnection connect() throws IOException {
            return new HttpConnection(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
        }

        @Override
        public void requireAlive() {
            if (dead) {
                throw new IllegalStateException("the server ended by itself");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
