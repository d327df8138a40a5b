package org.leadscoring.application.assignment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.ByHand;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who got which lead, when and why. Only ever added to. */
public interface Assignments {

    /** Adds these, in this order. */
    void record(WorkspaceId workspace, List<Recorded> assignments);

    /** What was recorded of a lead, the first first. */
    List<Recorded> of(WorkspaceId workspace, LeadId lead);

    /**
     * A lead was given to somebody, or nobody could get it.
     *
     * @param at UTC, to the microsecond
     * @param method that was in force; null if somebody decided by hand
     * @param by who gave it; null for the system
     */
    record Recorded(
            LeadId lead,
            Assignment assignment,
            Instant at,
            @Nullable AssignmentMethod method,
            @Nullable UserId by) {

        public Recorded {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        /**
         * Somebody gave a lead to somebody, or took it from everybody.
         *
         * @param owner whose it is now; null for nobody
         */
        public static Recorded byHand(LeadId lead, @Nullable UserId owner, Instant at, UserId by) {
            return new Recorded(lead, new Assignment(owner, new Reason(new ByHand(), List.of())), at, null, by);
        }
    }
}
