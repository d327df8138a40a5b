package org.leadscoring.bootstrap.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A fresh server in a process of its own. */
public final class TrialServer implements Target, AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LAST_LINES = 30;
    private static final Pattern RUNNING = Pattern.compile("Lead scoring is running on http://([^:/]+):(\\d+)");

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Address> address = new CompletableFuture<>();
    private final String writeKey;
    private volatile boolean ending;

    private TrialServer(Process process, String writeKey) {
        this.process = process;
        this.writeKey = writeKey;
        Thread.ofPlatform().name("server-output").daemon().start(this::readOutput);
    }

    /**
     * Starts it on a free port; it may not serve yet.
     *
     * @param writeKey what its first source takes
     * @param password of the user admin
     */
    public static TrialServer start(Settings settings, TrialDatabase database, String writeKey, String password)
            throws IOException {
        return start(settings, database.datasource(), new Start(writeKey, password, List.of(), List.of(), Map.of()));
    }

    /**
     * Starts it on a free port in a way of its own; it may not serve yet.
     *
     * @param datasource URL, user name and password of the database
     */
    public static TrialServer start(Settings settings, Map<String, String> datasource, Start start) throws IOException {
        var own = new TreeMap<>(datasource);
        own.put(Settings.PORT, "0");
        own.put(Settings.WRITE_KEY, start.writeKey());
        own.put(Settings.ADMIN_PASSWORD, start.password());
        own.putAll(start.settings());
        var arguments = Stream.concat(start.command().stream(), settings.passedOn().stream())
                .toList();
        return new TrialServer(OwnProcess.start(start.by(), arguments, own), start.writeKey());
    }

    /** Reads on whatever it prints: a process nobody reads from stands still one day. */
    private void readOutput() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line);
            }
        } catch (IOException e) {
            read("(its output could not be read any more: " + e.getMessage() + ")");
        }
        address.completeExceptionally(new IllegalStateException("the server ended"));
    }

    private void read(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == LAST_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
        var running = RUNNING.matcher(line);
        if (running.find()) {
            address.complete(new Address(running.group(1), Integer.parseInt(running.group(2)), writeKey));
        }
    }

    /**
     * Waits until it serves and says so at {@code /health}.
     *
     * @throws IllegalStateException if it ends or takes longer than three minutes
     */
    public void awaitReady() throws InterruptedException, IOException {
        try {
            address.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // What it prints ends a moment before itself.
            var _ = process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
            throw died();
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the server did not start within " + START.toMinutes() + " minutes" + output(), e);
        }
        try (var connection = connect()) {
            var answer = ask(connection, "/health", "");
            if (answer.status() != 200) {
                throw new IllegalStateException("the server says it is not well: " + answer.body());
            }
        }
    }

    /** The processor time it has taken so far, all its threads together. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Where it serves. */
    public Address address() {
        return address.join();
    }

    @Override
    public HttpConnection connect() throws IOException {
        return new HttpConnection(address().host(), address().port());
    }

    /** A new connection to it, with so much patience. */
    public HttpConnection connect(Duration patience) throws IOException {
        return new HttpConnection(address().host(), address().port(), patience);
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException with its last lines, if it has ended */
    @Override
    public void requireAlive() {
        if (!process.isAlive()) {
            throw died();
        }
    }

    private IllegalStateException died() {
        return new IllegalStateException(
                ending ? "it was ended from here" : "the server ended by itself (exit code " + code() + ")" + output());
    }

    private String code() {
        return process.isAlive() ? "none yet" : Integer.toString(process.exitValue());
    }

    private String output() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "" : "; its last lines:\n" + String.join("\n", lastLines);
        }
    }

    /** Ends it at once, as {@code kill -9} does: nothing is told, nothing is finished. */
    public void kill() throws InterruptedException {
        ending = true;
        process.destroyForcibly().waitFor();
    }

    /** Whether a balancer would send requests to it. */
    public boolean isReady() {
        if (!process.isAlive() || !address.isDone() || address.isCompletedExceptionally()) {
            return false;
        }
        try (var connection = connect(LOOK)) {
            return ask(connection, "/actuator/health/readiness", "").status() == 200;
        } catch (IOException e) {
            // It does not listen, or no longer.
            return false;
        }
    }

    /**
     * Its metrics, as it tells Prometheus.
     *
     * @param user who may see them
     * @throws IllegalStateException if it does not tell them
     */
    public String metrics(String user, String password) throws IOException {
        var basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try (var connection = connect()) {
            var answer = ask(connection, "/actuator/prometheus", "Authorization: Basic " + basic + "\r\n");
            if (answer.status() != 200) {
                throw new IllegalStateException("the server does not tell its metrics: " + answer.status());
            }
            return answer.body();
        }
    }

    /**
     * Has its heap collected as a whole, so that what is used afterwards is what it holds on to.
     *
     * @throws IllegalStateException if that was not done, for example because the Java that runs this is no JDK
     */
    public void collectGarbage() throws InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var asking = new ProcessBuilder(jcmd, Long.toString(pid()), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asking.waitFor() != 0) {
                throw new IllegalStateException("the server's heap was not collected: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("to have the server's heap collected takes the jcmd of a JDK", e);
        }
    }

    private Answer ask(HttpConnection connection, String path, String headers) throws IOException {
        return connection.exchange(
                ("GET " + path + " HTTP/1.1\r\nHost: " + address().host() + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        ending = true;
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How a server is started.
     *
     * @param writeKey what its first source takes
     * @param password of the user admin
     * @param by a command that starts it, empty for none
     * @param command of this program, empty to serve
     * @param settings more of them
     */
    public record Start(
            String writeKey, String password, List<String> by, List<String> command, Map<String, String> settings) {}

    /** Where a server takes events, and with which key. */
    public record Address(String host, int port, String writeKey) {}
}
