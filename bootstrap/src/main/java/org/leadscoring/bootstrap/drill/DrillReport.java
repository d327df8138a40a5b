package org.leadscoring.bootstrap.drill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What drills came to, as a table for people and as a line for scripts. */
final class DrillReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final String database;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Drill, String> left = new LinkedHashMap<>();

    /** @param database its product and version */
    DrillReport(String database) {
        this.database = database;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** A drill that cannot be held here. */
    void leave(Drill drill, String why) {
        left.put(drill, why);
    }

    boolean isKept() {
        return outcomes.stream().allMatch(Outcome::isKept);
    }

    /** A table in Markdown. */
    String table() {
        var rows = new ArrayList<String>();
        rows.add("| drill on " + database
                + " | what is done | events | lost, twice | `check` | sent again: busy, failed, broken"
                + " | 95 of 100 within: before, meanwhile, after | longest | nothing taken for | normal again after |");
        rows.add("|---|---|---|---|---|---|---|---|---|---|");
        outcomes.forEach(outcome -> rows.add(row(outcome)));
        left.forEach((drill, why) ->
                rows.add("| " + drill.name() + " | " + drill.deed() + " | not held: " + why + " | | | | | | | |"));
        return String.join("\n", rows);
    }

    static String row(Outcome outcome) {
        var refusals = outcome.refusals();
        var recovery = outcome.recovery();
        return "| " + outcome.drill().name() + " | " + outcome.drill().deed() + " | " + outcome.sent() + " | "
                + outcome.lost() + ", " + outcome.twice() + " | " + (outcome.sound() ? "clean" : "**not clean**")
                + " | "
                + refusals.busy() + ", " + refusals.failed() + ", " + refusals.broken() + " | "
                + millis(recovery.before()) + ", "
                + recovery.during().map(DrillReport::millis).orElse("–") + ", " + millis(recovery.after()) + " ms | "
                + millis(recovery.longest()) + " ms | "
                + millis(recovery.silence()) + " ms | "
                + recovery.back().map(seconds -> seconds + " s").orElse("**not at all**") + " |";
    }

    private static String millis(BigDecimal millis) {
        return millis.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /** One line of JSON. */
    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("database", database);
        all.put("kept", isKept());
        all.put("drills", outcomes.stream().map(DrillReport::figures).toList());
        all.put("notHeld", left.keySet().stream().map(Drill::name).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> figures(Outcome outcome) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("drill", outcome.drill().name());
        figures.put("kept", outcome.isKept());
        figures.put("events", outcome.sent());
        figures.put("lost", outcome.lost());
        figures.put("twice", outcome.twice());
        figures.put("checkClean", outcome.sound());
        figures.put("retried429", outcome.refusals().busy());
        figures.put("retried5xx", outcome.refusals().failed());
        figures.put("retriedBroken", outcome.refusals().broken());
        figures.put("p95MillisBefore", outcome.recovery().before());
        outcome.recovery().during().ifPresent(millis -> figures.put("p95MillisMeanwhile", millis));
        figures.put("p95MillisAfter", outcome.recovery().after());
        figures.put("maxMillis", outcome.recovery().longest());
        figures.put("silentMillis", outcome.recovery().silence());
        outcome.recovery().back().ifPresent(seconds -> figures.put("secondsUntilNormal", seconds));
        return figures;
    }
}
