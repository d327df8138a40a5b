package org.leadscoring.domain.scoring;

import org.leadscoring.domain.event.EventType;

/**
 * Points for an event.
 *
 * @param id unique in its model, 1 to 100 characters; stays the same from version to version
 * @param event the type of event it applies to
 * @param points −10,000 to 10,000
 * @param category where the points count
 * @param limit how often it applies
 */
public record Rule(String id, EventType event, int points, Category category, Limit limit) {

    private static final int MAX_POINTS = 10_000;
    private static final int MAX_ID = 100;

    /** @throws IllegalArgumentException if the id or the points are out of range */
    public Rule {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("a rule's id has 1 to " + MAX_ID + " characters");
        }
        if (points < -MAX_POINTS || points > MAX_POINTS) {
            throw new IllegalArgumentException("rule " + id + " gives " + points + " points; from −" + MAX_POINTS
                    + " to " + MAX_POINTS + " are possible");
        }
    }
}
