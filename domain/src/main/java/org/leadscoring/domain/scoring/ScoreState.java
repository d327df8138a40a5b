package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.stage.Rung;

/**
 * All a scorer needs to know of a lead's past in order to go on.
 *
 * @param points where the score stands
 * @param rung where that puts the lead on the ladder
 * @param rules what is remembered of rules with limits, by their ids
 * @param holding rules about traits that hold, by their ids, with the points each has given, what a cap took back
 *     taken off
 * @param traits those traits of the lead that the model asks for
 * @param idle since when the lead has done nothing, null before its first activity
 * @param visits null before the first visit
 * @param sessions visits as a model of sessions sees them
 * @param events how many events are part of it; those that do not count are not
 * @param entries ledger entries so far: the sequence number of the next one
 * @param crossings crossings so far: the sequence number of the next one
 * @param upTo the place of the last event that is part of it, null before the first
 * @param last that event
 * @param lastChange what a rule last gave or took, null if none has yet
 * @param steppedAt when time alone last changed it, UTC; null if it never did
 */
public record ScoreState(
        Points points,
        Rung rung,
        Map<String, RuleMemory> rules,
        Map<String, Integer> holding,
        Attributes traits,
        @Nullable Idle idle,
        @Nullable VisitMemory visits,
        SessionMemory sessions,
        int events,
        int entries,
        int crossings,
        @Nullable EventKey upTo,
        @Nullable EventId last,
        @Nullable LastChange lastChange,
        @Nullable Instant steppedAt) {

    /** When the lead last did something, UTC; null before its first activity. */
    public @Nullable Instant lastActivityAt() {
        return idle == null ? null : idle.since();
    }

    /** Before the first event. */
    public static final ScoreState START = new ScoreState(
            Points.NONE,
            Rung.NONE,
            Map.of(),
            Map.of(),
            Attributes.NONE,
            null,
            null,
            SessionMemory.NONE,
            0,
            0,
            0,
            null,
            null,
            null,
            null);

    public ScoreState {
        rules = Map.copyOf(rules);
        holding = Map.copyOf(holding);
    }

    /** The score: the sum of the categories, in points. */
    public int total() {
        return points.total();
    }

    /** Points of one category. */
    public int of(Category category) {
        return points.of(category);
    }

    /**
     * Whether this event comes after everything scored so far, changes by time included, so that no replay is needed. At
     * one instant time comes before events.
     */
    public boolean isBefore(EventKey event) {
        return (upTo == null || upTo.compareTo(event) < 0)
                && (steppedAt == null || !event.occurredAt().isBefore(steppedAt));
    }

    /**
     * The instant up to which it reckons with time: that of its last event, or of a later change by time, UTC.
     *
     * @throws IllegalStateException if nothing is part of it yet
     */
    public Instant reached() {
        if (upTo == null) {
            throw new IllegalStateException("a score without events has reached no instant");
        }
        return steppedAt == null || steppedAt.isBefore(upTo.occurredAt()) ? upTo.occurredAt() : steppedAt;
    }

    /**
     * Where a score stands, in points.
     *
     * @param engagement points of this category
     * @param fit points of this category
     * @param intent points of this category
     * @param decayingEngagement the part of engagement that decays
     * @param decayingIntent the part of intent that decays
     */
    public record Points(int engagement, int fit, int intent, int decayingEngagement, int decayingIntent) {

        /** Before the first event. */
        public static final Points NONE = new Points(0, 0, 0, 0, 0);

        /** The score. */
        public int total() {
            return engagement + fit + intent;
        }

        /** The part that decays. */
        public int decaying() {
            return decayingEngagement + decayingIntent;
        }

        /** Points of one category. */
        public int of(Category category) {
            return switch (category) {
                case ENGAGEMENT -> engagement;
                case FIT -> fit;
                case INTENT -> intent;
            };
        }

        Points plus(Category category, int change, boolean decays) {
            return switch (category) {
                case ENGAGEMENT ->
                    new Points(
                            engagement + change,
                            fit,
                            intent,
                            decays ? decayingEngagement + change : decayingEngagement,
                            decayingIntent);
                case FIT -> new Points(engagement, fit + change, intent, decayingEngagement, decayingIntent);
                case INTENT ->
                    new Points(
                            engagement,
                            fit,
                            intent + change,
                            decayingEngagement,
                            decays ? decayingIntent + change : decayingIntent);
            };
        }
    }
}
