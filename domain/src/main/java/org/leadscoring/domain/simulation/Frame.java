package org.leadscoring.domain.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaPolicy;

/**
 * What a simulation counts by. Two can be added up only if they have the same.
 *
 * @param at the instant as of which leads are scored, UTC
 * @param zone in which days begin and end
 * @param before the stages of the version in force, from the ground up
 * @param after the stages of the draft, from the ground up
 * @param buckets classes of scores
 * @param bands the promises, hottest first
 */
public record Frame(
        Instant at, ZoneId zone, List<String> before, List<String> after, Buckets buckets, List<Band> bands) {

    /** How many whole days before the day of {@link #at} are looked back upon. */
    public static final int DAYS = 30;

    public Frame {
        before = List.copyOf(before);
        after = List.copyOf(after);
        bands = List.copyOf(bands);
    }

    /** To compare a draft with the version in force, now. */
    public static Frame of(ScoringModel inForce, ScoringModel draft, SlaPolicy policy, ZoneId zone, Instant at) {
        return new Frame(
                at,
                zone,
                inForce.ladder().names(),
                draft.ladder().names(),
                Buckets.of(List.of(inForce.definition(), draft.definition())),
                bands(policy));
    }

    /** The bands of a policy. */
    public static List<Band> bands(SlaPolicy policy) {
        return policy.bands().stream()
                .map(band -> new Band(band.from(), band.target()))
                .toList();
    }

    /** The day of {@link #at}. */
    public LocalDate today() {
        return LocalDate.ofInstant(at, zone);
    }

    /** The first of the days looked back upon. */
    public LocalDate firstDay() {
        return today().minusDays(DAYS);
    }

    /** The instant at which the first of those days begins, UTC. */
    public Instant since() {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    /** Which of those days an instant lies in, from 0; empty if in none. */
    OptionalInt day(Instant instant) {
        var day = ChronoUnit.DAYS.between(firstDay(), LocalDate.ofInstant(instant, zone));
        return day < 0 || day >= DAYS ? OptionalInt.empty() : OptionalInt.of((int) day);
    }

    /** The place of the band that begins at this score. */
    int band(int from) {
        for (int place = 0; place < bands.size(); place++) {
            if (bands.get(place).from() == from) {
                return place;
            }
        }
        throw new IllegalArgumentException("there is no band from " + from + " in " + bands);
    }

    /**
     * Whether it goes up or down from a stage in force to one of the draft. A stage that the draft has no more is put
     * where it stood, in proportion, between ground and top.
     *
     * @param from the place of a stage of the version in force
     * @param to the place of a stage of the draft
     */
    public Way way(int from, int to) {
        var same = after.indexOf(before.get(from));
        var compared = same >= 0
                ? Integer.compare(to, same)
                : Integer.compare(to * Math.max(1, before.size() - 1), from * Math.max(1, after.size() - 1));
        return Way.values()[compared + 1];
    }

    /**
     * A promise.
     *
     * @param from the lowest score it is made for, in points
     * @param target how soon a lead is answered
     */
    public record Band(int from, Duration target) {}

    /** Where a lead goes. */
    public enum Way {
        DOWN,
        STAYS,
        UP
    }
}
