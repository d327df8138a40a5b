package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A metric with a level for each of some things. It stands for as long as the thing is there and only its number changes:
 * who reads all metrics while one is replaced by another of the same name would see both, which Prometheus refuses.
 */
final class Levels {

    private final MultiGauge gauge;
    private final Map<Tags, AtomicLong> levels = new HashMap<>();

    Levels(MultiGauge.Builder gauge, MeterRegistry registry) {
        this.gauge = gauge.register(registry);
    }

    /** Shows how it is now. What is not among these is shown no more. */
    synchronized <T> void show(List<T> all, Function<T, Tags> tags, ToLongFunction<T> level) {
        levels.keySet().retainAll(all.stream().map(tags).toList());
        for (var one : all) {
            levels.computeIfAbsent(tags.apply(one), fresh -> new AtomicLong()).set(level.applyAsLong(one));
        }
        gauge.register(levels.entrySet().stream()
                .map(entry -> Row.of(entry.getKey(), entry.getValue(), AtomicLong::doubleValue))
                .toList());
    }
}
