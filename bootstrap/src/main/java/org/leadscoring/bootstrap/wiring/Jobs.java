package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.leadscoring.application.delivery.Lanes;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * What is done again and again as time passes. Each has a name, by which the log tells what belongs to it ({@code job}) and
 * metrics {@code leadscoring.jobs.*} how it fares.
 */
@Component
final class Jobs {

    /** Of log lines: which job they belong to. */
    static final String KEY = "job";

    private static final String WORKSPACE = "workspace";

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final MeterRegistry registry;
    private final ObservationRegistry observations;
    private final Clock clock;

    Jobs(MeterRegistry registry, ObservationRegistry observations, Clock clock) {
        this.registry = registry;
        this.observations = observations;
        this.clock = clock;
    }

    /**
     * A job.
     *
     * @param name lower case, words joined by hyphens; no other job has it
     */
    Job job(String name, Runnable work) {
        return new Job(name, work);
    }

    /**
     * Lanes whose lines in the log have the name of the job that begins them, and the workspace they work for.
     *
     * @param failed told of what a step threw, as {@link Lanes} does
     */
    static <L> Lanes<L> lanes(
            String name,
            Supplier<List<L>> due,
            ToIntFunction<L> step,
            Function<L, WorkspaceId> workspace,
            BiConsumer<L, RuntimeException> failed) {
        return new Lanes<>(
                name,
                due,
                lane -> {
                    // For as long as the lane is worked on, which has its thread to itself.
                    MDC.put(KEY, name);
                    MDC.put(WORKSPACE, workspace.apply(lane).value().toString());
                    return step.applyAsInt(lane);
                },
                failed);
    }

    /** Something that is done again and again. */
    final class Job {

        private final String name;
        private final Runnable work;
        private final Timer succeeded;
        private final Timer failed;
        private final AtomicLong lastSuccess = new AtomicLong(clock.millis());

        private Job(String name, Runnable work) {
            this.name = name;
            this.work = work;
            this.succeeded = runs("success");
            this.failed = runs("failure");
            TimeGauge.builder("leadscoring.jobs.last.success", () -> lastSuccess, TimeUnit.MILLISECONDS)
                    .description("When a run last ended well, in seconds since 1970; at first when the node started")
                    .tag("name", name)
                    .register(registry);
        }

        private Timer runs(String outcome) {
            return Timer.builder("leadscoring.jobs.runs")
                    .description("Runs of what is done as time passes")
                    .tag("name", name)
                    .tag("outcome", outcome)
                    .register(registry);
        }

        /** Runs it once. If it fails the log says so, and it is tried again the next time. */
        void run() {
            try (var _ = MDC.putCloseable(KEY, name)) {
                var sample = Timer.start(registry);
                try {
                    work.run();
                    sample.stop(succeeded);
                    lastSuccess.set(clock.millis());
                } catch (RuntimeException e) {
                    sample.stop(failed);
                    // Spring measures the run as well, and would take it for a good one.
                    var observation = observations.getCurrentObservation();
                    if (observation != null) {
                        observation.error(e);
                    }
                    LOG.error("the job {} failed; it is tried again", name, e);
                }
            }
        }
    }
}
