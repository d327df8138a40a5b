package org.leadscoring.application.assignment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Changing who gets leads, and when they are away. It holds for leads that are given away from then on; who owns a lead keeps
 * it.
 */
public final class EditAssignment {

    /** What it is called in the audit log. */
    public static final String SUBJECT = "assignment";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final AssignmentPolicies policies;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public EditAssignment(
            Transactions transactions, AssignmentPolicies policies, AuditLog audit, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The policy in force. */
    public AssignmentPolicy policy(WorkspaceId workspace) {
        return policies.of(workspace);
    }

    /** What was changed of it, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace) {
        return audit.of(workspace, subject(workspace), CHANGES_SHOWN);
    }

    /**
     * Puts a policy in force. Nothing is recorded if all is as it was.
     *
     * @param from the policy this one was made from
     * @param by who does it
     * @throws StaleAssignmentException if another one is in force by now
     */
    public void change(WorkspaceId workspace, AssignmentPolicy from, AssignmentPolicy to, UserId by) {
        transactions.run(() -> {
            if (!policies.hold(workspace).equals(from)) {
                throw new StaleAssignmentException();
            }
            return save(workspace, from, to, by);
        });
    }

    /**
     * Says anew when somebody is away; what they said before is gone.
     *
     * @param user whose absences they are
     * @param by who does it: themselves, or somebody who manages the team
     * @throws NoSeatException if they take no leads
     */
    public void setAbsences(WorkspaceId workspace, UserId user, List<Absence> absences, UserId by) {
        transactions.run(() -> {
            var now = policies.hold(workspace);
            var seat = now.seat(user).orElseThrow(() -> new NoSeatException(user));
            return save(workspace, now, now.with(seat.away(absences)), by);
        });
    }

    private AssignmentPolicy save(WorkspaceId workspace, AssignmentPolicy from, AssignmentPolicy to, UserId by) {
        if (!to.equals(from)) {
            policies.save(workspace, to);
            Change.between(ids.next(), clock.instant(), by, "change", subject(workspace), facts(from), facts(to))
                    .ifPresent(change -> audit.record(workspace, change));
        }
        return to;
    }

    /** Of each seat by the id of its user, so that what differs is said of whom it differs. */
    private static Map<String, Object> facts(AssignmentPolicy policy) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("method", policy.method().name().toLowerCase(Locale.ROOT));
        for (var seat : policy.seats()) {
            var user = seat.user().value();
            facts.put("weight." + user, seat.weight());
            if (seat.capacity() != null) {
                facts.put("capacity." + user, seat.capacity());
            }
            facts.put("hours." + user, seat.inOfficeHours() ? "office" : "always");
            if (!seat.absences().isEmpty()) {
                facts.put(
                        "away." + user,
                        seat.absences().stream().map(EditAssignment::inWords).toList());
            }
        }
        return facts;
    }

    private static String inWords(Absence absence) {
        return (absence.from() + "/" + absence.until() + " " + absence.note()).strip();
    }

    private static Subject subject(WorkspaceId workspace) {
        return new Subject(SUBJECT, workspace.value());
    }
}
