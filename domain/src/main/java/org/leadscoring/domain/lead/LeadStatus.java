package org.leadscoring.domain.lead;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the work on a lead stands; set by people or the CRM, never by the score (spec SL-1). */
public enum LeadStatus {
    NEW,
    CONTACTED,
    QUALIFIED,
    PROPOSAL,
    WON,
    LOST;

    /** Won and lost are ends: only an explicit reopening leaves them. */
    public boolean ended() {
        return this == WON || this == LOST;
    }

    /**
     * Where a person may move it from here. Nothing goes back to new, for an answer cannot be taken back; an ended lead
     * is reopened as contacted.
     */
    public Set<LeadStatus> next() {
        if (ended()) {
            return EnumSet.of(CONTACTED);
        }
        var next = EnumSet.complementOf(EnumSet.of(NEW));
        next.remove(this);
        return next;
    }

    /** The status with this {@link #key}; case does not matter. Empty if there is none. */
    public static Optional<LeadStatus> of(String key) {
        return Stream.of(values())
                .filter(status -> status.key().equalsIgnoreCase(key.strip()))
                .findFirst();
    }

    /** Lower case, as it stands in URLs and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
