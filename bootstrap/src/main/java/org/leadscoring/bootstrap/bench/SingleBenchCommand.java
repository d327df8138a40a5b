package org.leadscoring.bootstrap.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring bench single}: one event in a request, from many senders at the same time. */
@Command(
        name = "single",
        description = "Measures how many events a second the server takes one by one, and how long each waits.",
        footer = {
            "",
            "For example:",
            "  leadscoring bench single --connections 64",
            "Options with a dot in their name are settings of the server, for example --spring.datasource.url=jdbc:mysql://…"
        },
        mixinStandardHelpOptions = true)
final class SingleBenchCommand implements Callable<Integer> {

    private static final BenchOptions.Kind KIND = new BenchOptions.Kind("single", 1, 40_000);

    @Option(names = "--events", description = "Events (${DEFAULT-VALUE}).", defaultValue = "40000", paramLabel = "N")
    private int events;

    @Option(
            names = "--leads",
            description = "Of so many leads (${DEFAULT-VALUE}).",
            defaultValue = "2000",
            paramLabel = "N")
    private int leads;

    @Option(
            names = "--connections",
            description = "Connections that send at the same time (${DEFAULT-VALUE}).",
            defaultValue = "64",
            paramLabel = "N")
    private int connections;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return options.run(KIND, new BenchOptions.Load(events, leads, 1, connections), settings, spec);
    }
}
