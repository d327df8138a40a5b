package org.leadscoring.application.assignment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.assignment.Assigning;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Choice;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Shows who would get the next leads if they came now. Takes no turn and holds nobody up. */
public final class PreviewAssignment {

    private final Turns turns;
    private final ReadSituation situations;
    private final Clock clock;

    public PreviewAssignment(Turns turns, Loads loads, Users users, SlaPolicies promises, Clock clock) {
        this.turns = turns;
        this.situations = new ReadSituation(users, promises, loads);
        this.clock = clock;
    }

    /**
     * Who would get so many leads, one after the other, under this policy. Lots are not foretold: by
     * {@link AssignmentMethod#RANDOM} it is one choice at most, which tells who is skipped and whether anybody would get it.
     *
     * @param policy in force or not
     */
    public List<Choice> next(WorkspaceId workspace, AssignmentPolicy policy, int leads) {
        var choices = new ArrayList<Choice>();
        var situation = situations.of(workspace, policy, clock.instant());
        var turn = turns.of(workspace);
        var foretold = policy.method() == AssignmentMethod.RANDOM ? Math.min(leads, 1) : leads;
        for (int lead = 0; lead < foretold; lead++) {
            var choice = Assigning.choose(policy, situation, turn, 0);
            var user = choice.user();
            choices.add(choice);
            if (user == null) {
                break;
            }
            situation = situation.withOneMoreFor(user);
            turn = choice.turn();
        }
        return choices;
    }
}
