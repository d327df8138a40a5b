package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.erasure.EraseAgedLeads;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.erasure.Retention;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Erasing by age on a database (spec OP-3): by several nodes at once, and while people are heard of again. */
abstract class AgingContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(28));
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int LEADS = 80;

    private JdbcPorts ports;
    private WorkspaceId workspace;
    private UserId admin;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void start() {
        ports = ports();
        workspace = ports.newWorkspace();
        admin = new UserId(ports.ids().next());
    }

    @Test
    void several_nodes_erase_everybody_once() throws Exception {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(lead());
        }
        decided();

        var erased = atOnce(List.of(node(ports)::work, node(ports.anotherNode())::work));

        assertThat(erased.stream().mapToInt(Integer::intValue).sum()).isEqualTo(LEADS);
        assertThat(leads).allMatch(this::isErased);
        assertThat(ports.retentions().of(workspace).orElseThrow().progress().erased())
                .isEqualTo(LEADS);
    }

    @Test
    void who_is_heard_of_between_being_found_and_being_held_is_kept() {
        var silent = lead();
        var heard = lead();
        var found = ports.agedLeads().find(workspace, BEFORE, null, 9).aged();
        assertThat(found).containsExactlyInAnyOrder(silent, heard);
        ports.transactions().run(() -> {
            var lead = ports.leads().lock(workspace, Set.of(heard)).get(heard);
            var seen = lead.seen(Attributes.NONE, lead.profile(), lead.standing(), NOW);
            ports.leads().save(workspace, List.of(new Findable(seen, Set.of())));
            return seen;
        });

        var erased =
                erasing(ports).erase(workspace, found, held -> ports.agedLeads().among(workspace, held, BEFORE), admin);

        assertThat(erased).isEqualTo(1);
        assertThat(isErased(silent)).isTrue();
        assertThat(isErased(heard)).isFalse();
    }

    private void decided() {
        ports.transactions().run(() -> {
            ports.retentions().save(workspace, new Retention(1, admin, NOW));
            return workspace;
        });
    }

    private static EraseLead erasing(JdbcPorts node) {
        return new EraseLead(
                node.transactions(),
                node.leads(),
                node.identityBook(),
                new SetClocks(node.slaPolicies(), node.slaClocks()),
                new AskCrms(node.connections(), node.links(), node.erasureRequests(), node.ids()),
                node.personalData(),
                node.erasures(),
                node.auditLog(),
                node.ids(),
                CLOCK);
    }

    private static EraseAgedLeads node(JdbcPorts node) {
        return new EraseAgedLeads(
                node.transactions(),
                node.workspaces(),
                node.retentions(),
                node.agedLeads(),
                erasing(node),
                erased -> {},
                CLOCK);
    }

    private static List<Integer> atOnce(List<Callable<Integer>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Integer>();
            for (Future<Integer> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        }
    }

    private LeadId lead() {
        var lead = new LeadId(ports.ids().next());
        ports.transactions().run(() -> {
            ports.leads()
                    .add(
                            workspace,
                            List.of(Lead.heardOf(lead, NOW.minus(Duration.ofDays(40)), new Standing(0, "", null))));
            return lead;
        });
        return lead;
    }

    private boolean isErased(LeadId lead) {
        return ports.leads().byId(workspace, lead).orElseThrow().isErased();
    }
}
