package org.leadscoring.web.simulation;

import org.jspecify.annotations.Nullable;

/** How many leads a team can look after in a day, as somebody types it. */
public final class PerDay {

    private static final long MOST = 1_000_000;

    private PerDay() {}

    /** A whole number from 1 to a million; null if it is none. */
    public static @Nullable Long typed(@Nullable String capacity) {
        if (capacity == null || !capacity.strip().matches("[0-9]{1,7}")) {
            return null;
        }
        var number = Long.parseLong(capacity.strip());
        return number < 1 || number > MOST ? null : number;
    }
}
