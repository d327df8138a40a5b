package org.leadscoring.bootstrap.drill;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring drill}: does bad things to a server of its own, and proves what was promised. */
@Command(
        name = "drill",
        description = {
            "Does bad things to a server of its own under load, and proves that nothing acknowledged was lost, nothing counted"
                    + " twice, every score is the sum of its ledger, and how soon all was normal again.",
            "It makes a database of its own, of the kind the server would use, and removes it. It prints a table and, as its"
                    + " last line, JSON; it fails if a promise was broken, or it was not normal again within 10 seconds."
        },
        footer = {
            "",
            "For example:",
            "  leadscoring drill",
            "  leadscoring drill --only node,rush",
            "  leadscoring drill --kill-database 'systemctl kill -s KILL mysql' --start-database 'systemctl start mysql'"
                    + " --spring.datasource.url=jdbc:mysql://…"
        },
        mixinStandardHelpOptions = true,
        subcommands = SoakCommand.class)
public final class DrillCommand implements Callable<Integer> {

    private static final int MOST_RATE = 10_000;
    private static final int MOST_SECONDS = 100;

    @Option(names = "--only", description = "Only these drills (all).", split = ",", paramLabel = "NAME")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--rate",
            description = "Events a second, in requests of 5 (${DEFAULT-VALUE}).",
            defaultValue = "100",
            paramLabel = "N")
    private int rate;

    @Option(
            names = "--warmup",
            description = "Seconds of load that are not looked at (${DEFAULT-VALUE}).",
            defaultValue = "10",
            paramLabel = "S")
    private int warmUp;

    @Option(
            names = "--before",
            description = "Seconds that tell what is normal (${DEFAULT-VALUE}).",
            defaultValue = "5",
            paramLabel = "S")
    private int before;

    @Option(
            names = "--fault",
            description = "Seconds that what is bad lasts; six times as long for rush (${DEFAULT-VALUE}).",
            defaultValue = "10",
            paramLabel = "S")
    private int fault;

    @Option(
            names = "--after",
            description = "Seconds of load afterwards (${DEFAULT-VALUE}).",
            defaultValue = "20",
            paramLabel = "S")
    private int after;

    @Option(
            names = "--seed",
            description = "The same seed sends the same events (${DEFAULT-VALUE}).",
            defaultValue = "7",
            paramLabel = "N")
    private long seed;

    @Option(names = "--kill-database", description = "A command that kills MySQL.", paramLabel = "COMMAND")
    private @Nullable String killDatabase;

    @Option(
            names = "--start-database",
            description = "A command that starts it again and returns when it serves.",
            paramLabel = "COMMAND")
    private @Nullable String startDatabase;

    @Option(
            names = "--database",
            description = "Name of the database it makes and drops, on MySQL (${DEFAULT-VALUE}).",
            defaultValue = "leadscoring_drill",
            paramLabel = "NAME")
    private String databaseName = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private DrillCommand() {}

    @Override
    public Integer call() throws Exception {
        var drills = chosen();
        checkOptions();
        TrialOptions.checkSettings(settings, spec);
        TrialOptions.checkDatabase("--database", databaseName, spec);
        var read = Settings.of(settings);
        DrillReport report;
        try (var probe = TrialDatabase.make(read, databaseName, false)) {
            report = new DrillReport(probe.product());
        }
        for (var drill : drills) {
            hold(drill, read, report, System.out);
        }
        System.out.println();
        System.out.println(report.table());
        System.out.println();
        System.out.println(report.json());
        return report.isKept() ? 0 : 1;
    }

    private void hold(Drill drill, Settings read, DrillReport report, PrintStream out) throws Exception {
        try (var database = TrialDatabase.make(read, databaseName, false)) {
            var missing = missing(drill, database);
            if (missing.isPresent()) {
                report.leave(drill, missing.get());
                return;
            }
            var outcome = new Exercise(drill, plan(), read, database, out).hold();
            report.add(outcome);
            // So that what was held is not lost if a later one cannot be.
            out.println("  " + DrillReport.row(outcome));
        }
    }

    private Optional<String> missing(Drill drill, TrialDatabase database) {
        return switch (drill.place()) {
            case EMBEDDED ->
                database.isMySql()
                        ? Optional.of("it is for the embedded database")
                        : Scene.canLimit() ? Optional.empty() : Optional.of("it needs prlimit (Linux, util-linux)");
            case MYSQL -> {
                if (!database.isMySql()) {
                    yield Optional.of("it is for MySQL");
                }
                yield drill.name().equals(Drills.DATABASE) && (killDatabase == null || startDatabase == null)
                        ? Optional.of("it needs --kill-database and --start-database")
                        : Optional.empty();
            }
            case ANYWHERE -> Optional.empty();
        };
    }

    private DrillPlan plan() {
        return new DrillPlan(
                rate,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(before),
                Duration.ofSeconds(fault),
                Duration.ofSeconds(after),
                seed,
                Optional.ofNullable(killDatabase),
                Optional.ofNullable(startDatabase));
    }

    private List<Drill> chosen() {
        var all = Drills.all();
        var names = all.stream().map(Drill::name).toList();
        only.forEach(name -> TrialOptions.require(
                names.contains(name), "--only: there is no " + name + ", but " + String.join(", ", names), spec));
        return all.stream()
                .filter(drill -> only.isEmpty() || only.contains(drill.name()))
                .toList();
    }

    private void checkOptions() {
        TrialOptions.require(rate >= 1 && rate <= MOST_RATE, "--rate: 1 to " + MOST_RATE, spec);
        TrialOptions.require(warmUp >= 0 && warmUp <= MOST_SECONDS, "--warmup: 0 to " + MOST_SECONDS, spec);
        TrialOptions.require(before >= 1 && before <= MOST_SECONDS, "--before: 1 to " + MOST_SECONDS, spec);
        TrialOptions.require(fault >= 1 && fault <= MOST_SECONDS, "--fault: 1 to " + MOST_SECONDS, spec);
        TrialOptions.require(after >= 3 && after <= MOST_SECONDS, "--after: 3 to " + MOST_SECONDS, spec);
    }
}
