package org.leadscoring.bootstrap.bench;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options all benchmarks have. */
final class BenchOptions {

    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_CONNECTIONS = 1_000;

    @Option(
            names = "--warmup",
            description = "Events sent before, of other leads, and not counted (a fifth of --events).",
            paramLabel = "N")
    private @Nullable Integer warmUp;

    @Option(
            names = "--seed",
            description = "The same seed makes the same events (${DEFAULT-VALUE}).",
            defaultValue = "7")
    private long seed;

    @Option(
            names = "--floor-connections",
            description = "Connections of the floor (${DEFAULT-VALUE}).",
            defaultValue = "2",
            paramLabel = "N")
    private int floorConnections;

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
    int run(String name, Load load, int floorBatch, List<String> settings, CommandSpec command) throws Exception {
        var plan = plan(name, load, floorBatch, command);
        try (var cleanUp = new CleanUp()) {
            var read = Settings.of(settings);
            var made = BenchDatabase.make(read, database, keep);
            cleanUp.later(made::close);
            new Benchmark(plan, read, made, cleanUp, Clock.systemUTC(), System.out).run();
            return 0;
        }
    }

    private Plan plan(String name, Load load, int floorBatch, CommandSpec command) {
        atLeastOne("--events", load.events(), command);
        atLeastOne("--leads", load.leads(), command);
        atLeastOne("--batch", load.batch(), command);
        atLeastOne("--connections", load.connections(), command);
        atLeastOne("--floor-connections", floorConnections, command);
        atLeastOne("--floor-batch", floorBatch, command);
        require(load.connections() <= MOST_CONNECTIONS, "--connections: at most " + MOST_CONNECTIONS, command);
        require(warmUp == null || warmUp >= 0, "--warmup: 0 or more", command);
        require(
                storedLeads >= 0 && storedEvents >= 0 && (storedLeads == 0) == (storedEvents == 0),
                "--stored-leads and --stored-events: say both, or none",
                command);
        require(
                DATABASE.matcher(database).matches(),
                "--database: a lower case letter, and up to 39 more, digits or underscores",
                command);
        return new Plan(
                name,
                load.events(),
                load.leads(),
                load.batch(),
                load.connections(),
                warmUp == null ? Math.ceilDiv(load.events(), 5) : warmUp,
                seed,
                floorConnections,
                floorBatch,
                storedLeads,
                storedEvents);
    }

    private static void atLeastOne(String option, int value, CommandSpec command) {
        require(value >= 1, option + ": 1 or more, not " + value, command);
    }

    private static void require(boolean fulfilled, String demand, CommandSpec command) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), demand);
        }
    }

    /** The load a benchmark of this kind sends. */
    record Load(int events, int leads, int batch, int connections) {}
}
