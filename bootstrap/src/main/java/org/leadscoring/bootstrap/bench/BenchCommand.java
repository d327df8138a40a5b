package org.leadscoring.bootstrap.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code leadscoring bench}: measures how fast the server is on this machine and this database. */
@Command(
        name = "bench",
        description = {
            "Measures how fast the server takes events in, beside the floor: what bare JDBC reaches that writes each event, its"
                    + " lead's score and a line of history, and does nothing else; how fast its screens are with very"
                    + " many leads; and what it costs when somebody who is to be told takes nothing.",
            "It makes a database of its own, of the kind the server would use, and a server of its own, works over HTTP,"
                    + " proves that all ledgers add up and that each event sent is there once, and removes both. The last"
                    + " line it prints is JSON."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            IngestBenchCommand.class,
            SingleBenchCommand.class,
            ScreensBenchCommand.class,
            DestinationsBenchCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private BenchCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: ingest, single, screens or destinations");
    }
}
