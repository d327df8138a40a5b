package org.leadscoring.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When something is sent again that was not taken (spec OUT-1).
 *
 * @param pauses how long after each attempt the next one comes; none after the last, then it is dead
 * @param jitterPercent each pause is longer by up to so much, so that what failed together does not come back together;
 *     from 0 to 100
 */
public record Retries(List<Duration> pauses, int jitterPercent) {

    /** As Standard Webhooks recommends: over three days. */
    public static final Retries STANDARD = new Retries(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            20);

    private static final int PERCENT = 100;

    /** @throws IllegalArgumentException if a pause is not positive, or the jitter out of range */
    public Retries {
        pauses = List.copyOf(pauses);
        if (pauses.stream().anyMatch(pause -> !pause.isPositive())) {
            throw new IllegalArgumentException("a pause before something is sent again is longer than nothing");
        }
        if (jitterPercent < 0 || jitterPercent > PERCENT) {
            throw new IllegalArgumentException("jitter is 0 to 100 percent");
        }
    }

    /**
     * How long to wait after an attempt that failed; empty if it was the last.
     *
     * @param attempts how many there were, from 1
     * @param dice from 0 to 99: where within the jitter
     */
    public Optional<Duration> after(int attempts, int dice) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        var pause = pauses.get(attempts - 1);
        return Optional.of(
                pause.plus(pause.multipliedBy((long) jitterPercent * dice).dividedBy((long) PERCENT * PERCENT)));
    }
}
