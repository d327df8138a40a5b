package org.leadscoring.domain.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;

/**
 * One change of a lead's score. The sum of all entries of a lead is its score (spec SC-2).
 *
 * @param cause why
 * @param rule the rule that applied, or the rule about traits that began or ceased to hold; null for other causes
 * @param category where the points count
 * @param event the event that brought it about; for what time alone does, the last one before
 * @param points the change, as applied; never 0
 * @param before the running total before, in points
 * @param after the running total after, in points
 * @param at when it took effect, UTC: when the event occurred, or when the time was up
 */
public record LedgerEntry(
        Cause cause,
        @Nullable String rule,
        Category category,
        EventId event,
        int points,
        int before,
        int after,
        Instant at) {

    public LedgerEntry {
        if (points == 0 || before + points != after) {
            throw new IllegalArgumentException(
                    "an entry changes the total by its points: " + before + " + " + points + " ≠ " + after);
        }
        if ((cause == Cause.RULE || cause == Cause.FIT) != (rule != null)) {
            throw new IllegalArgumentException("an entry names a rule exactly if a rule caused it");
        }
    }
}
