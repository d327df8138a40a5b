package org.leadscoring.bootstrap.bench;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options all benchmarks have. */
final class BenchOptions {

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
        TrialOptions.checkSettings(settings, command);
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
        counts.forEach(
                (option, count) -> TrialOptions.require(count >= 1, option + ": 1 or more, not " + count, command));
        TrialOptions.require(plan.events() <= MOST_EVENTS, "--events: at most " + MOST_EVENTS, command);
        TrialOptions.require(
                plan.connections() <= MOST_CONNECTIONS, "--connections: at most " + MOST_CONNECTIONS, command);
        TrialOptions.require(
                plan.warmUp() >= 0 && plan.warmUp() <= MOST_EVENTS, "--warmup: 0 to " + MOST_EVENTS, command);
        TrialOptions.require(
                storedLeads >= 0 && storedEvents >= 0 && (storedLeads == 0) == (storedEvents == 0),
                "--stored-leads and --stored-events: say both, or none",
                command);
        TrialOptions.require(storedEvents <= MOST_EVENTS, "--stored-events: at most " + MOST_EVENTS, command);
        TrialOptions.checkDatabase("--database", database, command);
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
