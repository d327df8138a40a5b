package org.leadscoring.bootstrap.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring bench destinations}: whether somebody who takes nothing is in the way of events. */
@Command(
        name = "destinations",
        description = {
            "Measures what it costs the server to tell somebody of each stage a lead enters, when they answer and when they"
                    + " do not.",
            "Three servers, each with a database of its own, take the same events in turn: one that tells nobody, one whose"
                    + " webhook takes all, and one whose webhook takes the connection and never answers."
        },
        footer = {
            "",
            "For example:",
            "  leadscoring bench destinations --rounds 12",
            "Options with a dot in their name are settings of the server, for example --spring.datasource.url=jdbc:mysql://…"
        },
        mixinStandardHelpOptions = true)
final class DestinationsBenchCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            description = "Events in each turn (${DEFAULT-VALUE}).",
            defaultValue = "10000",
            paramLabel = "N")
    private int events;

    @Option(
            names = "--leads",
            description = "Of so many leads, others in each turn (${DEFAULT-VALUE}).",
            defaultValue = "1000",
            paramLabel = "N")
    private int leads;

    @Option(
            names = "--batch",
            description = "Events in a request (${DEFAULT-VALUE}).",
            defaultValue = "200",
            paramLabel = "N")
    private int batch;

    @Option(
            names = "--connections",
            description = "Connections that send at the same time (${DEFAULT-VALUE}).",
            defaultValue = "4",
            paramLabel = "N")
    private int connections;

    @Option(
            names = "--rounds",
            description = "How often each server has its turn (${DEFAULT-VALUE}).",
            defaultValue = "12",
            paramLabel = "N")
    private int rounds;

    @Option(
            names = "--warmup",
            description = "How many turns of each before are not counted (${DEFAULT-VALUE}).",
            defaultValue = "4",
            paramLabel = "N")
    private int warmUp;

    @Option(
            names = "--seed",
            description = "The same seed makes the same events (${DEFAULT-VALUE}).",
            defaultValue = "7",
            paramLabel = "N")
    private long seed;

    @Option(
            names = "--database",
            description = "What the names of the databases it makes and drops begin with, on MySQL (${DEFAULT-VALUE}).",
            defaultValue = "leadscoring_bench",
            paramLabel = "NAME")
    private String database = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var plan = new DestinationsPlan(events, leads, batch, connections, rounds, warmUp, seed);
        check();
        TrialOptions.checkSettings(settings, spec);
        try (var cleanUp = new CleanUp()) {
            new DestinationsBenchmark(plan, Settings.of(settings), database, cleanUp, Clock.systemUTC(), System.out)
                    .run();
            return 0;
        }
    }

    private void check() {
        var counts = new TreeMap<String, Integer>();
        counts.put("--events", events);
        counts.put("--leads", leads);
        counts.put("--batch", batch);
        counts.put("--connections", connections);
        counts.put("--rounds", rounds);
        counts.forEach((option, count) -> TrialOptions.require(count >= 1, option + ": 1 or more, not " + count, spec));
        TrialOptions.require(warmUp >= 0, "--warmup: 0 or more", spec);
        TrialOptions.require(
                connections <= BenchOptions.MOST_CONNECTIONS,
                "--connections: at most " + BenchOptions.MOST_CONNECTIONS,
                spec);
        for (var told : Told.values()) {
            TrialOptions.checkDatabase("--database", told.databaseOf(database), spec);
        }
    }
}
