package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.LedgerCheck;
import org.leadscoring.bootstrap.trial.MadeEvents;
import org.leadscoring.bootstrap.trial.Secrets;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialServer;

/** A drill held: an empty database, servers, a load, what is bad, and the proof. */
final class Exercise {

    private static final Pattern MYSQL = Pattern.compile("jdbc:mysql://([^/?,]+)(/.*)");
    private static final int MYSQL_PORT = 3306;

    /** Nobody sends more than this, however long a drill takes. */
    private static final int MOST_SECONDS = 1_200;

    private final Drill drill;
    private final DrillPlan plan;
    private final Settings settings;
    private final TrialDatabase database;
    private final PrintStream out;

    Exercise(Drill drill, DrillPlan plan, Settings settings, TrialDatabase database, PrintStream out) {
        this.drill = drill;
        this.plan = plan;
        this.settings = settings;
        this.database = database;
        this.out = out;
    }

    /**
     * Holds it.
     *
     * @throws IllegalStateException if a request was refused for good, or not acknowledged in the end
     */
    Outcome hold() throws Exception {
        out.println(drill.name() + ": " + drill.deed().replace("`", ""));
        try (var cleanUp = new CleanUp()) {
            var clock = Files.createTempFile("leadscoring-clock-", "");
            cleanUp.later(() -> Files.delete(clock));
            var between = proxy();
            between.ifPresent(proxy -> cleanUp.later(proxy::close));
            var own = new TreeMap<>(drill.settings());
            own.put(DrillNodeCommand.CLOCK, clock.toString());
            var start = new TrialServer.Start(
                    Secrets.next(), Secrets.next(), List.of(), List.of(DrillNodeCommand.NAME), Map.copyOf(own));
            var nodes = new Nodes(settings, datasource(between), start);
            cleanUp.later(nodes::close);
            for (int node = 0; node < drill.nodes(); node++) {
                nodes.start();
            }
            var load = new SteadyLoad(
                    nodes, events(), DrillPlan.BATCH, plan.rate(), nodes.get(0).address());
            cleanUp.later(load::close);
            return hold(new Scene(plan, database, between, nodes, load, start, clock));
        }
    }

    private Outcome hold(Scene scene) throws Exception {
        var load = scene.load();
        load.start();
        scene.pause(plan.warmUp());
        var calm = System.nanoTime();
        scene.pause(plan.before());
        var refused = load.refusals();
        var from = System.nanoTime();
        drill.happening().happen(scene);
        var until = System.nanoTime();
        out.println("  over after " + Duration.ofNanos(until - from).toSeconds() + " s");
        scene.pause(plan.after());
        var end = System.nanoTime();
        load.end();
        scene.nodes().close();
        var recovery = Recovery.of(load.sent(), calm, from, until, end);
        return proven(load.messages(), load.refusals().minus(refused), recovery);
    }

    private Outcome proven(List<String> acknowledged, SteadyLoad.Refusals refusals, Recovery recovery)
            throws IOException, InterruptedException, SQLException {
        var there = stored();
        var lost = acknowledged.stream().filter(id -> !there.containsKey(id)).count();
        var twice = there.values().stream().filter(times -> times > 1).count();
        String check;
        boolean sound;
        try {
            check = LedgerCheck.run(settings, database);
            sound = true;
        } catch (IllegalStateException e) {
            check = String.valueOf(e.getMessage());
            sound = false;
        }
        out.println("  " + check);
        return new Outcome(drill, acknowledged.size(), lost, twice, check, sound, refusals, recovery);
    }

    /** How often each message is there. */
    private Map<String, Integer> stored() throws SQLException {
        var stored = new HashMap<String, Integer>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select message_id from events")) {
            while (rows.next()) {
                stored.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return stored;
    }

    private MadeEvents events() {
        var most = Math.multiplyExact(plan.rate() * DrillPlan.RUSH, MOST_SECONDS);
        return new MadeEvents(
                plan.seed(), "drill", DrillPlan.PEOPLE, most, Clock.systemUTC().instant());
    }

    private Optional<FaultyProxy> proxy() throws IOException {
        if (!database.isMySql()) {
            return Optional.empty();
        }
        var server = URI.create("mysql://" + url().group(1));
        return Optional.of(new FaultyProxy(server.getHost(), server.getPort() < 0 ? MYSQL_PORT : server.getPort()));
    }

    private Map<String, String> datasource(Optional<FaultyProxy> between) {
        return between.map(proxy -> TrialDatabase.withUrl(
                        database.datasource(), "jdbc:mysql://127.0.0.1:" + proxy.port() + url().group(2)))
                .orElseGet(database::datasource);
    }

    private Matcher url() {
        var url = MYSQL.matcher(database.datasource().getOrDefault(Settings.URL, ""));
        if (!url.matches() || URI.create("mysql://" + url.group(1)).getHost() == null) {
            throw new IllegalStateException(
                    "drills go through a proxy to one MySQL server: write the URL as jdbc:mysql://HOST:PORT/DATABASE");
        }
        return url;
    }
}
