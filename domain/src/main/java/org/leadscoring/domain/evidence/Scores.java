package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How leads ended, by score. Scores are whole points, so this is all there is to know of how well they tell won leads from
 * lost ones, however many leads there are.
 *
 * @param byScore leads by score in points, ascending
 */
public record Scores(SortedMap<Integer, Count> byScore) {

    /** Won leads, and lost ones, of which it can be said at the least how well a score picks. */
    public static final int FEWEST = 10;

    private static final int TENTHS = 10;

    public Scores {
        byScore = Collections.unmodifiableSortedMap(new TreeMap<>(byScore));
    }

    /** All of them. */
    public Count all() {
        return byScore.values().stream().reduce(Count.NONE, Count::plus);
    }

    /** Those with at least so many points. */
    public Count from(int points) {
        return byScore.tailMap(points).values().stream().reduce(Count.NONE, Count::plus);
    }

    /**
     * How often the score picks the better of two leads, one of which was won and the other lost; equal scores pick by a
     * coin. It is the area under the receiver operating characteristic; its interval is DeLong's (DeLong, DeLong and
     * Clarke-Pearson 1988), or, where that has no width or reaches beyond what is possible, {@link ScoreInterval}. 0.5 is a
     * coin, 1 is never wrong.
     *
     * @return empty with fewer than {@value #FEWEST} won or lost leads: of so few no interval holds
     */
    public Optional<Estimate> auc() {
        var all = all();
        if (Math.min(all.won(), all.lost()) < FEWEST) {
            return Optional.empty();
        }
        var places = Places.of(this);
        var area = area(places, all);
        var ofWon = 0.0;
        var ofLost = 0.0;
        for (var entry : byScore.entrySet()) {
            ofWon += entry.getValue().won() * square(places.ofWon(entry.getKey()) - area);
            ofLost += entry.getValue().lost() * square(places.ofLost(entry.getKey()) - area);
        }
        var error = Math.sqrt(ofWon / (all.won() - 1) / all.won() + ofLost / (all.lost() - 1) / all.lost());
        return Optional.of(
                Estimate.isInside(area, error, 0, 1)
                        ? Estimate.around(area, error)
                        : ScoreInterval.of(area, all.won(), all.lost()));
    }

    /** The same without an interval, of however few. */
    OptionalDouble area() {
        var all = all();
        return all.won() == 0 || all.lost() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(area(Places.of(this), all));
    }

    private double area(Places places, Count all) {
        var area = 0.0;
        for (var entry : byScore.entrySet()) {
            area += entry.getValue().won() * places.ofWon(entry.getKey());
        }
        return area / all.won();
    }

    private static double square(double number) {
        return number * number;
    }

    /**
     * Which share of the won leads the best ones hold.
     *
     * @param percent how many of all leads, the best scores first, 0 to 100; of equal scores as many as fit
     * @return 0 to 1; 0 if none was won
     */
    public double captured(int percent) {
        var all = all();
        if (all.won() == 0) {
            return 0;
        }
        var left = all.leads() * percent / 100.0;
        var won = 0.0;
        for (var count : byScore.reversed().values()) {
            var taken = Math.min(1, left / count.leads());
            won += count.won() * taken;
            left -= count.leads() * taken;
            if (left <= 0) {
                break;
            }
        }
        return won / all.won();
    }

    /**
     * All leads in ten groups of about the same size, the lowest scores first; who has the same score is in the same group,
     * so there may be fewer.
     */
    public List<Group> tenths() {
        var all = all().leads();
        var groups = new ArrayList<Group>();
        var seen = 0L;
        var next = 1L;
        Group group = null;
        for (var entry : byScore.entrySet()) {
            group = group == null
                    ? new Group(entry.getKey(), entry.getKey(), entry.getValue())
                    : new Group(group.from, entry.getKey(), group.count.plus(entry.getValue()));
            seen += entry.getValue().leads();
            if (seen * TENTHS >= all * next) {
                groups.add(group);
                group = null;
                // Many with one score fill several tenths: those behind them are not made smaller for it.
                next = seen * TENTHS / all + 1;
            }
        }
        return List.copyOf(groups);
    }

    /**
     * The score that this share of the leads reaches, or fewer.
     *
     * @param share 0 to 1
     * @return the lowest score that no more than this share has or exceeds; one more than the highest if even that has more
     */
    public int reachedBy(double share) {
        var all = all().leads();
        var above = 0L;
        var lowest = byScore.isEmpty() ? 0 : byScore.lastKey() + 1;
        for (Map.Entry<Integer, Count> entry : byScore.reversed().entrySet()) {
            above += entry.getValue().leads();
            if (above > share * all) {
                break;
            }
            lowest = entry.getKey();
        }
        return lowest;
    }

    /**
     * Leads whose scores lie next to each other.
     *
     * @param from lowest score, in points
     * @param to highest score, in points
     */
    public record Group(int from, int to, Count count) {}
}
