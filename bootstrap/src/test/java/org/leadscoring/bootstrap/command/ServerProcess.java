package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.leadscoring.bootstrap.LeadScoring;

/** The whole product in a process of its own, which can be killed. On an embedded database. */
public final class ServerProcess implements AutoCloseable {

    /** The write key of its first source. */
    public static final String KEY = "key-of-the-first-source";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on the database in this folder, and waits until it serves. */
    public static ServerProcess start(Path folder) throws IOException {
        return start(folder, freePort(), List.of());
    }

    /** A port that nobody listens at. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it at this port with these settings, and waits until it serves. */
    public static ServerProcess start(Path folder, int port, List<String> settings) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--leadscoring.data=" + folder.toAbsolutePath(),
                "--leadscoring.admin-password=" + TestServer.PASSWORD,
                "--leadscoring.write-key=" + KEY));
        arguments.addAll(settings);
        var process = program(arguments)
                .redirectOutput(Redirect.appendTo(folder.resolve("server.log").toFile()))
                .start();
        var server = new ServerProcess(process, "http://localhost:" + port);
        server.awaitReady();
        return server;
    }

    /** The program in a process of its own, not started yet; its errors are part of its output. */
    public static ProcessBuilder program(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LeadScoring.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** It listens a moment before the password and the key are valid. */
    private void awaitReady() {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            if (serves()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("the server did not start; see server.log in its folder");
    }

    private boolean serves() {
        try {
            return api("GET", "/models", "application/json", "").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Sends events with the write key. */
    public HttpResponse<String> post(String path, String body) {
        return send("POST", path, KEY, "", "application/json", body);
    }

    /** Uses the API as the administrator. */
    public HttpResponse<String> api(String method, String path, String type, String body) {
        return send(method, "/api/v1" + path, "admin", TestServer.PASSWORD, type, body);
    }

    private HttpResponse<String> send(
            String method, String path, String user, String password, String type, String body) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as {@code kill -9} does: nothing is told, nothing is finished. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
