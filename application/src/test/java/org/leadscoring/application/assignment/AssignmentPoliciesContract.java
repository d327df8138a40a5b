package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;

/** What everybody may expect of {@link AssignmentPolicies}. */
public abstract class AssignmentPoliciesContract extends PortContract {

    @Test
    void where_none_was_saved_nobody_takes_leads() {
        assertThat(ports.assignmentPolicies().of(workspace)).isEqualTo(AssignmentPolicy.STANDARD);
    }

    @Test
    void a_policy_comes_back_exactly_as_it_was_put_in_with_its_seats_in_order() {
        var holidays = new Absence(NOW, NOW.plus(Duration.ofDays(14)), "Noël " + EMOJI);
        var dentist = new Absence(NOW.plusSeconds(60), NOW.plusSeconds(3_600), "");
        var policy = new AssignmentPolicy(
                AssignmentMethod.LEAST_LOADED,
                List.of(
                        new Seat(newUserId(), 100, 20, true, List.of(holidays, dentist)),
                        new Seat(newUserId(), 1, null, false, List.of(holidays)),
                        Seat.of(newUserId())));

        commit(() -> ports.assignmentPolicies().save(workspace, policy));

        assertThat(ports.assignmentPolicies().of(workspace)).isEqualTo(policy);
    }

    @Test
    void a_policy_takes_the_place_of_the_one_before_whole() {
        var ann = newUserId();
        var bob = newUserId();
        var away = Seat.of(ann).away(List.of(new Absence(NOW, NOW.plusSeconds(60), "x")));
        var before = new AssignmentPolicy(AssignmentMethod.RANDOM, List.of(away, Seat.of(bob)));
        var after = new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(Seat.of(bob), Seat.of(ann)));
        commit(() -> ports.assignmentPolicies().save(workspace, before));

        commit(() -> {
            assertThat(ports.assignmentPolicies().of(workspace)).isEqualTo(before);
            ports.assignmentPolicies().save(workspace, after);
            assertThat(ports.assignmentPolicies().of(workspace)).isEqualTo(after);
        });

        assertThat(committed(() -> ports.assignmentPolicies().of(workspace))).isEqualTo(after);
        commit(() -> ports.assignmentPolicies().save(workspace, AssignmentPolicy.STANDARD));
        assertThat(committed(() -> ports.assignmentPolicies().of(workspace))).isEqualTo(AssignmentPolicy.STANDARD);
    }

    @Test
    void another_workspace_has_a_policy_of_its_own() {
        var ours = new AssignmentPolicy(AssignmentMethod.RANDOM, List.of(Seat.of(newUserId())));
        commit(() -> ports.assignmentPolicies().save(workspace, ours));

        assertThat(ports.assignmentPolicies().of(elsewhere)).isEqualTo(AssignmentPolicy.STANDARD);
    }
}
