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

/** {@code leadscoring bench ingest}: batches of events, as a queue or an SDK under load sends them. */
@Command(
        name = "ingest",
        description = "Measures how many events a second the server takes in batches.",
        footer = {
            "",
            "For example:",
            "  leadscoring bench ingest --events 200000 --leads 20000 --batch 200 --connections 4",
            "Options with a dot in their name are settings of the server, for example --spring.datasource.url=jdbc:mysql://…"
        },
        mixinStandardHelpOptions = true)
final class IngestBenchCommand implements Callable<Integer> {

    private static final BenchOptions.Kind KIND = new BenchOptions.Kind("ingest", 500, 200_000);

    @Option(names = "--events", description = "Events (${DEFAULT-VALUE}).", defaultValue = "200000", paramLabel = "N")
    private int events;

    @Option(
            names = "--leads",
            description = "Of so many leads (${DEFAULT-VALUE}).",
            defaultValue = "20000",
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

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return options.run(KIND, new BenchOptions.Load(events, leads, batch, connections), settings, spec);
    }
}
