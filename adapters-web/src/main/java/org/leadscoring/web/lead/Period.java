package org.leadscoring.web.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far back the chart of a score reaches. */
enum Period {
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30)),
    QUARTER("90d", Duration.ofDays(90)),
    ALL("all", null);

    private final String key;
    private final @Nullable Duration length;

    Period(String key, @Nullable Duration length) {
        this.key = key;
        this.length = length;
    }

    /** As it stands in addresses and in the names of messages. */
    public String key() {
        return key;
    }

    /** Where it begins, null for the first change of the score. */
    @Nullable
    Instant from(Instant to) {
        return length == null ? null : to.minus(length);
    }

    /** The one with this key, else a month. */
    static Period of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(period -> period.key.equals(key))
                .findFirst()
                .orElse(MONTH);
    }
}
