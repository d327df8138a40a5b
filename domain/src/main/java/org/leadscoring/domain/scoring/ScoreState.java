package org.leadscoring.domain.scoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventKey;

/**
 * All a scorer needs to know of a lead's past in order to go on with the next event.
 *
 * @param engagement points of this category
 * @param fit points of this category
 * @param intent points of this category
 * @param uses how often each limited rule has applied; rules without a limit are not counted
 * @param entries ledger entries so far: the sequence number of the next one
 * @param crossings crossings so far: the sequence number of the next one
 * @param upTo the last event that is part of it, null before the first
 */
public record ScoreState(
        int engagement,
        int fit,
        int intent,
        Map<String, Integer> uses,
        int entries,
        int crossings,
        @Nullable EventKey upTo) {

    /** Before the first event. */
    public static final ScoreState START = new ScoreState(0, 0, 0, Map.of(), 0, 0, null);

    public ScoreState {
        uses = Map.copyOf(uses);
    }

    /** The score: the sum of the categories, in points. */
    public int total() {
        return engagement + fit + intent;
    }

    /** Whether this event comes after everything scored so far, so that no replay is needed. */
    public boolean isBefore(EventKey event) {
        return upTo == null || upTo.compareTo(event) < 0;
    }

    /** Points of one category. */
    public int of(Category category) {
        return switch (category) {
            case ENGAGEMENT -> engagement;
            case FIT -> fit;
            case INTENT -> intent;
        };
    }
}
