package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Turns}. */
public abstract class TurnsContract extends PortContract {

    @Test
    void the_first_turn_is_the_start() {
        policy(workspace);

        assertThat(committed(() -> ports.turns().take(workspace))).isEqualTo(Turn.START);
        assertThat(ports.turns().of(workspace)).isEqualTo(Turn.START);
        assertThat(ports.turns().of(elsewhere)).isEqualTo(Turn.START);
    }

    @Test
    void a_turn_comes_back_exactly_as_it_was_put_in() {
        policy(workspace);
        policy(elsewhere);
        var ann = newUserId();
        var bob = newUserId();
        var cat = newUserId();
        var turn = new Turn(5_000, Map.of(ann, -3_000L, bob, 3_000L, cat, 0L));

        commit(() -> {
            ports.turns().take(workspace);
            ports.turns().put(workspace, turn);
        });

        assertThat(ports.turns().of(workspace)).isEqualTo(turn);
        assertThat(committed(() -> ports.turns().take(workspace))).isEqualTo(turn);
        assertThat(ports.turns().of(elsewhere)).isEqualTo(Turn.START);
    }

    @Test
    void another_policy_leaves_the_turn_as_it_stands() {
        policy(workspace);
        var turn = new Turn(1_000, Map.of(newUserId(), 1L));
        commit(() -> {
            ports.turns().take(workspace);
            ports.turns().put(workspace, turn);
        });

        policy(workspace);

        assertThat(ports.turns().of(workspace)).isEqualTo(turn);
    }

    @Test
    void without_a_policy_there_are_no_turns() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ports.transactions().run(() -> ports.turns().take(workspace)));
    }

    private void policy(WorkspaceId where) {
        var policy = new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(Seat.of(newUserId())));
        commit(() -> ports.assignmentPolicies().save(where, policy));
    }
}
