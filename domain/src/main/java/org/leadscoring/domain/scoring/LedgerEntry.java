package org.leadscoring.domain.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;

/**
 * One change of a lead's score. The sum of all entries of a lead is its score (spec SC-2).
 *
 * @param cause why
 * @param rule the rule that applied, null unless the cause is a rule
 * @param category where the points count
 * @param event the event that brought it about
 * @param points the change, as applied; never 0
 * @param before the running total before, in points
 * @param after the running total after, in points
 * @param at when the event occurred, UTC
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
        if ((cause == Cause.RULE) != (rule != null)) {
            throw new IllegalArgumentException("an entry names a rule exactly if a rule caused it");
        }
    }
}
