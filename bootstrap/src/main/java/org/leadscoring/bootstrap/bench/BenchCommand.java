package org.leadscoring.bootstrap.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code leadscoring bench}: measures how fast the server is on this machine and this database. */
@Command(
        name = "bench",
        description =
                "Measures how fast the server takes events in, beside the least any program must do, with a database and a"
                        + " server of its own. The last line it prints is JSON.",
        mixinStandardHelpOptions = true,
        subcommands = {IngestBenchCommand.class, SingleBenchCommand.class})
public final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private BenchCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure: ingest or single");
    }
}
