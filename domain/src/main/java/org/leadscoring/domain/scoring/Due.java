package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When time alone changes a score next.
 *
 * @param decay when decay takes something off, UTC, or null
 * @param other when a visit ends, a lead counts as inactive, or a cool-down is over, UTC, or null
 */
public record Due(@Nullable Instant decay, @Nullable Instant other) {

    /** Nothing is due, ever. */
    public static final Due NEVER = new Due(null, null);

    /** When decay is written, on the workspace's clocks: at night, so that scores stand still while people work. */
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    /** When the score changes, UTC. */
    public Optional<Instant> at() {
        return earliest(decay, other);
    }

    /**
     * When the change is written, UTC: decay in the first 03:00 of the workspace's zone that is not before it, all else at
     * once. Where the clocks skip 03:00 it is the hour after, and where they show it twice the first.
     */
    public Optional<Instant> writtenAt(ZoneId zone) {
        return earliest(decay == null ? null : night(decay, zone), other);
    }

    private static Instant night(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        var night = local.toLocalDate().atTime(NIGHT).atZone(zone).toInstant();
        return night.isBefore(at)
                ? local.toLocalDate().plusDays(1).atTime(NIGHT).atZone(zone).toInstant()
                : night;
    }

    private static Optional<Instant> earliest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
