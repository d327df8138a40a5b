package org.leadscoring.domain.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.sla.SlaBand.OpensFor;

/**
 * How soon leads are answered, round the clock (spec SL-2).
 *
 * @param bands hottest first; the last reaches down to every score below
 * @param warnPercent the share of the target that is left when the owner is warned, 1 to 99 percent
 */
public record SlaPolicy(List<SlaBand> bands, int warnPercent) {

    /**
     * The standard promise: 85 and more 1 h, 60–84 4 h, 40–59 24 h, below 40 48 h; warned when a quarter is left. Nobody
     * can answer a visitor who merely looked around, so an anonymous one opens a clock from 40 points on only.
     */
    public static final SlaPolicy STANDARD = new SlaPolicy(
            List.of(
                    new SlaBand(85, Duration.ofHours(1), OpensFor.EVERYONE),
                    new SlaBand(60, Duration.ofHours(4), OpensFor.EVERYONE),
                    new SlaBand(40, Duration.ofHours(24), OpensFor.EVERYONE),
                    new SlaBand(Integer.MIN_VALUE, Duration.ofHours(48), OpensFor.KNOWN)),
            25);

    /** @throws IllegalArgumentException if there is no band, two start at one score, or the share is out of range */
    public SlaPolicy {
        bands = bands.stream()
                .sorted(Comparator.comparingInt(SlaBand::from).reversed())
                .toList();
        if (bands.isEmpty() || bands.stream().map(SlaBand::from).distinct().count() < bands.size()) {
            throw new IllegalArgumentException("a policy has at least one band, and no two start at the same score");
        }
        if (warnPercent < 1 || warnPercent > 99) {
            throw new IllegalArgumentException("the share left at the warning is 1 to 99 percent, not " + warnPercent);
        }
    }

    /** The band a score lies in, if the policy reaches down to it. */
    public Optional<SlaBand> bandAt(int score) {
        return bands.stream().filter(band -> score >= band.from()).findFirst();
    }

    /** The band a lead is workable in, if it is. */
    public Optional<SlaBand> workable(int score, boolean known) {
        return bandAt(score).filter(band -> band.opensFor().admits(known));
    }

    /** When to warn of a deadline that this band set. */
    Instant warnAt(Instant dueAt, SlaBand band) {
        return dueAt.minus(band.target().multipliedBy(warnPercent).dividedBy(100));
    }
}
