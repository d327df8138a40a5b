package org.leadscoring.bootstrap.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadscoring.bootstrap.trial.LoadGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, as one line of JSON. */
final class BenchReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final int RATE_DECIMALS = 1;
    private static final int RATIO_DECIMALS = 3;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    BenchReport(Plan plan, String database) {
        figures.put("benchmark", plan.name());
        figures.put("database", database);
        figures.put("events", plan.events());
        figures.put("leads", plan.leads());
        figures.put("batch", plan.batch());
        figures.put("connections", plan.connections());
    }

    /** The server on a database that holds nothing but what warmed it up, beside the floor. */
    void measured(LoadGenerator.Load load, BigDecimal floor) {
        var rate = rate(load.events(), load.nanos());
        figures.put("seconds", seconds(load.nanos()));
        figures.put("eventsPerSecond", rate);
        figures.put("p50Millis", load.latencies().percentile(50));
        figures.put("p99Millis", load.latencies().percentile(99));
        figures.put("maxMillis", load.latencies().max());
        figures.put("retried429", load.retriedBusy());
        figures.put("retriedOther", load.retriedOther());
        figures.put("floorEventsPerSecond", floor);
        figures.put("ratio", ratio(rate, floor));
    }

    /** What the server and the database took for each event. */
    void cost(long events, Cost cost) {
        figures.put("serverMicros", cost.serverMicros(events));
        figures.put("statementMicros", cost.statementMicros(events));
        figures.put("redoBytes", cost.redoBytes(events));
    }

    /** The server on a database that has grown. */
    void grown(Plan plan, LoadGenerator.Load before, LoadGenerator.Load after) {
        var rate = rate(after.events(), after.nanos());
        figures.put("storedLeads", plan.storedLeads());
        figures.put("storedEvents", plan.storedEvents());
        figures.put("eventsPerSecondStored", rate);
        figures.put("growthRatio", ratio(rate, rate(before.events(), before.nanos())));
    }

    String json() {
        return JSON.writeValueAsString(figures);
    }

    /** Events a second, to a tenth. */
    static BigDecimal rate(long events, long nanos) {
        return BigDecimal.valueOf(events)
                .multiply(NANOS)
                .divide(BigDecimal.valueOf(Math.max(1, nanos)), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Seconds, to a thousandth. */
    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
    }

    /** How many times the second the first is. */
    static BigDecimal ratio(BigDecimal one, BigDecimal other) {
        return other.signum() == 0 ? BigDecimal.ZERO : one.divide(other, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }
}
