package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultyProxyTest {

    private ServerSocket echo;
    private FaultyProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    var socket = echo.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
        proxy = new FaultyProxy("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Broken off, as some of these tests do.
            return;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int exchange(Socket socket, int word) throws IOException {
        socket.getOutputStream().write(word);
        return socket.getInputStream().read();
    }

    @Test
    void it_leads_there_and_back() throws IOException {
        try (var one = connect();
                var other = connect()) {
            assertThat(exchange(one, 1)).isEqualTo(1);
            assertThat(exchange(other, 2)).isEqualTo(2);
            assertThat(exchange(one, 3)).isEqualTo(3);
        }
    }

    @Test
    void what_is_delayed_comes_later_by_both_ways() throws IOException {
        try (var socket = connect()) {
            exchange(socket, 1);
            proxy.delay(Duration.ofMillis(100));
            var from = System.nanoTime();

            assertThat(exchange(socket, 2)).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void in_silence_nothing_comes_and_nothing_is_lost() throws IOException {
        try (var socket = connect()) {
            exchange(socket, 1);
            proxy.silence(true);
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.silence(false);
            socket.setSoTimeout(5_000);

            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void what_is_broken_off_is_over_and_new_connections_work() throws IOException {
        try (var socket = connect()) {
            exchange(socket, 1);
            proxy.reset();

            assertThatThrownBy(() -> {
                        if (exchange(socket, 2) < 0) {
                            throw new IOException("the end");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        try (var socket = connect()) {
            assertThat(exchange(socket, 3)).isEqualTo(3);
        }
    }
}
