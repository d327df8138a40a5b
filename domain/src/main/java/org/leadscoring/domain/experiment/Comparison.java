package org.leadscoring.domain.experiment;

import java.util.OptionalLong;

/**
 * What became of the leads of both models of an experiment, and what can be said of it.
 *
 * @param challenger the leads that it drives
 * @param champion all others
 */
public record Comparison(Half challenger, Half champion) {

    /** More outcomes than anybody waits for. */
    private static final long ENDLESS = 100_000_000;

    /** By how much the challenger's leads are won more often, or less. */
    public Gap gap() {
        return Gap.between(challenger.conversion(), champion.conversion());
    }

    /** Whose leads are won more often; nobody's as long as that may be chance. */
    public Verdict verdict() {
        var gap = gap();
        if (!gap.tells()) {
            return Verdict.OPEN;
        }
        return gap.value() > 0 ? Verdict.CHALLENGER : Verdict.CHAMPION;
    }

    /**
     * In about how many more outcomes there will be a verdict, if both go on as they did. Empty if there is one, if one half
     * has no outcomes yet, or if the two are so much alike that nobody lives to see it.
     */
    public OptionalLong outcomesToGo() {
        var now = challenger.decided() + champion.decided();
        if (verdict() != Verdict.OPEN || challenger.decided() == 0 || champion.decided() == 0) {
            return OptionalLong.empty();
        }
        var tells = now;
        do {
            tells *= 2;
        } while (tells < ENDLESS && !tellsAfter(tells, now));
        if (tells >= ENDLESS) {
            return OptionalLong.empty();
        }
        var silent = tells / 2;
        while (tells - silent > 1) {
            var middle = (tells + silent) / 2;
            if (tellsAfter(middle, now)) {
                tells = middle;
            } else {
                silent = middle;
            }
        }
        return OptionalLong.of(tells - now);
    }

    /** Whether there would be a verdict if all that is had come until there were so many outcomes. */
    private boolean tellsAfter(long outcomes, long now) {
        return Gap.between(grown(challenger, outcomes, now), grown(champion, outcomes, now))
                .tells();
    }

    private static Rate grown(Half half, long outcomes, long now) {
        return Rate.of(half.won() * outcomes / now, half.decided() * outcomes / now);
    }

    /** Whose leads are won more often. */
    public enum Verdict {
        CHALLENGER,
        CHAMPION,
        /** It may be chance. */
        OPEN
    }
}
