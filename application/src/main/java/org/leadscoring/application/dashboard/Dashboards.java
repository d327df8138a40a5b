package org.leadscoring.application.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The dashboards as they were last counted, and whose turn it is to be counted next. */
public interface Dashboards {

    /** The one of this period as it was last counted; empty if it never was, or by a release that counted otherwise. */
    Optional<Dashboard> latest(WorkspaceId workspace, Period period);

    /**
     * The workspaces to be counted now: those whose time has come, or that never were, and that nobody counts.
     *
     * @param limit at most so many, from 1
     */
    List<WorkspaceId> due(Instant now, int limit);

    /**
     * Takes a workspace to be counted by nobody else; empty if somebody does already.
     *
     * @param until nobody counts it until then, unless it is {@link #save saved} before, UTC
     */
    Optional<Run> claim(WorkspaceId workspace, Instant now, Instant until);

    /** Keeps it claimed for longer. */
    void renew(WorkspaceId workspace, Instant until);

    /**
     * Writes what was counted, and when to count next; others may claim it then.
     *
     * @param next UTC
     */
    void save(WorkspaceId workspace, List<Dashboard> dashboards, Run run, Instant next);

    /**
     * By what it was counted.
     *
     * @param model the primary one at that time; null if it was never counted
     * @param zone of the workspace at that time
     * @param replaying whether leads waited to be scored anew
     * @param recountAt when all days are to be counted anew, not the last ones alone, UTC
     */
    record Run(
            @Nullable ModelId model,
            @Nullable ZoneId zone,
            boolean replaying,
            @Nullable Instant recountAt) {

        /** It was never counted. */
        public static final Run NEVER = new Run(null, null, false, null);
    }
}
