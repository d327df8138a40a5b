package org.leadscoring.application.dashboard;

import java.util.Arrays;
import java.util.Optional;

/** How far back a dashboard looks: today and the days before. */
public enum Period {
    WEEK(7),
    MONTH(30),
    QUARTER(90);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    /** How many days, today among them. */
    public int days() {
        return days;
    }

    /** The period of so many days, if there is one. */
    public static Optional<Period> of(int days) {
        return Arrays.stream(values()).filter(period -> period.days == days).findFirst();
    }
}
