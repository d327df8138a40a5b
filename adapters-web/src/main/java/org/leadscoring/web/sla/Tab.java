package org.leadscoring.web.sla;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.web.workspace.SignedIn;

/** Whose leads the queue shows, and the lists beside it. */
enum Tab {
    MINE,
    TEAM,
    UNASSIGNED,
    /** Whose clocks rest: put off by somebody, or paused by their status. */
    SNOOZED,
    FOLLOW_UP,
    HOT,
    COOLING;

    /** As it stands in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The list beside the queue that this is; null if it is a part of the queue itself. */
    public WorkLists.@Nullable Kind list() {
        return switch (this) {
            case MINE, TEAM, UNASSIGNED, SNOOZED -> null;
            case FOLLOW_UP -> WorkLists.Kind.FOLLOW_UP;
            case HOT -> WorkLists.Kind.HOT;
            case COOLING -> WorkLists.Kind.COOLING;
        };
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
