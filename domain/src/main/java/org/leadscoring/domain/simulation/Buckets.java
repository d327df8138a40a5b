package org.leadscoring.domain.simulation;

import java.util.Collection;
import java.util.stream.IntStream;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.stage.Stage;

/**
 * Scores in classes of one width, so that a distribution needs no more room for a million leads than for ten: what lies
 * below them all, {@code count} classes, and what lies above.
 *
 * <p>Example: {@code low 0, step 5, count 20} has the classes −∞ … −1, 0 … 4, 5 … 9, …, 95 … 99, 100 … ∞.
 *
 * @param low the lowest score of the first class of that width, in points
 * @param step its width, in points, from 1
 * @param count how many there are of that width, from 1
 */
public record Buckets(int low, int step, int count) {

    private static final int MOST = 24;
    private static final int LEAST_SPAN = 20;

    /** @throws IllegalArgumentException if there is no class, or it has no width */
    public Buckets {
        if (step < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "there is at least one class of scores, and it is at least 1 point wide");
        }
    }

    /** At most 24 of a round width, from the lowest threshold of these definitions, or 0, to half as high again as the highest. */
    public static Buckets of(Collection<Definition> definitions) {
        long floor = definitions.stream()
                .mapToInt(each -> each.scale().floor())
                .min()
                .orElse(0);
        long cap =
                definitions.stream().mapToInt(each -> each.scale().cap()).max().orElse(0);
        var thresholds = definitions.stream()
                .flatMap(each -> each.ladder().stages().stream())
                .mapToLong(Stage::threshold)
                .summaryStatistics();
        var low = Math.max(floor, Math.min(0, thresholds.getCount() == 0 ? 0 : thresholds.getMin()));
        var highest = Math.max(low + LEAST_SPAN, thresholds.getCount() == 0 ? 0 : thresholds.getMax());
        var wished = highest + (highest - low) / 2;
        var high = Math.min(Math.max(cap, low + 1), wished);
        var step = step(high - low);
        var start = Math.floorDiv(low, step) * step;
        return new Buckets(
                Math.toIntExact(start), Math.toIntExact(step), Math.toIntExact(Math.ceilDiv(high - start, step)));
    }

    /** The smallest of 1, 2, 5, 10, 20, 50 … of which few enough reach so far, also if they begin a little earlier. */
    private static long step(long span) {
        long power = 1;
        while (true) {
            for (var digit : new int[] {1, 2, 5}) {
                if (Math.ceilDiv(span, digit * power) < MOST) {
                    return digit * power;
                }
            }
            power *= 10;
        }
    }

    /** How many classes there are, the open ones at both ends included. */
    public int size() {
        return count + 2;
    }

    /** The class a score lies in, from 0. */
    public int of(int score) {
        var place = Math.floorDiv((long) score - low, (long) step);
        return Math.clamp(place + 1, 0, count + 1);
    }

    /** The lowest score of each class but the first, in points: {@code size() − 1} of them. */
    public IntStream edges() {
        return IntStream.rangeClosed(0, count).map(place -> low + place * step);
    }
}
