package org.leadscoring.bootstrap.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.CleanUp;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring bench screens}: how long people wait for a page when there are very many leads. */
@Command(
        name = "screens",
        description = {
            "Measures how long the screens take to be answered when there are very many leads.",
            "It fills a database of its own with made-up leads, proves that their ledgers add up, starts a server of its own"
                    + " on it, signs in and asks for the queue, the list of leads, leads, the leaderboard and the dashboard in"
                    + " all their states. On MySQL it tells what the queries read for what they returned."
        },
        footer = {
            "",
            "For example:",
            "  leadscoring bench screens --leads 1000000 --clocks 200000 --keep",
            "  leadscoring bench screens --reuse leadscoring_bench",
            "Options with a dot in their name are settings of the server, for example --spring.datasource.url=jdbc:mysql://…"
        },
        mixinStandardHelpOptions = true)
final class ScreensBenchCommand implements Callable<Integer> {

    private static final int LEADS_ON_MYSQL = 1_000_000;
    private static final int LEADS_ON_H2 = 50_000;
    private static final int LEADS_FOR_A_CLOCK = 5;

    @Option(names = "--leads", description = "Leads (1000000; on the embedded database 50000).", paramLabel = "N")
    private @Nullable Integer leads;

    @Option(names = "--clocks", description = "So many of them wait for an answer (a fifth of them).", paramLabel = "N")
    private @Nullable Integer clocks;

    @Option(
            names = "--events",
            description = "Events of a lead, on average (${DEFAULT-VALUE}); one lead in 10000 has 300.",
            defaultValue = "2",
            paramLabel = "N")
    private int events;

    @Option(
            names = "--history",
            description = "Events of the lead that did most (${DEFAULT-VALUE}).",
            defaultValue = "5000",
            paramLabel = "N")
    private int history;

    @Option(
            names = "--requests",
            description = "How often each screen is asked for (${DEFAULT-VALUE}).",
            defaultValue = "100",
            paramLabel = "N")
    private int requests;

    @Option(
            names = "--warmup",
            description = "How often before, not counted (${DEFAULT-VALUE}).",
            defaultValue = "40",
            paramLabel = "N")
    private int warmUp;

    @Option(
            names = "--connections",
            description = "How many ask at the same time at the end (${DEFAULT-VALUE}).",
            defaultValue = "4",
            paramLabel = "N")
    private int connections;

    @Option(
            names = "--seed",
            description = "The same seed makes the same leads (${DEFAULT-VALUE}).",
            defaultValue = "7",
            paramLabel = "N")
    private long seed;

    @Option(
            names = "--database",
            description = "Name of the database it makes and drops, on MySQL (${DEFAULT-VALUE}).",
            defaultValue = "leadscoring_bench",
            paramLabel = "NAME")
    private String database = "";

    @Option(names = "--keep", description = "Leaves the database, to look at it or to measure again with --reuse.")
    private boolean keep;

    @Option(
            names = "--reuse",
            description =
                    "Fills none, and measures on one that was kept: its name on MySQL, else its folder. It stays.",
            paramLabel = "PLACE")
    private @Nullable String reuse;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        TrialOptions.checkSettings(settings, spec);
        var read = Settings.of(settings);
        var plan = plan(read.datasource());
        check(plan, read.datasource());
        try (var cleanUp = new CleanUp()) {
            var made = reuse == null ? TrialDatabase.make(read, database, keep) : TrialDatabase.kept(read, reuse);
            cleanUp.later(made::close);
            new ScreensBenchmark(plan, read, made, cleanUp, Clock.systemUTC(), System.out).run();
            if (keep) {
                System.err.println("kept for --reuse: " + made.reusedBy());
            }
            return 0;
        }
    }

    private ScreensPlan plan(Map<String, String> datasource) {
        var usual = isMySql(datasource) ? LEADS_ON_MYSQL : LEADS_ON_H2;
        var wanted = leads == null ? usual : leads;
        return new ScreensPlan(
                wanted,
                clocks == null ? wanted / LEADS_FOR_A_CLOCK : clocks,
                events,
                history,
                requests,
                warmUp,
                connections,
                seed,
                reuse);
    }

    private void check(ScreensPlan plan, Map<String, String> datasource) {
        var counts = new TreeMap<String, Integer>();
        counts.put("--events", plan.events());
        counts.put("--history", plan.history());
        counts.put("--requests", plan.requests());
        counts.put("--warmup", plan.warmUp());
        counts.put("--connections", plan.connections());
        counts.forEach((option, count) -> TrialOptions.require(count >= 1, option + ": 1 or more, not " + count, spec));
        TrialOptions.require(plan.leads() >= 100, "--leads: 100 or more, not " + plan.leads(), spec);
        TrialOptions.require(
                plan.clocks() >= 1 && plan.clocks() <= plan.leads(), "--clocks: 1 to as many as there are leads", spec);
        TrialOptions.require(
                plan.connections() <= BenchOptions.MOST_CONNECTIONS,
                "--connections: at most " + BenchOptions.MOST_CONNECTIONS,
                spec);
        TrialOptions.checkDatabase("--database", database, spec);
        if (reuse != null && isMySql(datasource)) {
            TrialOptions.checkDatabase("--reuse", reuse, spec);
        }
    }

    private static boolean isMySql(Map<String, String> datasource) {
        return datasource.getOrDefault(Settings.URL, "").startsWith("jdbc:mysql:");
    }
}
