package org.leadscoring.web.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When leads were active, as a filter of the list. */
enum Activity {
    DAY("24h", Duration.ofHours(24), false),
    WEEK("7d", Duration.ofDays(7), false),
    MONTH("30d", Duration.ofDays(30), false),
    SILENT("silent-30d", Duration.ofDays(30), true);

    private final String key;
    private final Duration time;
    private final boolean silent;

    Activity(String key, Duration time, boolean silent) {
        this.key = key;
        this.time = time;
        this.silent = silent;
    }

    /** As it stands in addresses and in the names of messages. */
    public String key() {
        return key;
    }

    @Nullable
    Instant from(Instant now) {
        return silent ? null : now.minus(time);
    }

    @Nullable
    Instant before(Instant now) {
        return silent ? now.minus(time) : null;
    }

    static Optional<Activity> of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(activity -> activity.key.equals(key))
                .findFirst();
    }
}
