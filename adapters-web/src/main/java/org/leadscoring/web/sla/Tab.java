package org.leadscoring.web.sla;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.workspace.SignedIn;

/** Whose leads the queue shows. */
enum Tab {
    MINE,
    TEAM,
    UNASSIGNED,
    /** Whose clocks rest: put off by somebody, or paused by their status. */
    SNOOZED;

    /** As it stands in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tab of an address; without one, reps see theirs first and everybody else the team's. */
    static Tab of(@Nullable String key, SignedIn me) {
        for (var tab : values()) {
            if (tab.key().equals(key)) {
                return tab;
            }
        }
        return me.hasOwnLeads() ? MINE : TEAM;
    }
}
