package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.leadscoring.application.crm.CrmMeter;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.crm.WatchConnections.Late;
import org.leadscoring.domain.crm.Connection;

/** How CRMs are kept in step, as metrics {@code leadscoring.crm.*} by connection: its id and its kind. */
final class MicrometerCrmMeter implements CrmMeter {

    private final MeterRegistry registry;
    private final Levels waiting;
    private final Levels lag;
    private final Levels stopped;

    MicrometerCrmMeter(MeterRegistry registry) {
        this.registry = registry;
        this.waiting = new Levels(
                MultiGauge.builder("leadscoring.crm.waiting")
                        .description("Leads that changed and are to be looked at, counted up to 10,000")
                        .baseUnit("leads"),
                registry);
        this.lag = new Levels(
                MultiGauge.builder("leadscoring.crm.lag")
                        .description("How long ago the run was due that has not ended")
                        .baseUnit("seconds"),
                registry);
        this.stopped = new Levels(
                MultiGauge.builder("leadscoring.crm.disabled")
                        .description("1 if the connection was switched off because it takes nothing any more, else 0"),
                registry);
    }

    @Override
    public void stepped(Connection connection, Tally done) {
        records(connection, "created").increment((double) done.created());
        records(connection, "updated").increment((double) done.updated());
        records(connection, "refused").increment((double) done.refused());
        records(connection, "pulled").increment((double) done.pulled());
        records(connection, "erased").increment((double) done.erased());
        requests(connection).increment((double) done.requests());
    }

    @Override
    public void failed(Connection connection) {
        failures(connection).increment();
    }

    @Override
    public void ended(Connection connection, Duration took) {
        runs(connection).record(took);
    }

    /** Shows how it is now. Connections that were removed, or switched off by somebody, are shown no more. */
    void show(List<Late> watched) {
        stopped.show(watched, late -> tags(late.connection()), late -> late.stopped() ? 1 : 0);
        showThoseThatWork(watched.stream().filter(late -> !late.stopped()).toList());
    }

    private void showThoseThatWork(List<Late> all) {
        waiting.show(all, late -> tags(late.connection()), Late::waiting);
        lag.show(all, late -> tags(late.connection()), late -> late.late().toSeconds());
        // So that the first failure is an increase, and not the beginning of a series.
        for (var late : all) {
            stepped(late.connection(), Tally.NONE);
            failures(late.connection());
            runs(late.connection());
        }
    }

    private Counter records(Connection connection, String what) {
        return Counter.builder("leadscoring.crm.records")
                .description("Records of the CRM that were created, updated, refused, pulled or erased")
                .tags(tags(connection))
                .tag("what", what)
                .register(registry);
    }

    private Counter requests(Connection connection) {
        return Counter.builder("leadscoring.crm.requests")
                .description("Requests to the CRM")
                .tags(tags(connection))
                .register(registry);
    }

    private Counter failures(Connection connection) {
        return Counter.builder("leadscoring.crm.failures")
                .description("Steps that failed as a whole and are tried again")
                .tags(tags(connection))
                .register(registry);
    }

    private Timer runs(Connection connection) {
        return Timer.builder("leadscoring.crm.runs")
                .description("Runs that ended, from their beginning, pauses included")
                .tags(tags(connection))
                .register(registry);
    }

    private static Tags tags(Connection connection) {
        return Tags.of(
                "connection",
                connection.id().value().toString(),
                "kind",
                connection.crm().kind().key());
    }
}
