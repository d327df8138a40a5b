package org.leadscoring.web.source;

import java.time.Duration;

/** How long a key may live on after another was made. */
public enum Overlap {
    /** It ends now. */
    NONE(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(SourceForm.USUAL_OVERLAP),
    WEEK(Duration.ofDays(7));

    private final Duration duration;

    Overlap(Duration duration) {
        this.duration = duration;
    }

    Duration duration() {
        return duration;
    }

    /** Whether it is what most people want. */
    public boolean usual() {
        return this == DAY;
    }
}
