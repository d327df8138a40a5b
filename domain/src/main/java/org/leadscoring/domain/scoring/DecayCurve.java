package org.leadscoring.domain.scoring;

import java.math.BigInteger;
import java.util.List;

/**
 * How much of a score is left after idle intervals, exactly: whole numbers, rounded down. Never grows with time.
 */
public sealed interface DecayCurve {

    /** The points left of {@code base} (above 0) after this many intervals (0 or more). */
    int remaining(int base, int intervals);

    /**
     * A share of what is left goes in each interval: at 5 %, 95 % are left after one and 90.25 % after two.
     *
     * @param basisPoints the share in hundredths of a percent, 1 to 10,000
     */
    record Exponential(int basisPoints) implements DecayCurve {

        public Exponential {
            checkShare(basisPoints);
        }

        @Override
        public int remaining(int base, int intervals) {
            return BigInteger.valueOf(WHOLE - basisPoints)
                    .pow(intervals)
                    .multiply(BigInteger.valueOf(base))
                    .divide(BigInteger.valueOf(WHOLE).pow(intervals))
                    .intValueExact();
        }
    }

    /**
     * The same share of the whole goes in each interval until nothing is left.
     *
     * @param basisPoints the share in hundredths of a percent, 1 to 10,000
     */
    record Linear(int basisPoints) implements DecayCurve {

        public Linear {
            checkShare(basisPoints);
        }

        @Override
        public int remaining(int base, int intervals) {
            var left = Math.max(0, WHOLE - (long) basisPoints * intervals);
            return (int) (base * left / WHOLE);
        }
    }

    /**
     * A table: after the first interval this much is left, after the second that much; the last stays.
     *
     * @param percents what is left, 0 to 100, not growing; 1 to 100 of them
     */
    record Steps(List<Integer> percents) implements DecayCurve {

        private static final int MOST = 100;
        private static final int HUNDRED = 100;

        /** @throws InvalidModelException if there are none or too many, one is out of range or greater than the one before */
        public Steps {
            percents = List.copyOf(percents);
            InvalidModelException.inRange("/decay/left", percents.size(), 1, MOST, "numbers of steps");
            int before = HUNDRED;
            for (int i = 0; i < percents.size(); i++) {
                InvalidModelException.inRange("/decay/left/" + i, percents.get(i), 0, before, "percentages");
                before = percents.get(i);
            }
        }

        @Override
        public int remaining(int base, int intervals) {
            if (intervals == 0) {
                return base;
            }
            long percent = percents.get(Math.min(intervals, percents.size()) - 1);
            return (int) (base * percent / HUNDRED);
        }
    }

    /**
     * Half is left after so many intervals, a quarter after twice as many, smoothly in between.
     *
     * @param intervals 1 to 366
     */
    record HalfLife(int intervals) implements DecayCurve {

        private static final int MOST = 366;

        /** @throws InvalidModelException if it is out of range */
        public HalfLife {
            InvalidModelException.inRange("/decay/half_life", intervals, 1, MOST, "numbers of intervals");
        }

        /** The greatest m with m ≤ base × 2^(−elapsed/intervals), that is m^intervals × 2^elapsed ≤ base^intervals. */
        @Override
        public int remaining(int base, int elapsed) {
            var halvings = elapsed / intervals;
            if (halvings >= Integer.SIZE - 1) {
                return 0;
            }
            if (elapsed % intervals == 0) {
                return base >> halvings;
            }
            var bound = BigInteger.valueOf(base).pow(intervals);
            int low = base >> (halvings + 1);
            int high = base >> halvings;
            while (low < high) {
                var middle = low + (high - low + 1) / 2;
                if (BigInteger.valueOf(middle).pow(intervals).shiftLeft(elapsed).compareTo(bound) <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }

    /** All of it, in basis points. */
    int WHOLE = 10_000;

    private static void checkShare(int basisPoints) {
        if (basisPoints < 1 || basisPoints > WHOLE) {
            throw new InvalidModelException("/decay/percent", "is out of range; 0.01 to 100 are possible");
        }
    }
}
