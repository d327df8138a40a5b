package org.leadscoring.domain.scoring;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Texts;

/**
 * Points for an event.
 *
 * @param id unique in its model, 1 to 100 characters; stays the same from version to version
 * @param event the type of event it applies to
 * @param when what else must hold
 * @param points −10,000 to 10,000; in a milestone model the level reached, from 1
 * @param category where the points count
 * @param limit how often it applies
 * @param cap the most it may give in all, in points (for a negative rule: take), 1 to 1,000,000; null if there is no end
 * @param repeat other points for repetitions, or null
 * @param decays whether its points decay, where the model has decay; points of fit never do
 */
public record Rule(
        String id,
        EventType event,
        Condition when,
        int points,
        Category category,
        Limit limit,
        @Nullable Integer cap,
        @Nullable Repeat repeat,
        boolean decays) {

    static final int MAX_POINTS = 10_000;
    private static final int MAX_CAP = 1_000_000;
    private static final int MAX_ID = 100;

    /** @throws InvalidModelException if the id, the points or the cap are out of range */
    public Rule {
        checkId(id);
        InvalidModelException.inRange("/points", points, -MAX_POINTS, MAX_POINTS, "points");
        if (cap != null) {
            InvalidModelException.inRange("/cap", cap, 1, MAX_CAP, "caps");
        }
        decays = decays && category != Category.FIT;
    }

    /** Points for every event of a type, or for the first. */
    public Rule(String id, EventType event, int points, Category category, Limit limit) {
        this(id, event, Condition.ALWAYS, points, category, limit, null, null, true);
    }

    static void checkId(String id) {
        if (id.isBlank() || id.length() > MAX_ID || !Texts.isPrintable(id)) {
            throw new InvalidModelException("/id", "must have 1 to " + MAX_ID + " characters that can be printed");
        }
    }

    /** How many things of a lead must be remembered for this rule, at most. */
    int remembered() {
        var ofLimit = switch (limit) {
            case Limit.Unlimited() -> 0;
            case Limit.Once() -> 1;
            case Limit.PerWindow(var times, var _) -> times;
            case Limit.Distinct(var _) -> Limit.Distinct.MOST;
        };
        return ofLimit + (repeat == null ? 0 : repeat.after());
    }

    /** Whether the scorer must remember how it applied so far. */
    boolean remembers() {
        return !(limit instanceof Limit.Unlimited) || cap != null || repeat != null;
    }
}
