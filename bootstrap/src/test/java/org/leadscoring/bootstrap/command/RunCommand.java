package org.leadscoring.bootstrap.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a command in this process and keeps what it says. */
public final class RunCommand {

    private RunCommand() {}

    /** Runs it; what it prints to either stream is in the outcome. */
    public static Outcome run(String... args) {
        var out = System.out;
        var err = System.err;
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            var exit = LeadScoringCommand.run(args);
            return new Outcome(exit, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** How it ended, and what it said. */
    public record Outcome(int exit, String output) {}
}
