package org.leadscoring.notify.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what it is told to: real ones cannot be made to fail in every way. */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, String> answers;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * Starts one.
     *
     * @param answers by how the command begins, the longest first; {@code ""} closes the connection, {@code …} trickles
     */
    ScriptedSmtp(Map<String, String> answers) throws IOException {
        this.server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        this.answers = new TreeMap<>(Map.of(
                "HELLO",
                "220 mail.example ESMTP",
                "EHLO",
                "250-mail.example\r\n250 AUTH PLAIN",
                "AUTH",
                "235 2.7.0 welcome",
                "DATA",
                "354 go on",
                ".",
                "250 2.0.0 Ok: queued as 4711"));
        this.answers.putAll(answers);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (SocketException e) {
            // The test is over.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            if (!answer(socket, "HELLO")) {
                return;
            }
            var data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                commands.add(line);
                if (!answer(socket, line.toUpperCase(Locale.ROOT))) {
                    return;
                }
                data = line.equals("DATA") && answers.get("DATA").startsWith("3");
            }
        } catch (SocketException e) {
            // The other side had enough, or the test is over.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answer(Socket socket, String command) throws IOException {
        var answer = answers.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((one, other) -> other.getKey().length() > one.getKey().length() ? other : one)
                .map(Map.Entry::getValue)
                .orElse("250 2.1.0 Ok");
        var out = socket.getOutputStream();
        while (answer.equals("…")) {
            // Until the other side closes: then writing fails.
            out.write("250-wait\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.onSpinWait();
        }
        if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return !answer.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
