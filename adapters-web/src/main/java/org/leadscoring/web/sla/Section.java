package org.leadscoring.web.sla;

import java.time.Instant;
import java.util.Locale;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.domain.sla.SlaClock;

/** How urgent a row is. */
enum Section {
    BREACHED,
    DUE_SOON,
    LATER;

    static Section of(SlaClock clock, Instant now) {
        if (!now.isBefore(clock.dueAt())) {
            return BREACHED;
        }
        return now.isBefore(clock.warnAt()) ? LATER : DUE_SOON;
    }

    /** As it stands in addresses, messages and style classes. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long in(Counts counts) {
        return switch (this) {
            case BREACHED -> counts.breached();
            case DUE_SOON -> counts.dueSoon();
            case LATER -> counts.later();
        };
    }
}
