package org.leadscoring.bootstrap.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The proof that all ledgers of a database add up, by the command the operator would use. */
public final class LedgerCheck {

    private LedgerCheck() {}

    /**
     * Runs it.
     *
     * @return what it says
     * @throws IllegalStateException if they do not add up
     */
    public static String run(Settings settings, TrialDatabase database) throws IOException, InterruptedException {
        var process = OwnProcess.start(command(settings), database.datasource());
        String output;
        try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            output = String.join("\n", reader.lines().toList());
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the ledgers do not add up: " + output);
        }
        return output.lines()
                .filter(line -> line.startsWith("checked "))
                .findFirst()
                .orElse(output);
    }

    private static List<String> command(Settings settings) {
        return Stream.concat(Stream.of("check"), settings.passedOn().stream()).toList();
    }
}
