package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.leadscoring.application.ingestion.IngestMeter;
import org.leadscoring.application.ingestion.IngestQueue;

/** What the queue does, as metrics {@code leadscoring.ingestion.*}. */
final class MicrometerIngestMeter implements IngestMeter {

    private final MeterRegistry registry;
    private final DistributionSummary groups;
    private final Timer commits;
    private final Counter refused;
    private final Counter lost;

    MicrometerIngestMeter(MeterRegistry registry) {
        this.registry = registry;
        this.groups = DistributionSummary.builder("leadscoring.ingestion.group")
                .description("Events that shared a transaction")
                .baseUnit("events")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commits = Timer.builder("leadscoring.ingestion.commit")
                .description("From the first statement of a group to the end of its commit, retries included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.refused = Counter.builder("leadscoring.ingestion.refused")
                .description("Events sent away because too many waited")
                .baseUnit("events")
                .register(registry);
        this.lost = Counter.builder("leadscoring.ingestion.database.lost")
                .description("Groups tried again because the database was lost")
                .register(registry);
    }

    /** Shows how many wait. */
    void watch(IngestQueue queue) {
        Gauge.builder("leadscoring.ingestion.waiting", queue, IngestQueue::waiting)
                .description("Events that wait or are being written")
                .baseUnit("events")
                .register(registry);
    }

    @Override
    public <T> T written(int events, Supplier<T> write) {
        groups.record(events);
        return commits.record(write);
    }

    @Override
    public void refused(int events) {
        refused.increment(events);
    }

    @Override
    public void lostDatabase() {
        lost.increment();
    }
}
