package org.leadscoring.web.ingestion;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many events a source may send, on this node: a bucket of tokens for each source, one token an event, as many new
 * ones a second as its limit says, and twice that at most.
 *
 * <p>Whoever finds a token in the bucket may take more than there are: the bucket is in debt then, and nothing passes until
 * it is paid. So a full batch of 2,500 passes a limit of 10 a second, the next one four minutes later, and on the long
 * average it is never more than 10 a second.
 */
@Component
final class RateLimits {

    private static final int BURST_SECONDS = 2;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final @Nullable Integer standard;
    private final TimeMeter time;
    private final ConcurrentMap<SourceId, Limited> limits = new ConcurrentHashMap<>();

    /** @param standard events per second of a source without a limit of its own; null for none */
    @Autowired
    RateLimits(@Value("${leadscoring.ingestion.events-per-second:#{null}}") @Nullable Integer standard) {
        this(standard, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(@Nullable Integer standard, TimeMeter time) {
        if (standard != null && standard < 1) {
            throw new IllegalArgumentException("leadscoring.ingestion.events-per-second is " + standard
                    + "; set it to 1 or more, or leave it out for no limit");
        }
        this.standard = standard;
        this.time = time;
    }

    /**
     * Looks whether a source may send anything now, before work is done for it.
     *
     * @throws Problem 429 if it may not
     */
    void check(Source source) {
        take(source, 0);
    }

    /**
     * Takes the tokens for events.
     *
     * @param events from 0
     * @throws Problem 429 if there are none, and takes none then
     */
    void take(Source source, int events) {
        var limit = source.eventsPerSecond() == null ? standard : source.eventsPerSecond();
        if (limit == null) {
            limits.remove(source.id());
            return;
        }
        var limited = limits.compute(
                source.id(),
                (id, known) -> known != null && known.perSecond() == limit ? known : new Limited(limit, bucket(limit)));
        var wait = limited.take(events);
        if (wait > 0) {
            throw Problem.tooMany(limit, (wait + NANOS - 1) / NANOS);
        }
    }

    /** Gives back what was taken for events that were not let in. */
    void giveBack(Source source, int events) {
        var limited = limits.get(source.id());
        if (limited != null && events > 0) {
            limited.bucket().addTokens(events);
        }
    }

    private Bucket bucket(int perSecond) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth
                        .capacity((long) BURST_SECONDS * perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private record Limited(int perSecond, Bucket bucket) {

        /** Takes tokens if there is at least one; else the nanoseconds until there is. One at a time, so that many at once
         * do not all find the same last token. */
        synchronized long take(int tokens) {
            var probe = bucket.estimateAbilityToConsume(1);
            if (!probe.canBeConsumed()) {
                return probe.getNanosToWaitForRefill();
            }
            if (tokens > 0) {
                bucket.consumeIgnoringRateLimits(tokens);
            }
            return 0;
        }
    }
}
