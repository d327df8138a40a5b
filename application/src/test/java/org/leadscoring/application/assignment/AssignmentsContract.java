package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.ByLot;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.FewestOpenLeads;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutOfOffice;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;

/** What everybody may expect of {@link Assignments}. */
public abstract class AssignmentsContract extends PortContract {

    @Test
    void what_was_recorded_of_a_lead_comes_back_exactly_and_in_order() {
        var lead = newLeadId();
        var ann = newUserId();
        var everything = new Reason(
                new NextByTurn(2, 5),
                List.of(
                        new Skipped(newUserId(), new OutOfOffice(NOW.plusSeconds(60), AWKWARD)),
                        new Skipped(newUserId(), new AtCapacity(21, 20)),
                        new Skipped(newUserId(), new OutsideHours()),
                        new Skipped(newUserId(), new Disabled())));
        var nobody = new Recorded(
                lead,
                new Assignment(null, new Reason(new NobodyAvailable(), List.of())),
                NOW,
                AssignmentMethod.ROUND_ROBIN,
                null);
        var turn = new Recorded(
                lead, new Assignment(ann, everything), NOW.plusSeconds(1), AssignmentMethod.ROUND_ROBIN, null);
        var load = new Recorded(
                lead,
                new Assignment(newUserId(), new Reason(new FewestOpenLeads(3, 2), List.of())),
                NOW.plusSeconds(1),
                AssignmentMethod.LEAST_LOADED,
                ann);
        var lot = new Recorded(
                newLeadId(),
                new Assignment(ann, new Reason(new ByLot(1, 3), List.of())),
                NOW,
                AssignmentMethod.RANDOM,
                null);

        commit(() -> ports.assignments().record(workspace, List.of(nobody, turn, lot)));
        commit(() -> ports.assignments().record(workspace, List.of(load)));
        commit(() -> ports.assignments().record(workspace, List.of()));
        var given = Recorded.byHand(lead, ann, NOW.plusSeconds(2), newUserId());
        var taken = Recorded.byHand(lead, null, NOW.plusSeconds(3), ann);
        commit(() -> ports.assignments().record(workspace, List.of(given, taken)));

        assertThat(ports.assignments().of(workspace, lead)).containsExactly(nobody, turn, load, given, taken);
        assertThat(ports.assignments().of(workspace, lot.lead())).containsExactly(lot);
        assertThat(ports.assignments().of(elsewhere, lead)).isEmpty();
        assertThat(ports.assignments().of(workspace, newLeadId())).isEmpty();
    }
}
