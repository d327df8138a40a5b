package org.leadscoring.bootstrap.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.backup.BackupCommand;
import org.leadscoring.bootstrap.backup.MoveCommand;
import org.leadscoring.bootstrap.backup.RestoreCommand;
import org.leadscoring.bootstrap.bench.BenchCommand;
import org.leadscoring.bootstrap.drill.DrillCommand;
import org.leadscoring.bootstrap.drill.DrillNodeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring}: serves; its subcommands do the rest. */
@Command(
        name = "leadscoring",
        description = "Serves lead scoring on http://localhost:8080, with an embedded database unless told otherwise.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MoveCommand.class,
            ImportCommand.class,
            ModelCommand.class,
            WorkspaceCommand.class,
            EvidenceCommand.class,
            BenchCommand.class,
            DrillCommand.class,
            DrillNodeCommand.class,
            RehearseCommand.class
        },
        footer = {
            "",
            "Options beginning with -- are settings, for example --server.port=8081.",
            "Environment:",
            "  LEADSCORING_DATA             folder of the embedded database (./data)",
            "  LEADSCORING_ADMIN_PASSWORD   password of the user admin (generated at the first start)",
            "  LEADSCORING_WRITE_KEY        write key of the first source (generated at the first start)",
            "  SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD",
            "                               a MySQL database instead of the embedded one",
            "  LEADSCORING_SECRET_KEY       encrypts what is secret (a file secret.key in LEADSCORING_DATA)"
        })
public final class LeadScoringCommand implements Callable<Integer> {

    /** The exit code of a command that left a server running. */
    public static final int SERVING = -1;

    static final int FAILED = 1;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private LeadScoringCommand() {}

    /** Runs the command these arguments stand for and returns its exit code, or {@link #SERVING}. */
    public static int run(String... args) {
        // H2 would otherwise offer the database to the network, and not just to commands on this machine.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        System.setProperty("leadscoring.data", dataFolder().toString());
        return new CommandLine(new LeadScoringCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .execute(args);
    }

    @Override
    public Integer call() {
        return Serving.exitCode(Serving.start(settings));
    }

    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println("leadscoring: " + reason(failure));
        return FAILED;
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Absolute, for H2 takes no relative folder without a leading dot. */
    private static Path dataFolder() {
        var wished = setting("leadscoring.data", "LEADSCORING_DATA");
        return Path.of(wished == null || wished.isBlank() ? "data" : wished)
                .toAbsolutePath()
                .normalize();
    }

    private static @Nullable String setting(String property, String variable) {
        var value = System.getProperty(property);
        return value == null ? System.getenv(variable) : value;
    }
}
