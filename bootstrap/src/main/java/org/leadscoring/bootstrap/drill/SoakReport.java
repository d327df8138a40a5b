package org.leadscoring.bootstrap.drill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.bootstrap.drill.SteadyLoad.Refusals;
import org.leadscoring.bootstrap.drill.SteadyLoad.Sent;
import org.leadscoring.bootstrap.trial.Latencies;
import tools.jackson.databind.json.JsonMapper;

/** A soak, minute by minute. */
final class SoakReport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MEGABYTE = 1_000_000;

    /** By so much the last third may be above the middle one, for what else the machine does. */
    private static final BigDecimal SLACK = new BigDecimal("1.25");

    /** So short is as good as flat, however much longer it got. */
    private static final BigDecimal SHORT = BigDecimal.valueOf(100);

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<BigDecimal> p95 = new ArrayList<>();
    private final List<BigDecimal> left = new ArrayList<>();
    private boolean complete;

    SoakReport(String database, int rate) {
        figures.put("database", database);
        figures.put("rate", rate);
    }

    String head() {
        return "minute, requests, p50, p95, p99, longest in ms, heap used in MB, threads";
    }

    /** A minute, of {@link System#nanoTime}; what was to be sent in it and is not acknowledged yet does not count. */
    String minute(List<Sent> sent, long from, long until, Held held) {
        var nanos = sent.stream()
                .filter(one -> one.at() >= from && one.at() < until)
                .mapToLong(Sent::nanos)
                .toArray();
        if (nanos.length == 0) {
            throw new IllegalStateException("nothing was acknowledged for a minute");
        }
        var latencies = new Latencies(nanos);
        p95.add(latencies.percentile(95));
        return p95.size() + ", " + nanos.length + ", " + latencies.percentile(50) + ", " + latencies.percentile(95)
                + ", " + latencies.percentile(99) + ", " + latencies.max() + ", " + held.usedBytes() / MEGABYTE + ", "
                + held.threads();
    }

    /** What a server holds at the end of a third, when its heap has just been collected: garbage says nothing. */
    String third(Held held) {
        var megabytes = held.usedBytes() / MEGABYTE;
        left.add(BigDecimal.valueOf(megabytes));
        return megabytes + " MB of the heap are left after a full collection";
    }

    /** What is there in the end, of so many events that were acknowledged. */
    void stored(long acknowledged, long events, long messages, Refusals refusals) {
        complete = acknowledged == events && acknowledged == messages;
        figures.put("events", acknowledged);
        figures.put("stored", events);
        figures.put("messages", messages);
        figures.put("retried429", refusals.busy());
        figures.put("retried5xx", refusals.failed());
        figures.put("retriedBroken", refusals.broken());
    }

    /** Whether nothing is lost or twice, and the last third is like the middle one. */
    boolean isFlat() {
        return complete && isLike(third(p95, 1), third(p95, 2), SHORT) && isLike(left.get(1), left.get(2), SHORT);
    }

    private static boolean isLike(BigDecimal middle, BigDecimal last, BigDecimal least) {
        return last.compareTo(middle.multiply(SLACK).max(least)) <= 0;
    }

    /** The median of a third, the first being 0. */
    private static BigDecimal third(List<BigDecimal> minutes, int number) {
        var size = minutes.size();
        var some = minutes.subList(size * number / 3, size * (number + 1) / 3).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
        return some.get(some.size() / 2).setScale(1, RoundingMode.HALF_UP);
    }

    String json() {
        figures.put("p95MillisByThird", List.of(third(p95, 0), third(p95, 1), third(p95, 2)));
        figures.put("heapLeftMegabytesByThird", List.copyOf(left));
        figures.put("flat", isFlat());
        return JSON.writeValueAsString(figures);
    }
}
