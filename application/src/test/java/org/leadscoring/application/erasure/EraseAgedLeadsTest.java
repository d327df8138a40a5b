package org.leadscoring.application.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.erasure.EditRetention.Preview;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OP-3: retention by age. */
class EraseAgedLeadsTest {

    private static final UserId ADMIN = new UserId(new UUID(9, 9));

    private final InMemoryApplication application = new InMemoryApplication();
    private final InMemoryPorts ports = application.ports;
    private final WorkspaceId workspace = application.setUp();
    private final List<Integer> measured = new ArrayList<>();
    private final EditRetention edit = new EditRetention(
            ports.transactions(),
            ports.workspaces(),
            ports.retentions(),
            ports.agedLeads(),
            ports.auditLog(),
            ports.ids(),
            application.clock);
    private final EraseAgedLeads erase = new EraseAgedLeads(
            ports.transactions(),
            ports.workspaces(),
            ports.retentions(),
            ports.agedLeads(),
            application.eraseLead,
            measured::add,
            application.clock);

    @Test
    void nobody_is_erased_unless_that_was_decided() {
        var old = lead();
        application.clock.advance(Duration.ofDays(2_000));

        assertThat(erase.work()).isZero();

        assertThat(isErased(old)).isFalse();
    }

    @Test
    void a_preview_counts_whom_a_decision_erases_at_once() {
        var old = List.of(lead(), lead());
        application.clock.advance(Duration.ofDays(40));
        var young = lead();

        assertThat(edit.preview(workspace, 1)).isEqualTo(new Preview(2, false));
        assertThat(edit.preview(workspace, 2)).isEqualTo(new Preview(0, false));
        edit.keepFor(workspace, 1, ADMIN);

        assertThat(erase.work()).isEqualTo(2);
        assertThat(old).allMatch(this::isErased);
        assertThat(isErased(young)).isFalse();
        assertThat(edit.preview(workspace, 1)).isEqualTo(new Preview(0, false));
        assertThat(measured.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    @Test
    void it_happens_every_night_at_two_in_the_workspaces_zone_until_it_is_called_off() {
        edit.keepFor(workspace, 1, ADMIN);
        erase.work();
        var lead = lead();
        application.clock.advance(Duration.ofDays(33));

        assertThat(erase.work()).isEqualTo(1);
        assertThat(isErased(lead)).isTrue();
        var next = progress().nextAt();
        var zone = ports.workspaces().byId(workspace).orElseThrow().zone();
        assertThat(next.atZone(zone).toLocalTime()).hasToString("02:00");
        assertThat(Duration.between(application.clock.instant(), next))
                .isPositive()
                .isLessThan(Duration.ofHours(27));

        edit.keepForEver(workspace, ADMIN);
        var kept = lead();
        application.clock.advance(Duration.ofDays(2_000));
        assertThat(erase.work()).isZero();
        assertThat(isErased(kept)).isFalse();
    }

    @Test
    void many_are_erased_some_at_a_time_with_certificates_of_who_decided_it() {
        for (int i = 0; i < 60; i++) {
            lead();
        }
        application.clock.advance(Duration.ofDays(40));
        edit.keepFor(workspace, 1, ADMIN);

        assertThat(erase.work()).isEqualTo(60);

        assertThat(measured).containsExactly(25, 25, 10);
        assertThat(progress().erased()).isEqualTo(60);
        assertThat(progress().endedAt()).isEqualTo(application.clock.instant());
        var certificates = certificates();
        assertThat(certificates)
                .extracting(erasure -> erasure.extent().leads())
                .containsExactlyInAnyOrder(25L, 25L, 10L);
        assertThat(certificates).extracting(Erasure::by).containsOnly(ADMIN);
    }

    @Test
    void a_run_that_dies_goes_on_where_it_was() {
        for (int i = 0; i < 60; i++) {
            lead();
        }
        application.clock.advance(Duration.ofDays(40));
        edit.keepFor(workspace, 1, ADMIN);
        var dying = new EraseAgedLeads(
                ports.transactions(),
                ports.workspaces(),
                ports.retentions(),
                ports.agedLeads(),
                application.eraseLead,
                erased -> {
                    throw new IllegalStateException("the process ends here");
                },
                application.clock);

        assertThatThrownBy(dying::work).hasMessage("the process ends here");

        assertThat(progress().erased()).isEqualTo(25);
        assertThat(progress().after()).isNotNull();
        assertThat(erase.work()).isEqualTo(35);
        assertThat(progress().erased()).isEqualTo(60);
    }

    @Test
    void whose_promise_was_missed_long_ago_is_erased_and_is_owed_nothing_any_more() {
        var lead = lead();
        var now = application.clock.instant();
        var opened = SlaClock.open(SlaPolicy.STANDARD, 85, true, now).orElseThrow();
        ports.slaClocks().write(workspace, Map.of(lead, opened), now);
        application.clock.advance(Duration.ofDays(40));
        edit.keepFor(workspace, 1, ADMIN);

        erase.work();

        assertThat(isErased(lead)).isTrue();
        assertThat(application
                        .workQueue
                        .page(workspace, WorkQueue.Filter.ALL, null)
                        .rows())
                .isEmpty();
    }

    @Test
    void what_is_decided_stands_in_the_audit_log_and_the_same_once_more_changes_nothing() {
        edit.keepFor(workspace, 24, ADMIN);
        erase.work();
        var progress = progress();

        edit.keepFor(workspace, 24, ADMIN);
        assertThat(progress()).isEqualTo(progress);
        edit.keepFor(workspace, 12, ADMIN);
        edit.keepForEver(workspace, ADMIN);
        edit.keepForEver(workspace, ADMIN);

        assertThat(ports.auditLog().of(workspace, new Subject(EditRetention.SUBJECT, workspace.value()), 9))
                .extracting(change ->
                        change.before().values() + " " + change.after().values())
                .containsExactly("{months=12} {}", "{months=24} {months=12}", "{} {months=24}");
    }

    @Test
    void nobody_keeps_for_no_month_or_for_more_than_ten_years() {
        assertThatThrownBy(() -> edit.keepFor(workspace, 0, ADMIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edit.keepFor(workspace, 121, ADMIN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(edit.retention(workspace)).isEmpty();
    }

    private List<Erasure> certificates() {
        return ports.trail().latest(workspace, Filter.ALL, null, 99).stream()
                .map(Change::subject)
                .map(Subject::id)
                .flatMap(reference -> ports.erasures().byReference(workspace, reference).stream())
                .toList();
    }

    private Retentions.Progress progress() {
        return edit.retention(workspace).orElseThrow().progress();
    }

    private LeadId lead() {
        var lead = new LeadId(ports.ids().next());
        Instant now = application.clock.instant();
        ports.leads().add(workspace, List.of(Lead.heardOf(lead, now, Standing.NONE)));
        return lead;
    }

    private boolean isErased(LeadId lead) {
        return ports.leads().byId(workspace, lead).orElseThrow().isErased();
    }
}
