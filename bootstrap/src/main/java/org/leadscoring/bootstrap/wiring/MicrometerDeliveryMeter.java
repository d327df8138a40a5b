package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.leadscoring.application.delivery.DeliveryMeter;
import org.leadscoring.application.delivery.WatchDeliveries.Watched;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.persistence.sql.Columns;

/**
 * What is told to whom, as metrics {@code leadscoring.deliveries.*} by destination: its id and its kind, for its name is
 * whatever somebody wrote.
 */
final class MicrometerDeliveryMeter implements DeliveryMeter {

    private static final List<State> ENDS = List.of(State.DELIVERED, State.FAILED, State.DEAD);

    private final MeterRegistry registry;
    private final Levels waiting;
    private final Levels dead;
    private final Levels lag;
    private final Levels stopped;

    MicrometerDeliveryMeter(MeterRegistry registry) {
        this.registry = registry;
        this.waiting = new Levels(
                MultiGauge.builder("leadscoring.deliveries.waiting")
                        .description("Deliveries that are to be sent or sent again, counted up to 2,000"),
                registry);
        this.dead = new Levels(
                MultiGauge.builder("leadscoring.deliveries.given.up")
                        .description("Deliveries that were given up and can be sent once more, counted up to 1,000"),
                registry);
        this.lag = new Levels(
                MultiGauge.builder("leadscoring.deliveries.lag")
                        .description("For so long the longest due delivery has been due")
                        .baseUnit("seconds"),
                registry);
        this.stopped = new Levels(
                MultiGauge.builder("leadscoring.deliveries.disabled")
                        .description("1 if the destination was switched off because it takes nothing any more, else 0"),
                registry);
    }

    @Override
    public void sent(Destination destination, Duration took) {
        sending(destination).record(took);
    }

    @Override
    public void became(Destination destination, State state) {
        tried(destination, state).increment();
    }

    /** Shows how it is now. Destinations that were removed, or switched off by somebody, are shown no more. */
    void show(List<Watched> watched) {
        stopped.show(watched, one -> tags(one.destination()), one -> one.stopped() ? 1 : 0);
        showThoseThatWork(watched.stream().filter(one -> !one.stopped()).toList());
    }

    private void showThoseThatWork(List<Watched> all) {
        Function<Watched, Tags> tags = watched -> tags(watched.destination());
        waiting.show(all, tags, watched -> watched.counts().waiting());
        dead.show(all, tags, watched -> watched.counts().dead());
        lag.show(all, tags, watched -> watched.late().toSeconds());
        // So that the first failure is an increase, and not the beginning of a series.
        for (var watched : all) {
            sending(watched.destination());
            ENDS.forEach(state -> tried(watched.destination(), state));
        }
    }

    private Timer sending(Destination destination) {
        return Timer.builder("leadscoring.deliveries.sending")
                .description("From a request, or a mail, to its answer")
                .tags(tags(destination))
                .register(registry);
    }

    private Counter tried(Destination destination, State state) {
        return Counter.builder("leadscoring.deliveries.tried")
                .description(
                        "Deliveries that were sent, by what became of them: failed is sent again, dead is given up")
                .tags(tags(destination))
                .tag("state", Columns.key(state))
                .register(registry);
    }

    private static Tags tags(Destination destination) {
        return Tags.of(
                "destination",
                destination.id().value().toString(),
                "kind",
                destination.channel().kind().key());
    }
}
