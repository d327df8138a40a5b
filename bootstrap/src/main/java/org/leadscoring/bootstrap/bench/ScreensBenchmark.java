package org.leadscoring.bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.Browser;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.Latencies;
import org.leadscoring.bootstrap.trial.LedgerCheck;
import org.leadscoring.bootstrap.trial.Secrets;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialServer;
import org.leadscoring.bootstrap.trial.Waiting;

/** A run: a filled database, the proof that it adds up, a server on it, and somebody who asks for its screens. */
final class ScreensBenchmark {

    private static final Duration LONGEST_COUNTING = Duration.ofMinutes(10);

    private final ScreensPlan plan;
    private final Settings settings;
    private final TrialDatabase database;
    private final CleanUp cleanUp;
    private final Clock clock;
    private final PrintStream out;

    ScreensBenchmark(
            ScreensPlan plan,
            Settings settings,
            TrialDatabase database,
            CleanUp cleanUp,
            Clock clock,
            PrintStream out) {
        this.plan = plan;
        this.settings = settings;
        this.database = database;
        this.cleanUp = cleanUp;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Measures and prints it; the last line is JSON.
     *
     * @throws IllegalStateException if the server failed or answered with another page than it was asked for
     */
    void run() throws Exception {
        var filled = plan.reuse() == null ? fill() : 0;
        ScreensReport report;
        List<Screen> screens;
        // Closed before the server starts: whoever opens an embedded database first serves it to the others.
        try (var stored = new Stored(database)) {
            report = new ScreensReport(
                    database.product(),
                    stored.count("leads", "merged_into is null"),
                    stored.count("sla_clocks", "state = 'open'"),
                    stored.count("events", "true"));
            screens = Screens.of(stored);
        }
        if (plan.reuse() == null) {
            report.filled(filled);
        }
        var password = Secrets.next();
        var server = startServer(password);
        measure(screens, server, password, report);
        server.close();
        out.println(report.json());
    }

    private long fill() throws SQLException, IOException, InterruptedException {
        out.println("fills " + database.product() + " (" + database.place() + ") with " + plan.leads() + " leads, "
                + plan.clocks() + " of them with open clocks");
        // A server makes the schema and the workspace.
        startServer(Secrets.next()).close();
        var from = System.nanoTime();
        new FillDatabase(plan, settings, database, out).fill(clock.instant());
        database.gatherStatistics();
        var took = System.nanoTime() - from;
        out.println("filled in " + BenchReport.seconds(took) + " s");
        out.println("verified: " + LedgerCheck.run(settings, database));
        return took;
    }

    private TrialServer startServer(String password) throws IOException, InterruptedException {
        var server = TrialServer.start(settings, database, Secrets.next(), password);
        cleanUp.later(server::close);
        server.awaitReady();
        return server;
    }

    private void measure(List<Screen> screens, TrialServer server, String password, ScreensReport report)
            throws Exception {
        var address = server.address();
        try (var browser = new Browser(address.host(), address.port())) {
            browser.signIn(SetUpWorkspace.ADMIN, password);
            awaitDashboard();
            out.println("warms up with " + plan.warmUp() + " requests of each screen, which are not counted");
            for (var screen : screens) {
                ask(browser, screen, plan.warmUp());
            }
            var statements = Statements.of(database, out).orElse(null);
            out.println("asks for each screen " + plan.requests() + " times, one request after the other");
            out.println(ScreensReport.head());
            for (var screen : screens) {
                var before = statements == null ? Map.<String, Statements.Counted>of() : statements.now();
                var cpuBefore = server.processorTime();
                var latencies = ask(browser, screen, plan.requests());
                var cpu = server.processorTime().minus(cpuBefore).dividedBy(plan.requests());
                var read = statements == null ? null : Statements.between(before, statements.now(), plan.requests());
                out.println(report.measured(screen, latencies, cpu.toNanos(), read));
            }
            together(screens, browser, report);
        }
    }

    /** The dashboard is counted in the background: until it was for the first time the page says so, and shows nothing. */
    private void awaitDashboard() throws SQLException, InterruptedException {
        out.println("waits until the dashboard has been counted");
        var from = System.nanoTime();
        Waiting.until(
                () -> database.number("select count(*) from dashboards") > 0,
                LONGEST_COUNTING,
                "the dashboard was not counted");
        out.println("counted after " + BenchReport.seconds(System.nanoTime() - from) + " s");
    }

    private static Latencies ask(Browser browser, Screen screen, int requests)
            throws IOException, InterruptedException {
        var nanos = new long[Math.max(1, requests)];
        for (int request = 0; request < requests; request++) {
            nanos[request] = ask(browser, screen.path(request));
        }
        return new Latencies(nanos);
    }

    private static long ask(Browser browser, String path) throws IOException, InterruptedException {
        var from = System.nanoTime();
        browser.page(path);
        return System.nanoTime() - from;
    }

    private void together(List<Screen> screens, Browser browser, ScreensReport report)
            throws InterruptedException, ExecutionException {
        var paths = new ArrayList<String>();
        for (int request = 0; request < plan.requests(); request++) {
            for (var screen : screens) {
                paths.add(screen.path(request));
            }
        }
        Collections.shuffle(paths, new Random(plan.seed()));
        var nanos = new long[paths.size()];
        var next = new AtomicInteger();
        Callable<Void> person = () -> {
            for (var mine = next.getAndIncrement(); mine < nanos.length; mine = next.getAndIncrement()) {
                nanos[mine] = ask(browser, paths.get(mine));
            }
            return null;
        };
        try (var people = Executors.newFixedThreadPool(plan.connections())) {
            for (var done : people.invokeAll(Collections.nCopies(plan.connections(), person))) {
                done.get();
            }
        }
        var latencies = new Latencies(nanos);
        report.together(plan.connections(), latencies);
        out.println("all of them mixed, " + plan.connections() + " at the same time: " + latencies.percentile(50)
                + " ms (p50), " + latencies.percentile(95) + " ms (p95), " + latencies.max() + " ms (all)");
    }
}
