package org.leadscoring.web.sla;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.domain.sla.SlaClock;

/** How urgent a row is. */
enum Section {
    BREACHED,
    DUE_SOON,
    LATER,
    RESTING;

    static Section of(SlaClock clock, Instant now) {
        if (clock.state() == SlaClock.State.PAUSED) {
            return RESTING;
        }
        if (!now.isBefore(clock.dueAt())) {
            return BREACHED;
        }
        return now.isBefore(clock.warnAt()) ? LATER : DUE_SOON;
    }

    /** The sections of a tab, the most urgent first; a list beside the queue has none. */
    static List<Section> of(Tab tab) {
        if (tab.list() != null) {
            return List.of();
        }
        return tab == Tab.SNOOZED ? List.of(RESTING) : List.of(BREACHED, DUE_SOON, LATER);
    }

    /** As it stands in addresses, messages and style classes. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there are more of it than were counted. */
    boolean moreIn(Counts counts) {
        return switch (this) {
            case BREACHED -> counts.moreBreached();
            case DUE_SOON -> false;
            case LATER -> counts.moreLater();
            case RESTING -> counts.more();
        };
    }

    long in(Counts counts) {
        return switch (this) {
            case BREACHED -> counts.breached();
            case DUE_SOON -> counts.dueSoon();
            case LATER -> counts.later();
            case RESTING -> counts.all();
        };
    }
}
