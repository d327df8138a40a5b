package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditAssignmentTest {

    private static final Absence EASTER =
            new Absence(Instant.parse("2026-04-03T00:00:00Z"), Instant.parse("2026-04-07T07:00:00Z"), "Easter");

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditAssignment edit = application.editAssignment;
    private final WorkspaceId workspace = application.setUp();
    private final UserId mara = new UserId(application.ports.ids().next());
    private final UserId tom = new UserId(application.ports.ids().next());
    private final AssignmentPolicy team = new AssignmentPolicy(
            AssignmentMethod.ROUND_ROBIN, List.of(new Seat(mara, 2, 20, false, List.of()), Seat.of(tom)));

    @Test
    void a_change_is_in_force_and_recorded_with_what_was_and_what_is() {
        edit.change(workspace, AssignmentPolicy.STANDARD, team, mara);
        var other = new AssignmentPolicy(
                AssignmentMethod.RANDOM, List.of(new Seat(mara, 2, null, true, List.of()), Seat.of(tom)));
        edit.change(workspace, team, other, mara);

        assertThat(edit.policy(workspace)).isEqualTo(other);
        assertThat(edit.history(workspace)).hasSize(2).first().satisfies(change -> {
            assertThat(change.by()).isEqualTo(mara);
            assertThat(change.before().values())
                    .isEqualTo(Map.of(
                            "method",
                            "round_robin",
                            "capacity." + mara.value(),
                            BigDecimal.valueOf(20),
                            "hours." + mara.value(),
                            "always"));
            assertThat(change.after().values())
                    .isEqualTo(Map.of("method", "random", "hours." + mara.value(), "office"));
        });
    }

    @Test
    void nothing_is_recorded_if_all_is_as_it_was() {
        edit.change(workspace, AssignmentPolicy.STANDARD, AssignmentPolicy.STANDARD, mara);

        assertThat(edit.history(workspace)).isEmpty();
    }

    @Test
    void whoever_started_from_an_older_policy_overwrites_nothing() {
        edit.change(workspace, AssignmentPolicy.STANDARD, team, mara);
        var late = new AssignmentPolicy(AssignmentMethod.RANDOM, List.of());

        assertThatExceptionOfType(StaleAssignmentException.class)
                .isThrownBy(() -> edit.change(workspace, AssignmentPolicy.STANDARD, late, mara));

        assertThat(edit.policy(workspace)).isEqualTo(team);
        assertThat(edit.history(workspace)).hasSize(1);
    }

    @Test
    void somebody_says_when_they_are_away_and_everything_else_stays() {
        edit.change(workspace, AssignmentPolicy.STANDARD, team, mara);

        edit.setAbsences(workspace, tom, List.of(EASTER), tom);

        assertThat(edit.policy(workspace)).isEqualTo(team.with(Seat.of(tom).away(List.of(EASTER))));
        assertThat(edit.history(workspace)).first().satisfies(change -> {
            assertThat(change.by()).isEqualTo(tom);
            assertThat(change.before().isEmpty()).isTrue();
            assertThat(change.after().values())
                    .isEqualTo(
                            Map.of("away." + tom.value(), List.of("2026-04-03T00:00:00Z/2026-04-07T07:00:00Z Easter")));
        });
    }

    @Test
    void whoever_takes_no_leads_has_nothing_to_be_away_from() {
        assertThatExceptionOfType(NoSeatException.class)
                .isThrownBy(() -> edit.setAbsences(workspace, tom, List.of(EASTER), tom));
    }
}
