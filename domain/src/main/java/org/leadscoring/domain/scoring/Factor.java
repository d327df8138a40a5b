package org.leadscoring.domain.scoring;

import java.math.BigDecimal;

/**
 * What points are multiplied by, in hundredths: ×1.5 is 150.
 *
 * @param hundredths 0 to 1,000, that is ×0 to ×10
 */
public record Factor(int hundredths) {

    /** ×1: leaves points as they are. */
    public static final Factor ONE = new Factor(100);

    private static final int MOST = 1_000;
    private static final int WHOLE = 100;

    /** @throws InvalidModelException if it is out of range */
    public Factor {
        if (hundredths < 0 || hundredths > MOST) {
            throw new InvalidModelException("", "is out of range; factors from 0 to 10 are possible");
        }
    }

    /**
     * A factor as people write it, {@code 1.5}.
     *
     * @throws InvalidModelException if it has more than two decimals or is out of range
     */
    public static Factor of(BigDecimal number) {
        var hundredths = number.movePointRight(2).stripTrailingZeros();
        if (hundredths.scale() > 0) {
            throw new InvalidModelException("", "has more than two decimals; round it");
        }
        if (hundredths.compareTo(BigDecimal.valueOf(MOST)) > 0 || hundredths.signum() < 0) {
            throw new InvalidModelException("", "is out of range; factors from 0 to 10 are possible");
        }
        return new Factor(hundredths.intValueExact());
    }

    /** As people write it, without needless zeros. */
    public BigDecimal number() {
        var number = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /**
     * Points multiplied by both factors at once and then rounded, half up by magnitude: 5 × 1.5 is 8, −5 × 1.5 is −8, and
     * 3 × 0.5 × 1.5 is 2 (2.25), not 3. Whole numbers all the way: no hidden doubles (spec SC-12).
     */
    static int product(int points, Factor one, Factor other) {
        if (one.hundredths == WHOLE && other.hundredths == WHOLE) {
            return points;
        }
        var scaled = Math.abs((long) points) * one.hundredths * other.hundredths;
        var rounded = (2 * scaled + WHOLE * WHOLE) / (2 * WHOLE * WHOLE);
        return Math.toIntExact(points < 0 ? -rounded : rounded);
    }
}
