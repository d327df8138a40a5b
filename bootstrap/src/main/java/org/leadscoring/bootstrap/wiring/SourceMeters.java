package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.SourceActivity.Totals;

/** What sources send, and what is turned away, as metrics {@code leadscoring.sources.*}. */
final class SourceMeters implements MeterBinder {

    private final SourceActivity activity;

    SourceMeters(SourceActivity activity) {
        this.activity = activity;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "taken", "New events", Totals::taken);
        count(registry, "refused", "Messages that could not be taken", Totals::refused);
        count(registry, "limited", "Requests turned away by the limit of their source", Totals::limited);
        count(registry, "unknown.keys", "Requests with keys of no source that may send", Totals::unknownKeys);
        count(
                registry,
                "dropped",
                "Refused messages of which no trace was kept, for there were too many",
                Totals::dropped);
    }

    private void count(MeterRegistry registry, String name, String description, ToLongFunction<Totals> number) {
        FunctionCounter.builder(
                        "leadscoring.sources." + name, activity, totals -> (double) number.applyAsLong(totals.totals()))
                .description(description)
                .register(registry);
    }
}
