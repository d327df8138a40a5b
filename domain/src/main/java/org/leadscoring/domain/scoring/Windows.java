package org.leadscoring.domain.scoring;

import java.time.Duration;

/** Spans of time that models may name. */
final class Windows {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private Windows() {}

    static void check(String field, Duration window) {
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new InvalidModelException(field, "is out of range; 1 minute to 366 days are possible");
        }
    }
}
