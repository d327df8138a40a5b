package org.leadscoring.bootstrap.bench;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options all benchmarks have. */
final class BenchOptions {

    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** All settings of the server have a dot in their name, so that a mistyped option is not taken for one. */
    private static final Pattern SETTING = Pattern.compile("--[^=]+\\.[^=]+=.*|--debug|--trace", Pattern.DOTALL);

    static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_EVENTS = 1_000_000_000;

    @Option(
            names = "--warmup",
            description = "Events sent before, of other leads, and not counted (as many as --events).",
            paramLabel = "N")
    private @Nullable Integer warmUp;

    @Option(
            names = "--seed",
            description = "The same seed makes the same events (${DEFAULT-VALUE}).",
            defaultValue = "7",
            paramLabel = "N")
    private long seed;

    @Option(
            names = "--floor-connections",
            description = "Connections of the floor (${DEFAULT-VALUE}).",
            defaultValue = "2",
            paramLabel = "N")
    private int floorConnections;

    @Option(
            names = "--floor-batch",
            description = "Events in a transaction of the floor (500; with single 1).",
            paramLabel = "N")
    private @Nullable Integer floorBatch;

    @Option(
            names = "--floor-events",
            description = "Events of the floor (as many as --events, at most 200000; with single 20000).",
            paramLabel = "N")
    private @Nullable Integer floorEvents;

    @Option(
            names = "--floor-rounds",
            description = "How often the floor is measured; the best counts (${DEFAULT-VALUE}).",
            defaultValue = "3",
            paramLabel = "N")
    private int floorRounds;

    @Option(
            names = "--stored-leads",
            description = "Measures a second time when there are so many other leads (${DEFAULT-VALUE}: does not).",
            defaultValue = "0",
            paramLabel = "N")
    private int storedLeads;

    @Option(
            names = "--stored-events",
            description = "And so many events of theirs.",
            defaultValue = "0",
            paramLabel = "N")
    private int storedEvents;

    @Option(
            names = "--database",
            description = "Name of the database it makes and drops, on MySQL (${DEFAULT-VALUE}).",
            defaultValue = "leadscoring_bench",
            paramLabel = "NAME")
    private String database = "";

    @Option(names = "--keep", description = "Leaves the database, to look at it.")
    private boolean keep;

    /** Runs a benchmark of its own kind with these. */
    int run(Kind kind, Load load, List<String> settings, CommandSpec command) throws Exception {
        var plan = plan(kind, load);
        check(plan, command);
        checkSettings(settings, command);
        try (var cleanUp = new CleanUp()) {
            var read = Settings.of(settings);
            var made = TrialDatabase.make(read, database, keep);
            cleanUp.later(made::close);
            new Benchmark(plan, read, made, cleanUp, Clock.systemUTC(), System.out).run();
            return 0;
        }
    }

    private Plan plan(Kind kind, Load load) {
        return new Plan(
                kind.name(),
                load.events(),
                load.leads(),
                load.batch(),
                load.connections(),
                warmUp == null ? load.events() : warmUp,
                seed,
                floorEvents == null ? Math.min(load.events(), kind.floorEvents()) : floorEvents,
                floorRounds,
                floorConnections,
                floorBatch == null ? kind.floorBatch() : floorBatch,
                storedLeads,
                storedEvents);
    }

    private void check(Plan plan, CommandSpec command) {
        var counts = new TreeMap<String, Integer>();
        counts.put("--events", plan.events());
        counts.put("--leads", plan.leads());
        counts.put("--batch", plan.batch());
        counts.put("--connections", plan.connections());
        counts.put("--floor-events", plan.floorEvents());
        counts.put("--floor-rounds", plan.floorRounds());
        counts.put("--floor-connections", plan.floorConnections());
        counts.put("--floor-batch", plan.floorBatch());
        counts.forEach((option, count) -> require(count >= 1, option + ": 1 or more, not " + count, command));
        require(plan.events() <= MOST_EVENTS, "--events: at most " + MOST_EVENTS, command);
        require(plan.connections() <= MOST_CONNECTIONS, "--connections: at most " + MOST_CONNECTIONS, command);
        require(plan.warmUp() >= 0 && plan.warmUp() <= MOST_EVENTS, "--warmup: 0 to " + MOST_EVENTS, command);
        require(
                storedLeads >= 0 && storedEvents >= 0 && (storedLeads == 0) == (storedEvents == 0),
                "--stored-leads and --stored-events: say both, or none",
                command);
        require(storedEvents <= MOST_EVENTS, "--stored-events: at most " + MOST_EVENTS, command);
        checkDatabase("--database", database, command);
    }

    /** Refuses what is meant as an option of ours, and is none. */
    static void checkSettings(List<String> settings, CommandSpec command) {
        settings.forEach(setting -> require(
                SETTING.matcher(setting).matches(),
                setting + " is not understood; a setting for the server is written as --name.of.setting=value",
                command));
    }

    /** Refuses a name that could be more than a name in a statement. */
    static void checkDatabase(String option, String name, CommandSpec command) {
        require(
                DATABASE.matcher(name).matches(),
                option + ": a lower case letter, and up to 39 more, digits or underscores",
                command);
    }

    /** Refuses what is not as demanded. */
    static void require(boolean fulfilled, String demand, CommandSpec command) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), demand);
        }
    }

    /**
     * What a benchmark is held to unless told otherwise.
     *
     * @param floorBatch events in a transaction of the floor
     * @param floorEvents events of the floor, at most
     */
    record Kind(String name, int floorBatch, int floorEvents) {}

    /** The load a benchmark of this kind sends. */
    record Load(int events, int leads, int batch, int connections) {}
}
