package org.leadscoring.domain.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What evidence is asked for.
 *
 * @param from outcomes from this instant on are looked at, UTC
 * @param until outcomes before this instant are looked at, UTC
 * @param cutOff until when what a lead did is looked at
 * @param zone in which months begin
 * @param holdOut percent of the leads that points are not made from, but tried on, 10 to 90
 * @param seed which leads these are: the same seed holds out the same leads
 * @param mostRules suggested models have no more rules, 1 to 200
 * @param excluded traits that are not looked at, as {@link TraitNames} compares them
 */
public record Question(
        Instant from,
        Instant until,
        CutOff cutOff,
        ZoneId zone,
        int holdOut,
        long seed,
        int mostRules,
        List<String> excluded) {

    /** Percent that is held out unless somebody says otherwise. */
    public static final int HOLD_OUT = 30;

    /** Rules of a suggested model unless somebody says otherwise. */
    public static final int MOST_RULES = 25;

    private static final Duration LOOK_BACK = Duration.ofDays(365);
    private static final int LEAST_HELD = 10;
    private static final int MOST_HELD = 90;
    private static final int RULES_LIMIT = 200;
    private static final int EXCLUDED_LIMIT = 500;

    /** @throws IllegalArgumentException if a number is out of range */
    public Question {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("outcomes are looked at from one day until a later one");
        }
        if (holdOut < LEAST_HELD || holdOut > MOST_HELD) {
            throw new IllegalArgumentException("10 to 90 percent of the leads are held out");
        }
        if (mostRules < 1 || mostRules > RULES_LIMIT) {
            throw new IllegalArgumentException("a suggestion has at most 1 to 200 rules");
        }
        excluded = excluded.stream()
                .map(TraitNames::plain)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (excluded.size() > EXCLUDED_LIMIT) {
            throw new IllegalArgumentException("at most 500 traits can be left out");
        }
    }

    /**
     * What is asked unless somebody asks otherwise: outcomes of the last year, a day before each.
     *
     * @param zone the workspace's
     */
    public static Question standard(Instant now, ZoneId zone) {
        return new Question(
                now.minus(LOOK_BACK), now, CutOff.STANDARD, zone, HOLD_OUT, 1, MOST_RULES, TraitNames.FROM_SALES);
    }

    /** Whether an outcome at this instant, UTC, is looked at. */
    public boolean includes(Instant outcome) {
        return !outcome.isBefore(from) && outcome.isBefore(until);
    }

    /** Whether a trait is looked at. */
    public boolean uses(String trait) {
        return !excluded.contains(TraitNames.plain(trait));
    }

    /**
     * Whether a rule that looks there may be made points of: neither the trait nor an object that it lies in is left out.
     *
     * @param path a name, or names joined by dots
     */
    boolean looksAt(String path) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (!uses(path.substring(0, dot))) {
                return false;
            }
        }
        return uses(path);
    }
}
