package org.leadscoring.domain.event;

import java.util.Set;

/** Which events show that a lead did something, so that it is not idle (spec SC-9). */
public final class Activity {

    /** What others say about a lead, or do to it. */
    private static final Set<String> NOT_ITS_OWN = Set.of(
            "identify",
            "alias",
            "group",
            "contact_updated",
            "email_sent",
            "email_delivered",
            "email_bounced",
            "email_dropped",
            "email_deferred",
            "email_suppressed",
            "email_opened_by_machine",
            "inactive_30_days");

    private Activity() {}

    /** Whether an event of this type is the lead's own doing. */
    public static boolean shownBy(EventType type) {
        return !NOT_ITS_OWN.contains(type.name());
    }
}
