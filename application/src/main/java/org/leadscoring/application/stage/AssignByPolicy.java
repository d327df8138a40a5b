package org.leadscoring.application.stage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.stage.ActOnCrossings.Assigned;
import org.leadscoring.application.stage.ActOnCrossings.Assigning;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Gives leads to people by the workspace's policy. */
public final class AssignByPolicy implements Assigning {

    private final AssignLeads assign;

    public AssignByPolicy(AssignLeads assign) {
        this.assign = assign;
    }

    @Override
    public Map<LeadId, Assigned> assign(WorkspaceId workspace, List<LeadId> leads, Instant now) {
        var assigned = new LinkedHashMap<LeadId, Assigned>();
        assign.assign(workspace, leads, now)
                .forEach((lead, given) -> assigned.put(lead, new Assigned(given.owner(), inWords(given.reason()))));
        return assigned;
    }

    private static String inWords(Reason reason) {
        return switch (reason.grounds()) {
            case Reason.NextByTurn(var weight, var of) -> "next by turn, weight " + weight + " of " + of;
            case Reason.FewestOpenLeads(var open, var weight) -> "fewest open leads: " + open + ", weight " + weight;
            case Reason.ByLot(var weight, var of) -> "drawn by lot, weight " + weight + " of " + of;
            case Reason.ByHand() -> throw new IllegalStateException("a policy decides by rules");
            case Reason.NobodyAvailable() ->
                reason.skipped().isEmpty()
                        ? "nobody takes leads"
                        : "all " + reason.skipped().size() + " who take leads are away, at capacity or out of hours";
        };
    }
}
