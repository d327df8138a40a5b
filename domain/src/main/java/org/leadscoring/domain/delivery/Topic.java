package org.leadscoring.domain.delivery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be told. */
public enum Topic {
    /** A lead entered a stage from below. */
    STAGE_ENTERED("lead.stage_entered"),
    /** A lead left a stage downwards. */
    STAGE_LEFT("lead.stage_left"),
    /** A lead was given to somebody by a rule. */
    LEAD_ASSIGNED("lead.assigned"),
    /** Nobody was free to take a lead. */
    LEAD_UNASSIGNED("lead.unassigned"),
    /** A promise to respond falls due soon. */
    SLA_WARNED("sla.warned"),
    /** A promise to respond was broken. */
    SLA_BREACHED("sla.breached"),
    /** Another destination takes nothing any more. */
    DESTINATION_DISABLED("destination.disabled"),
    /** What waits for somebody today. */
    DIGEST("digest"),
    /** Somebody tried whether it works. */
    TEST("test");

    /** What a destination is told of whenever it happens, if it wants to be; stages say by themselves whom they tell. */
    public static final Set<Topic> SUBSCRIBABLE =
            Set.copyOf(EnumSet.of(LEAD_ASSIGNED, LEAD_UNASSIGNED, SLA_WARNED, SLA_BREACHED, DESTINATION_DISABLED));

    private final String type;

    Topic(String type) {
        this.type = type;
    }

    /** What webhooks call it, for example {@code lead.stage_entered}. */
    public String type() {
        return type;
    }

    /** Its name in settings and message files, for example {@code stage_entered}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
