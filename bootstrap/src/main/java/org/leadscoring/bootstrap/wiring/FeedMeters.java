package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.leadscoring.application.analytics.WatchFeeds;
import org.leadscoring.application.analytics.WatchFeeds.Watched;

/** How far each feed is behind, as metrics {@code leadscoring.analytics.*} by feed. */
final class FeedMeters {

    private final WatchFeeds watch;
    private final Levels age;
    private final Levels events;
    private final Levels stopped;

    FeedMeters(WatchFeeds watch, MeterRegistry registry) {
        this.watch = watch;
        this.age = new Levels(
                MultiGauge.builder("leadscoring.analytics.lag")
                        .description("How long ago the oldest event arrived that was not sent")
                        .baseUnit("seconds"),
                registry);
        this.events = new Levels(
                MultiGauge.builder("leadscoring.analytics.behind")
                        .description("Events that were not sent yet, counted up to " + WatchFeeds.MOST),
                registry);
        this.stopped = new Levels(
                MultiGauge.builder("leadscoring.analytics.disabled")
                        .description("1 if the feed was switched off because it takes nothing any more, else 0"),
                registry);
    }

    /** Looks how it is now; feeds that were removed, or paused by somebody, are measured no more. */
    void measure() {
        var wanted = watch.everywhere();
        stopped.show(wanted, FeedMeters::tags, watched -> watched.stopped() ? 1 : 0);
        var all = wanted.stream().filter(watched -> !watched.stopped()).toList();
        age.show(all, FeedMeters::tags, watched -> watched.age().toSeconds());
        events.show(all, FeedMeters::tags, watched -> watched.lag().events());
    }

    private static Tags tags(Watched watched) {
        return Tags.of(
                "feed",
                watched.feed().id().value().toString(),
                "kind",
                watched.feed().sink().kind().key());
    }
}
