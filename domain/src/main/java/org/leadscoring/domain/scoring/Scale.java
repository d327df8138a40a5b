package org.leadscoring.domain.scoring;

/**
 * The range of a model's total, in points; the running total is clamped to it after each event (spec SC-3).
 *
 * @param floor lowest total
 * @param cap highest total
 */
public record Scale(int floor, int cap) {

    private static final int LIMIT = 1_000_000_000;

    /** No cap and no floor that a lead could reach: ±1,000,000,000, so that sums never overflow. */
    public static final Scale OPEN = new Scale(-LIMIT, LIMIT);

    /** @throws IllegalArgumentException unless −1,000,000,000 ≤ floor ≤ 0 &lt; cap ≤ 1,000,000,000 */
    public Scale {
        if (floor < -LIMIT || floor > 0 || cap < 1 || cap > LIMIT) {
            throw new IllegalArgumentException("a scale reaches from a floor of at most 0 to a cap of at least 1");
        }
    }

    int clamp(int total) {
        return Math.clamp(total, floor, cap);
    }
}
