package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.WatchBacklogs;
import org.leadscoring.application.recalculation.WatchBacklogs.Backlog;

/** What waits in the database, as it was looked at last: promises, replays, scores that are due. */
final class BacklogMeters {

    private final WatchBacklogs watch;
    private final Clock clock;
    private volatile Backlog backlog = new Backlog(0, Duration.ZERO, Duration.ZERO, 0, 0);
    private volatile @Nullable Instant replaysSince;

    BacklogMeters(WatchBacklogs watch, MeterRegistry registry, Clock clock) {
        this.watch = watch;
        this.clock = clock;
        gauge("leadscoring.sla.open", "promises", Backlog::promises)
                .description("Promises that wait for an answer, counted up to 20,000 of each workspace")
                .register(registry);
        gauge("leadscoring.sla.overdue", "promises", Backlog::breached)
                .description("Those of them whose deadline has passed, counted up to 10,000 of each workspace")
                .register(registry);
        gauge("leadscoring.sla.lag", "seconds", now -> now.clocksLate().toSeconds())
                .description("For so long a warning or a breach has been due without being marked")
                .register(registry);
        gauge("leadscoring.scoring.lag", "seconds", now -> now.scoresLate().toSeconds())
                .description("For so long a score has been due to change as time passes")
                .register(registry);
        gauge("leadscoring.replays.waiting", "leads", Backlog::replays)
                .description("Leads that wait to be scored anew, counted up to 10,000")
                .register(registry);
        gauge("leadscoring.replays.lag", "seconds", now -> replaysWaitFor())
                .description("For so long some have been waiting whenever it was looked")
                .register(registry);
    }

    private Gauge.Builder<BacklogMeters> gauge(String name, String unit, ToDoubleFunction<Backlog> number) {
        return Gauge.builder(name, this, meters -> number.applyAsDouble(meters.backlog))
                .baseUnit(unit);
    }

    /** Looks how it is now. */
    void measure() {
        var now = watch.now();
        if (now.replays() == 0) {
            replaysSince = null;
        } else if (replaysSince == null) {
            replaysSince = clock.instant();
        }
        backlog = now;
    }

    private long replaysWaitFor() {
        var since = replaysSince;
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
