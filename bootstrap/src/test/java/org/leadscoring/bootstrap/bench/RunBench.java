package org.leadscoring.bootstrap.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.leadscoring.bootstrap.command.LeadScoringCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code bench}, run in this process, with what it printed. */
final class RunBench {

    private RunBench() {}

    /** @param arguments separated by spaces */
    static Outcome run(String arguments, String... settings) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            var all = Stream.of(
                            Stream.of("bench"),
                            Stream.of(arguments.split(" ")).filter(argument -> !argument.isEmpty()),
                            Stream.of(settings))
                    .flatMap(some -> some);
            var exit = LeadScoringCommand.run(all.toArray(String[]::new));
            return new Outcome(exit, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    record Outcome(int exit, String output, String errors) {

        /** The last line. */
        JsonNode figures() {
            return new JsonMapper().readTree(output.lines().toList().getLast());
        }
    }
}
