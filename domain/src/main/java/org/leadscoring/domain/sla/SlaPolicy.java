package org.leadscoring.domain.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaBand.OpensFor;

/**
 * How soon leads are answered (spec SL-2).
 *
 * @param bands hottest first; the last reaches down to every score below
 * @param warnPercent the share of the target that is left when the owner is warned, 1 to 99 percent
 * @param hours when time counts
 * @param pauseOn the statuses in which a promise rests instead of being kept: neither new nor contacted, which is an
 *     answer, nor an end
 */
public record SlaPolicy(List<SlaBand> bands, int warnPercent, BusinessHours hours, Set<LeadStatus> pauseOn) {

    /** In these a promise can rest. */
    public static final Set<LeadStatus> MAY_PAUSE = Set.of(LeadStatus.QUALIFIED, LeadStatus.PROPOSAL);

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

    /**
     * @throws IllegalArgumentException if there is no band, two start at one score, the share is out of range, or a status
     *     cannot pause
     */
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
        pauseOn = Set.copyOf(pauseOn);
        if (!MAY_PAUSE.containsAll(pauseOn)) {
            throw new IllegalArgumentException("a promise can rest in " + MAY_PAUSE + ", not in all of " + pauseOn);
        }
    }

    /** A policy that counts all time and never rests. */
    public SlaPolicy(List<SlaBand> bands, int warnPercent) {
        this(bands, warnPercent, BusinessHours.ROUND_THE_CLOCK, Set.of());
    }

    /** The band a score lies in, if the policy reaches down to it. */
    public Optional<SlaBand> bandAt(int score) {
        return bands.stream().filter(band -> score >= band.from()).findFirst();
    }

    /** The band a lead is workable in, if it is. */
    public Optional<SlaBand> workable(int score, boolean known) {
        return bandAt(score).filter(band -> band.opensFor().admits(known));
    }

    /** When a promise of this band that begins now is broken. */
    public Instant dueAt(Instant at, SlaBand band) {
        return hours.plus(at, band.target());
    }

    /** When to warn of a promise of this band that begins now. */
    public Instant warnAt(Instant at, SlaBand band) {
        return hours.plus(
                at, band.target().minus(band.target().multipliedBy(warnPercent).dividedBy(100)));
    }

    /** Whether the promise made to a lead in this status rests. */
    public boolean restsIn(LeadStatus status) {
        return pauseOn.contains(status);
    }
}
