package org.leadscoring.application.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.assignment.Assigning;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says who gets leads, and writes down why (spec ST-5). It is part of a transaction that whoever calls it runs, and does not
 * write the leads: that is for the caller, who holds them.
 */
public final class AssignLeads {

    private final AssignmentPolicies policies;
    private final Turns turns;
    private final Assignments assignments;
    private final ReadSituation situations;
    private final LongSupplier dice;

    /** @param dice any number, each as likely as any other */
    public AssignLeads(
            AssignmentPolicies policies,
            Turns turns,
            Loads loads,
            Assignments assignments,
            Users users,
            SlaPolicies promises,
            LongSupplier dice) {
        this.policies = policies;
        this.turns = turns;
        this.assignments = assignments;
        this.situations = new ReadSituation(users, promises, loads);
        this.dice = dice;
    }

    /**
     * Who gets these leads, one after the other: whoever got one has one more when the next is given.
     *
     * <p>Where turns or open leads count, whoever else gives leads of this workspace away waits from here until the
     * transaction ends, so that no turn is taken twice and nobody gets more than they have room for. Call it with all leads of
     * the transaction at once, when they are locked, and as late as possible; lock no lead after it.
     *
     * @param leads locked by the transaction, each of them once
     * @return for each of them, in this order, its owner, or none if nobody is available
     */
    public Map<LeadId, Assignment> assign(WorkspaceId workspace, List<LeadId> leads, Instant now) {
        var given = new LinkedHashMap<LeadId, Assignment>();
        if (leads.isEmpty()) {
            return given;
        }
        var policy = policies.of(workspace);
        var taken = takesTurns(policy) ? turns.take(workspace) : Turn.START;
        // Read only now: what whoever had the turn before has given away is seen.
        var situation = situations.of(workspace, policy, now);
        var turn = taken;
        for (var lead : leads) {
            var choice = Assigning.choose(policy, situation, turn, dice.getAsLong());
            var user = choice.user();
            if (user != null) {
                situation = situation.withOneMoreFor(user);
            }
            turn = choice.turn();
            given.put(lead, new Assignment(user, choice.reason()));
        }
        if (!turn.equals(taken)) {
            turns.put(workspace, turn);
        }
        record(workspace, policy.method(), given, now);
        return given;
    }

    private static boolean takesTurns(AssignmentPolicy policy) {
        return !policy.seats().isEmpty() && (policy.method() == AssignmentMethod.ROUND_ROBIN || policy.countsLoads());
    }

    private void record(WorkspaceId workspace, AssignmentMethod method, Map<LeadId, Assignment> given, Instant now) {
        var recorded = new ArrayList<Recorded>();
        given.forEach((lead, assignment) -> recorded.add(new Recorded(lead, assignment, now, method, null)));
        assignments.record(workspace, recorded);
    }
}
