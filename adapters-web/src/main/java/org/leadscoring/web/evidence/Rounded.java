package org.leadscoring.web.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Share;

/**
 * A share with its interval as people read it: of a hundred.
 *
 * @param value with one decimal
 * @param low the lower end, whole
 * @param high the upper end, whole
 */
record Rounded(BigDecimal value, int low, int high) {

    private static final int HUNDRED = 100;

    static Rounded of(Share share) {
        return of(share.value(), share.low(), share.high());
    }

    static Rounded of(Estimate estimate) {
        return of(estimate.value(), estimate.low(), estimate.high());
    }

    private static Rounded of(double value, double low, double high) {
        return new Rounded(decimal(value), (int) Math.round(low * HUNDRED), (int) Math.round(high * HUNDRED));
    }

    /** Of a hundred, with one decimal. */
    static BigDecimal decimal(double share) {
        return BigDecimal.valueOf(share * HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }

    /** The value without decimals. */
    public int whole() {
        return value.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /** Where the line of the interval begins, in hundredths of its picture. */
    public int from() {
        return Math.clamp(low, 0, HUNDRED);
    }

    /** Where it ends. */
    public int to() {
        return Math.clamp(high, 0, HUNDRED);
    }

    /** Where its dot stands. */
    public int at() {
        return Math.clamp(whole(), 0, HUNDRED);
    }
}
