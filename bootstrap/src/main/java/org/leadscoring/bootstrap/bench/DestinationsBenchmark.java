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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.Browser;
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
import org.leadscoring.bootstrap.trial.Waiting;

/**
 * A run: three servers that stand side by side and take the same events in turn, so that whatever else happens to the machine
 * happens to all of them; each round in another order.
 */
final class DestinationsBenchmark {

    private static final Duration LONGEST_TELLING = Duration.ofMinutes(5);
    private static final String LOCAL = "127.0.0.0/8";
    private static final Pattern CHOICE = Pattern.compile("name=\"do\"[^>]*value=\"([^\"]+)\"([^>]*)>");
    private static final Pattern STANDS = Pattern.compile("name=\"was\"[^>]*value=\"([^\"]+)\"");

    private final DestinationsPlan plan;
    private final Settings settings;
    private final String databases;
    private final CleanUp cleanUp;
    private final Clock clock;
    private final PrintStream out;

    DestinationsBenchmark(
            DestinationsPlan plan, Settings settings, String databases, CleanUp cleanUp, Clock clock, PrintStream out) {
        this.plan = plan;
        this.settings = settings;
        this.databases = databases;
        this.cleanUp = cleanUp;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Measures and prints it; the last line is JSON.
     *
     * @throws IllegalStateException if a server failed, lost or doubled an event, or told what it should not have
     */
    void run() throws Exception {
        var sides = new ArrayList<Side>();
        for (var told : Told.values()) {
            sides.add(new Side(told));
        }
        var product = sides.getFirst().database.product();
        out.println("measures destinations on " + product + ": " + plan.events()
                + " events of " + plan.leads() + " leads in each turn, " + plan.batch() + " in a request, over "
                + plan.connections() + " connections");
        var report = new DestinationsReport(plan, product);
        out.println(DestinationsReport.head());
        for (int round = 1 - plan.warmUp(); round <= plan.rounds(); round++) {
            var turns = new DestinationsReport.Round();
            for (var side : order(sides, round)) {
                turns.add(side.told, side.take(round));
            }
            out.println(round < 1 ? DestinationsReport.row("warm-up", turns) : report.measured(round, turns));
        }
        for (var side : sides) {
            side.end(report);
        }
        out.println(report.summary());
        out.println(report.json());
    }

    /** All of them, each of them first, second and third equally often. */
    private static <T> List<T> order(List<T> all, int round) {
        var order = new ArrayList<>(all);
        Collections.rotate(order, round);
        return Math.floorMod(round, 2 * order.size()) < order.size() ? order : order.reversed();
    }

    /** A server with its database, and whom it tells. */
    private final class Side {

        private final Told told;
        private final TrialDatabase database;
        private final TrialServer server;
        private final @Nullable Listener listener;
        private final LoadGenerator generator;
        private long accepted;

        Side(Told told) throws Exception {
            this.told = told;
            database = TrialDatabase.make(settings, told.databaseOf(databases), false);
            cleanUp.later(database::close);
            listener = listener();
            var password = Secrets.next();
            server = TrialServer.start(
                    settings,
                    database.datasource(),
                    new TrialServer.Start(
                            Secrets.next(),
                            password,
                            List.of(),
                            List.of(),
                            Map.of("leadscoring.delivery.allow-private-addresses", LOCAL)));
            cleanUp.later(server::close);
            server.awaitReady();
            generator = new LoadGenerator(server, plan.connections());
            if (listener != null) {
                tellOfAllStages(listener, password);
            }
        }

        private @Nullable Listener listener() throws IOException {
            var made = switch (told) {
                case NOBODY -> null;
                case ANSWERING -> Listener.answering();
                case SILENT -> Listener.silent();
            };
            if (made != null) {
                cleanUp.later(made::close);
            }
            return made;
        }

        /** As an administrator does it: a webhook, and a tick for each stage. */
        private void tellOfAllStages(Listener listener, String password) throws IOException, InterruptedException {
            var address = server.address();
            try (var browser = new Browser(address.host(), address.port())) {
                browser.signIn(SetUpWorkspace.ADMIN, password);
                browser.submit(
                        "/destinations",
                        browser.page("/destinations/new?kind=webhook"),
                        List.of(
                                Map.entry("kind", "webhook"),
                                Map.entry("name", "Bench"),
                                Map.entry("url", listener.address().toString())));
                var page = browser.page("/actions");
                var fields = Stream.concat(
                                STANDS.matcher(page).results().map(stands -> Map.entry("was", stands.group(1))),
                                CHOICE.matcher(page)
                                        .results()
                                        .filter(choice -> choice.group(1).startsWith("up:tell:")
                                                || choice.group(2).contains("checked"))
                                        .map(choice -> Map.entry("do", choice.group(1))))
                        .toList();
                browser.submit("/actions", page, fields);
            }
        }

        /** Takes the events of a round; then, if they are told of, until that is done, so that it is in nobody's way. */
        DestinationsReport.Turn take(int round) throws Exception {
            var people = "r" + round;
            var events = new MadeEvents(plan.seed(), people, plan.leads(), plan.events(), clock.instant());
            var requests = Requests.prepared(SegmentRequests.batches(events, plan.batch(), server.address()));
            var cpu = server.processorTime();
            var load = generator.send(requests, done -> {});
            var took = server.processorTime().minus(cpu);
            accepted += load.events();
            if (told == Told.ANSWERING) {
                Waiting.until(this::isAllTold, LONGEST_TELLING, "not all was told");
            }
            return new DestinationsReport.Turn(load, took);
        }

        private boolean isAllTold() throws SQLException {
            server.requireAlive();
            return waiting() == 0;
        }

        private long waiting() throws SQLException {
            return bundled() + database.number("select count(*) from deliveries where state in ('pending', 'failed')");
        }

        private long bundled() throws SQLException {
            return database.number("select coalesce(sum(deliveries), 0) from delivery_bundles");
        }

        /** Ends it, and proves that it took each event once and told what it was to tell. */
        void end(DestinationsReport report) throws Exception {
            server.close();
            var written = bundled() + database.number("select count(*) from deliveries");
            var waiting = waiting();
            database.requireOnce(accepted);
            var taken = listener == null ? 0 : listener.taken();
            var expected = switch (told) {
                case NOBODY -> written == 0;
                case ANSWERING -> written > 0 && waiting == 0 && taken == written;
                case SILENT -> written > 0 && waiting == written;
            };
            if (!expected) {
                throw new IllegalStateException(told.key() + ": of " + written + " things to be told " + waiting
                        + " wait, and " + taken + " were taken");
            }
            report.told(told, written);
            out.println("verified: " + told.key() + ": each of the " + accepted
                    + " accepted events is in the database, once; " + written + " things to be told, " + taken
                    + " taken, " + waiting + " wait; " + LedgerCheck.run(settings, database));
        }
    }
}
