package org.leadscoring.bootstrap.drill;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.LedgerCheck;
import org.leadscoring.bootstrap.trial.MadeEvents;
import org.leadscoring.bootstrap.trial.Secrets;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialOptions;
import org.leadscoring.bootstrap.trial.TrialServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring drill soak}: nothing bad, for a long time. */
@Command(
        name = "soak",
        description = {
            "Sends events at a steady rate for a long time to a server of its own, and looks every minute at how long requests"
                    + " take and how much memory the server holds on to.",
            "It fails if an event is lost or twice, a ledger does not add up, or the last third is slower or, once its heap"
                    + " was collected, larger than the middle one. The last line it prints is JSON."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

    private static final int BATCH = 50;
    private static final int MOST_RATE = 100_000;
    private static final int MOST_MINUTES = 24 * 60;

    @Option(names = "--minutes", description = "So long (${DEFAULT-VALUE}).", defaultValue = "30", paramLabel = "M")
    private int minutes;

    @Option(
            names = "--rate",
            description = "Events a second, in requests of 50 (${DEFAULT-VALUE}).",
            defaultValue = "500",
            paramLabel = "N")
    private int rate;

    @Option(
            names = "--leads",
            description = "Of so many leads (${DEFAULT-VALUE}).",
            defaultValue = "20000",
            paramLabel = "N")
    private int leads;

    @Option(
            names = "--database",
            description = "Name of the database it makes and drops, on MySQL (${DEFAULT-VALUE}).",
            defaultValue = "leadscoring_soak",
            paramLabel = "NAME")
    private String databaseName = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private SoakCommand() {}

    @Override
    public Integer call() throws Exception {
        TrialOptions.require(minutes >= 3 && minutes <= MOST_MINUTES, "--minutes: 3 to " + MOST_MINUTES, spec);
        TrialOptions.require(rate >= BATCH && rate <= MOST_RATE, "--rate: " + BATCH + " to " + MOST_RATE, spec);
        TrialOptions.require(leads >= 1, "--leads: 1 or more", spec);
        TrialOptions.checkSettings(settings, spec);
        TrialOptions.checkDatabase("--database", databaseName, spec);
        var read = Settings.of(settings);
        try (var cleanUp = new CleanUp()) {
            var database = TrialDatabase.make(read, databaseName, false);
            cleanUp.later(database::close);
            return soak(read, database, cleanUp);
        }
    }

    private int soak(Settings read, TrialDatabase database, CleanUp cleanUp) throws Exception {
        var start = new TrialServer.Start(Secrets.next(), Secrets.next(), List.of(), List.of(), Map.of());
        var nodes = new Nodes(read, database.datasource(), start);
        cleanUp.later(nodes::close);
        nodes.start();
        // What it takes to do so is missed now and not after hours.
        nodes.get(0).collectGarbage();
        var most = Math.multiplyExact(rate, Math.multiplyExact(60, minutes + 2));
        var events = new MadeEvents(7, "soak", leads, most, Clock.systemUTC().instant());
        var load = new SteadyLoad(nodes, events, BATCH, rate, nodes.get(0).address());
        cleanUp.later(load::close);
        var report = new SoakReport(database.product(), rate);
        System.out.println(report.head());
        load.start();
        for (int minute = 1; minute <= minutes; minute++) {
            var from = System.nanoTime();
            Thread.sleep(Duration.ofMinutes(1));
            System.out.println(report.minute(load.sent(), from, System.nanoTime(), Held.by(nodes.get(0), start)));
            if (minute == minutes || minute == minutes * 2 / 3 || minute == minutes / 3) {
                nodes.get(0).collectGarbage();
                System.out.println(report.third(Held.by(nodes.get(0), start)));
            }
        }
        load.end();
        nodes.close();
        var stored = database.number("select count(*) from events");
        var messages = database.number("select count(distinct message_id) from events");
        System.out.println(LedgerCheck.run(read, database));
        report.stored(load.made(), stored, messages, load.refusals());
        System.out.println(report.json());
        return report.isFlat() ? 0 : 1;
    }
}
