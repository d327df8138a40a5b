package org.leadscoring.bootstrap.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.leadscoring.bootstrap.drill.SteadyLoad.Sent;
import org.leadscoring.bootstrap.trial.Latencies;

/**
 * How long requests waited before, while and after something bad was done.
 *
 * @param before within how many milliseconds 95 of 100 were acknowledged before
 * @param during the same of those that were to be sent meanwhile; empty if none were
 * @param after the same of those at the end
 * @param longest what the one that waited longest waited, in milliseconds
 * @param silence the longest time in which nothing at all was acknowledged, in milliseconds
 * @param back whole seconds from the end of the bad until all was normal; empty if it was not until the end
 */
record Recovery(
        BigDecimal before,
        Optional<BigDecimal> during,
        BigDecimal after,
        BigDecimal longest,
        BigDecimal silence,
        Optional<Integer> back) {

    private static final int PERCENT = 95;
    private static final BigDecimal ALWAYS_NORMAL = BigDecimal.valueOf(100);
    private static final BigDecimal AS_LONG = BigDecimal.valueOf(2);

    /** So many normal seconds in a row end what was not normal. */
    private static final int CALM = 3;

    /**
     * Looks at what was sent. Normal is a second in which 95 of 100 requests that were to be sent in it were acknowledged within
     * 100 ms, or twice the time it took them before.
     *
     * @param calm when it is measured what is normal, up to {@code from}
     * @param from when the bad began
     * @param until when what was broken was whole again
     * @param end when nothing more was sent
     */
    static Recovery of(List<Sent> sent, long calm, long from, long until, long end) {
        var before = within(sent, calm, from).orElseThrow();
        var normal = before.multiply(AS_LONG).max(ALWAYS_NORMAL);
        var seconds = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(end - until));
        Optional<Integer> back = Optional.empty();
        for (int second = 0; second + CALM <= seconds && back.isEmpty(); second++) {
            if (isCalm(sent, until, second, normal)) {
                back = Optional.of(second);
            }
        }
        var last = end - TimeUnit.SECONDS.toNanos(Math.min(seconds, 2 * CALM));
        return new Recovery(
                before,
                within(sent, from, until),
                within(sent, last, end).orElseThrow(),
                new Latencies(sent.stream()
                                .filter(one -> one.at() >= calm)
                                .mapToLong(Sent::nanos)
                                .toArray())
                        .max(),
                silence(sent, calm),
                back);
    }

    private static BigDecimal silence(List<Sent> sent, long calm) {
        var acknowledged = LongStream.concat(LongStream.of(calm), sent.stream().mapToLong(Sent::acknowledged))
                .filter(at -> at >= calm)
                .sorted()
                .toArray();
        var longest = IntStream.range(1, acknowledged.length)
                .mapToLong(i -> acknowledged[i] - acknowledged[i - 1])
                .max()
                .orElse(0);
        return BigDecimal.valueOf(TimeUnit.NANOSECONDS.toMicros(longest), 3);
    }

    private static boolean isCalm(List<Sent> sent, long until, int second, BigDecimal normal) {
        for (int more = 0; more < CALM; more++) {
            var start = until + TimeUnit.SECONDS.toNanos(second + more);
            var p95 = within(sent, start, start + TimeUnit.SECONDS.toNanos(1));
            if (p95.isEmpty() || p95.get().compareTo(normal) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<BigDecimal> within(List<Sent> sent, long from, long until) {
        var nanos = sent.stream()
                .filter(one -> one.at() >= from && one.at() < until)
                .mapToLong(Sent::nanos)
                .toArray();
        return nanos.length == 0 ? Optional.empty() : Optional.of(new Latencies(nanos).percentile(PERCENT));
    }

    /** Whether it was normal again within this time. */
    boolean within(Duration time) {
        return back.isPresent() && back.get() <= time.toSeconds();
    }
}
