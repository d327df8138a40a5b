package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec SL-3: warned before, breached by a timer, once each. */
class SweepClocksTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();

    @Test
    void a_clock_is_warned_when_a_quarter_is_left_and_breached_at_its_deadline() {
        var lead = open(85);
        var opened = application.clock.instant();

        assertThat(sweepAfter(Duration.ofMinutes(44))).isZero();
        assertThat(sweepAfter(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(sweepAfter(Duration.ofMinutes(14))).isZero();
        assertThat(sweepAfter(Duration.ofMinutes(1))).isEqualTo(1);

        assertThat(ledger(lead))
                .containsExactly(
                        new Happened(Transition.OPENED, opened, opened.plusSeconds(3600)),
                        new Happened(Transition.WARNED, opened.plusSeconds(2700), opened.plusSeconds(3600)),
                        new Happened(Transition.BREACHED, opened.plusSeconds(3600), opened.plusSeconds(3600)));
        assertThat(clock(lead).warnedAt()).isEqualTo(opened.plusSeconds(2700));
        assertThat(clock(lead).breachedAt()).isEqualTo(opened.plusSeconds(3600));
    }

    @Test
    void sweeping_again_marks_nothing_again() {
        var lead = open(85);
        sweepAfter(Duration.ofMinutes(50));

        for (int i = 0; i < 5; i++) {
            assertThat(application.sweepClocks.sweep()).isZero();
        }
        sweepAfter(Duration.ofMinutes(50));
        for (int i = 0; i < 5; i++) {
            assertThat(sweepAfter(Duration.ofDays(i))).isZero();
        }

        assertThat(ledger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.WARNED, Transition.BREACHED);
    }

    @Test
    void a_late_sweep_breaches_without_a_warning() {
        var lead = open(85);

        assertThat(sweepAfter(Duration.ofDays(2))).isEqualTo(1);

        assertThat(ledger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.BREACHED);
    }

    @Test
    void an_answered_lead_is_left_alone() {
        var lead = open(85);
        var now = application.clock.instant();
        application.ports.slaClocks().write(workspace, Map.of(lead, clock(lead).met(SlaPolicy.STANDARD, now)), now);

        assertThat(sweepAfter(Duration.ofDays(2))).isZero();
    }

    @Test
    void clocks_of_all_workspaces_are_swept() {
        var elsewhere = application.ports.newWorkspace();
        application.ports.slaPolicies().save(elsewhere, SlaPolicy.STANDARD);
        var lead = open(85);
        var other = open(elsewhere, 85);

        assertThat(sweepAfter(Duration.ofHours(1))).isEqualTo(2);

        assertThat(clock(lead).breachedAt()).isNotNull();
        assertThat(application
                        .ports
                        .slaClocks()
                        .of(elsewhere, Set.of(other))
                        .get(other)
                        .breachedAt())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_203})
    void all_that_are_due_are_marked_however_many(int clocks) {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < clocks; i++) {
            leads.add(open(85));
        }
        var calm = open(40);

        assertThat(sweepAfter(Duration.ofHours(1))).isEqualTo(clocks);

        assertThat(leads)
                .allSatisfy(lead -> assertThat(clock(lead).breachedAt()).isNotNull());
        assertThat(ledger(calm)).hasSize(1);
    }

    private int sweepAfter(Duration time) {
        application.clock.advance(time);
        return application.sweepClocks.sweep();
    }

    private LeadId open(int score) {
        return open(workspace, score);
    }

    private LeadId open(WorkspaceId where, int score) {
        var lead = new LeadId(application.ports.ids().next());
        var now = application.clock.instant();
        var opened = SlaClock.open(SlaPolicy.STANDARD, score, true, now).orElseThrow();
        application.ports.leads().add(where, List.of(Lead.heardOf(lead, now, Standing.NONE)));
        application.ports.slaClocks().write(where, Map.of(lead, opened), now);
        return lead;
    }

    private SlaClock clock(LeadId lead) {
        return application.ports.slaClocks().of(workspace, Set.of(lead)).get(lead);
    }

    private List<Happened> ledger(LeadId lead) {
        return application.ports.slaClocks().ledger(workspace, lead);
    }
}
