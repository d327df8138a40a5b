package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.Browser;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialServer;

/** What a drill does something bad to. */
record Scene(
        DrillPlan plan,
        TrialDatabase database,
        Optional<FaultyProxy> between,
        Nodes nodes,
        SteadyLoad load,
        TrialServer.Start start,
        Path clock) {

    private static final Duration FULL_WITHIN = Duration.ofMinutes(2);
    private static final long ROOM = 1_000_000;
    private static final Duration RUDE_EVERY = Duration.ofMillis(20);
    private static final String HALF =
            "POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n{\"batch\":[";

    /** What stands between server and database. */
    FaultyProxy proxy() {
        return between.orElseThrow();
    }

    /** Lets time pass. */
    void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    /** Does something over and over again, as long as the bad lasts. */
    void repeat(Duration every, Act act) throws Exception {
        var end = System.nanoTime() + plan.fault().toNanos();
        while (System.nanoTime() < end) {
            act.run();
            pause(every);
        }
    }

    void killDatabase() throws IOException, InterruptedException {
        run("sh", "-c", plan.killDatabase().orElseThrow());
    }

    void startDatabase() throws IOException, InterruptedException {
        run("sh", "-c", plan.startDatabase().orElseThrow());
    }

    /**
     * Lets the file of the embedded database grow no more, waits until the server has found out, and gives way again. The
     * limit is that of the process (RLIMIT_FSIZE): what is written beyond it fails, as on a disk that is full.
     */
    void fillDisk() throws IOException, InterruptedException {
        var before = load.refusals();
        limit((Files.size(database.file().orElseThrow()) + ROOM) + ":unlimited");
        var deadline = System.nanoTime() + FULL_WITHIN.toNanos();
        while (load.refusals().minus(before).failed() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the disk did not get full");
            }
            pause(Duration.ofMillis(100));
        }
        pause(plan.fault());
        limit("unlimited:unlimited");
    }

    /** Whether {@link #fillDisk} can. */
    static boolean canLimit() {
        try {
            return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    private void limit(String bytes) throws IOException, InterruptedException {
        run("prlimit", "--pid", Long.toString(nodes.get(0).pid()), "--fsize=" + bytes);
    }

    /** From now on the node's clock is so far ahead of the machine's. */
    void setClock(Duration ahead) throws IOException {
        ShiftedClock.set(clock, ahead);
    }

    /** So many people want pages at the same time, each the next one when the one before is there. */
    void read(int readers) throws IOException, InterruptedException {
        var node = nodes.get(0).address();
        var over = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        try (var browser = new Browser(node.host(), node.port())) {
            browser.signIn(SetUpWorkspace.ADMIN, start.password());
            for (int i = 0; i < readers; i++) {
                threads.add(Thread.ofVirtual().start(() -> turnPages(browser, over)));
            }
            pause(plan.fault());
            over.countDown();
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private static void turnPages(Browser browser, CountDownLatch over) {
        try {
            while (over.getCount() > 0) {
                try {
                    browser.page("/leads");
                    browser.page("/queue");
                } catch (IOException | IllegalStateException e) {
                    // They are sent away, which is what may happen: they try again.
                    var _ = over.await(200, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many clients begin a request and say no more; others break off all the time. */
    void beRude(int clients) throws Exception {
        var waiting = new ArrayList<Socket>();
        try {
            for (int i = 0; i < clients; i++) {
                waiting.add(half());
            }
            repeat(RUDE_EVERY, () -> {
                try (var breaks = half()) {
                    breaks.setSoLinger(true, 0);
                }
            });
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private Socket half() throws IOException {
        var node = nodes.get(0).address();
        var socket = new Socket();
        socket.connect(new InetSocketAddress(node.host(), node.port()), 5_000);
        socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        // A database that it starts would keep its output open for ever, so nobody reads it.
        var process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("this did not work: " + String.join(" ", command));
        }
    }

    /** Something to be done. */
    @FunctionalInterface
    interface Act {
        void run() throws Exception;
    }
}
