package org.leadscoring.bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.LedgerCheck;
import org.leadscoring.bootstrap.trial.LoadGenerator;
import org.leadscoring.bootstrap.trial.MadeEvents;
import org.leadscoring.bootstrap.trial.Requests;
import org.leadscoring.bootstrap.trial.Secrets;
import org.leadscoring.bootstrap.trial.SegmentRequests;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialServer;

/** A run: the floor, the server, the load, and the proof that nothing was lost. */
final class Benchmark {

    /** Of the memory the program may have, what prepared requests may take. */
    private static final int SHARE_FOR_REQUESTS = 3;

    private static final int FILL_BATCH = 500;

    private final Plan plan;
    private final Settings settings;
    private final TrialDatabase database;
    private final CleanUp cleanUp;
    private final Clock clock;
    private final PrintStream out;
    private long accepted;

    Benchmark(Plan plan, Settings settings, TrialDatabase database, CleanUp cleanUp, Clock clock, PrintStream out) {
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
     * @throws IllegalStateException if the server failed, or lost or doubled an event
     */
    void run() throws Exception {
        var report = new BenchReport(plan, database.product());
        out.println("measures " + plan.name() + " on " + database.product() + " (" + database.place() + "): "
                + plan.events()
                + " events of " + plan.leads() + " leads, " + plan.batch() + " in a request, over " + plan.connections()
                + " connections");
        var floor = floor();
        var server = startServer();
        var generator = new LoadGenerator(server, plan.connections());

        warmUp(generator, server, "warm");
        var before = Cost.now(server, database);
        out.println("measures");
        var load = measure(generator, events("lead", plan.leads(), plan.events()), server);
        out.println("server: " + describe(load));
        report.measured(load, floor);
        before.flatMap(cost -> Cost.now(server, database).map(after -> after.minus(cost)))
                .ifPresent(cost -> report.cost(load.events(), cost));
        if (plan.grows()) {
            report.grown(plan, load, grow(generator, server));
        }

        server.close();
        verify();
        out.println(report.json());
    }

    /** The best of several rounds: what else the machine did, and what was still cold, is not what the server is held to. */
    private BigDecimal floor() throws InterruptedException, SQLException {
        out.println("floor: event, score and history of each event by bare JDBC, " + plan.floorBatch()
                + " in a transaction, over " + plan.floorConnections() + " connections");
        var floor = new Floor(database, plan.floorConnections(), plan.floorBatch());
        cleanUp.later(floor::stop);
        var best = BigDecimal.ZERO;
        for (int round = 1; round <= plan.floorRounds(); round++) {
            var nanos = floor.measure(
                    events("floor-warm", plan.leads(), plan.floorEvents() / 5),
                    events("floor", plan.leads(), plan.floorEvents()));
            var rate = BenchReport.rate(plan.floorEvents(), nanos);
            out.println(
                    "floor, round " + round + ": " + rate + " events a second (" + BenchReport.seconds(nanos) + " s)");
            best = best.max(rate);
        }
        return best;
    }

    private TrialServer startServer() throws IOException, InterruptedException, SQLException {
        var from = System.nanoTime();
        var server = TrialServer.start(settings, database, Secrets.next(), Secrets.next());
        cleanUp.later(server::close);
        server.awaitReady();
        out.println("server started in " + BenchReport.seconds(System.nanoTime() - from) + " s");
        if (database.number("select count(*) from sources") != 1) {
            throw new IllegalStateException(
                    "the server does not use the database made for it; which setting names another?");
        }
        return server;
    }

    /** @param people what they are called */
    private void warmUp(LoadGenerator generator, TrialServer server, String people) throws InterruptedException {
        if (plan.warmUp() > 0) {
            out.println("warms up with " + plan.warmUp() + " events of other leads, which are not counted");
            measure(generator, events(people, plan.leads(), plan.warmUp()), server);
        }
    }

    private LoadGenerator.Load grow(LoadGenerator generator, TrialServer server) throws InterruptedException {
        out.println(
                "fills the database with " + plan.storedEvents() + " events of " + plan.storedLeads() + " other leads");
        var stored = events("stored", plan.storedLeads(), plan.storedEvents());
        var filled = send(generator, SegmentRequests.batches(stored, FILL_BATCH, server.address()), stored.count());
        out.println("filled in " + BenchReport.seconds(filled.nanos()) + " s, "
                + BenchReport.rate(filled.events(), filled.nanos()) + " events a second");
        // What filled it was of very many leads at once, and the database is still busy with it.
        warmUp(generator, server, "warm again");
        var load = measure(generator, events("fresh", plan.leads(), plan.events()), server);
        out.println("server on the grown database: " + describe(load));
        return load;
    }

    private MadeEvents events(String people, int leads, int count) {
        return new MadeEvents(plan.seed(), people, leads, count, clock.instant());
    }

    /** The requests are made before, if there is room for them, for to make them takes time from the server. */
    private LoadGenerator.Load measure(LoadGenerator generator, MadeEvents events, TrialServer server)
            throws InterruptedException {
        var requests = plan.single()
                ? SegmentRequests.singles(events, server.address())
                : SegmentRequests.batches(events, plan.batch(), server.address());
        var room = Runtime.getRuntime().maxMemory() / SHARE_FOR_REQUESTS;
        var fits = (long) events.count() * SegmentRequests.EVENT_BYTES < room;
        return send(generator, fits ? Requests.prepared(requests) : requests, events.count());
    }

    private LoadGenerator.Load send(LoadGenerator generator, Requests requests, int events)
            throws InterruptedException {
        var from = System.nanoTime();
        var load = generator.send(requests, done -> progress(done, events, System.nanoTime() - from));
        accepted += load.events();
        return load;
    }

    private void progress(long done, long all, long nanos) {
        var rate = BenchReport.rate(done, nanos);
        var left = rate.signum() == 0
                ? ""
                : ", " + BigDecimal.valueOf(all - done).divide(rate, 0, RoundingMode.CEILING) + " s left";
        out.println("  " + done + " of " + all + " events, " + rate + " a second" + left);
    }

    private static String describe(LoadGenerator.Load load) {
        return BenchReport.rate(load.events(), load.nanos()) + " events a second (" + BenchReport.seconds(load.nanos())
                + " s), requests answered within " + load.latencies().percentile(50) + " ms (p50), "
                + load.latencies().percentile(99) + " ms (p99), "
                + load.latencies().max() + " ms (all), sent again "
                + load.retriedBusy() + " times because the server was busy, " + load.retriedOther()
                + " times otherwise";
    }

    private void verify() throws SQLException, IOException, InterruptedException {
        database.requireOnce(accepted);
        out.println("verified: each of the " + accepted + " accepted events is in the database, once");
        out.println("verified: " + LedgerCheck.run(settings, database));
    }
}
