package org.leadscoring.bootstrap.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.bench.Statements.Read;
import org.leadscoring.bootstrap.trial.Latencies;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured of screens: a line each, and all as one line of JSON. */
final class ScreensReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final BigDecimal GOAL = BigDecimal.valueOf(ScreensPlan.GOAL_MILLIS);
    private static final String LINE = "%-32s %8s %8s %8s %8s %8s %5s %8s  %s";

    private static final int NANOS_PER_MILLI = 6;

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, BigDecimal> p95 = new LinkedHashMap<>();
    private final Map<String, BigDecimal> cpu = new LinkedHashMap<>();
    private final Map<String, Long> examined = new LinkedHashMap<>();

    ScreensReport(String database, long leads, long clocks, long events) {
        figures.put("benchmark", "screens");
        figures.put("database", database);
        figures.put("leads", leads);
        figures.put("openClocks", clocks);
        figures.put("events", events);
    }

    void filled(long nanos) {
        figures.put("fillSeconds", BenchReport.seconds(nanos));
    }

    static String head() {
        return LINE.formatted(
                "screen", "p50 ms", "p95 ms", "max ms", "cpu ms", "db cpu", "sent", "examined", "most for a row sent");
    }

    /**
     * Notes a screen.
     *
     * @param cpuNanos processor time of the server for a request, what it does in the background included
     * @param read null where the database does not tell
     * @return the line of a table
     */
    String measured(Screen screen, Latencies latencies, long cpuNanos, @Nullable Read read) {
        var within = latencies.percentile(95);
        p95.put(screen.name(), within);
        cpu.put(screen.name(), millis(cpuNanos + (read == null ? 0 : read.cpuNanos())));
        if (read != null) {
            examined.put(screen.name(), read.examined());
        }
        return LINE.formatted(
                        screen.name(),
                        latencies.percentile(50),
                        within,
                        latencies.max(),
                        millis(cpuNanos),
                        read == null ? "" : millis(read.cpuNanos()),
                        read == null ? "" : read.sent(),
                        read == null ? "" : read.examined(),
                        read == null
                                ? ""
                                : read.worst()
                                        .map(query -> query.ratio() + ": " + beginning(query.text()))
                                        .orElse(""))
                .stripTrailing();
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_PER_MILLI).setScale(1, RoundingMode.HALF_UP);
    }

    private static String beginning(String query) {
        var from = query.indexOf(" FROM ");
        var told = from < 0 ? query : "…" + query.substring(from);
        return told.length() <= 90 ? told : told.substring(0, 90) + "…";
    }

    /** All screens mixed, asked for by several at the same time. */
    void together(int connections, Latencies latencies) {
        figures.put("connections", connections);
        figures.put("p95MillisTogether", latencies.percentile(95));
        figures.put("maxMillisTogether", latencies.max());
    }

    String json() {
        var worst = p95.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalStateException("no screen was measured"));
        figures.put("goalMillis", ScreensPlan.GOAL_MILLIS);
        figures.put("worst", worst.getKey());
        figures.put("worstP95Millis", worst.getValue());
        figures.put(
                "overGoal",
                p95.entrySet().stream()
                        .filter(screen -> screen.getValue().compareTo(GOAL) >= 0)
                        .map(Map.Entry::getKey)
                        .toList());
        figures.put("p95Millis", p95);
        figures.put("cpuMillis", cpu);
        if (!examined.isEmpty()) {
            figures.put("rowsExamined", examined);
        }
        return JSON.writeValueAsString(figures);
    }
}
