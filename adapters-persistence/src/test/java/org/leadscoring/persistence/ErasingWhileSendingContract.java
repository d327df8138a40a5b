package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A person is erased by one node while another sends them to a CRM, or tells of them (spec OP-3). */
abstract class ErasingWhileSendingContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final long LONG_ENOUGH_MILLIS = 400;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private JdbcPorts ports;
    private WorkspaceId workspace;
    private ConnectionId connection;
    private LeadId lead;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void connected() {
        ports = ports();
        workspace = ports.newWorkspace();
        connection = new ConnectionId(ports.ids().next());
        lead = new LeadId(ports.ids().next());
        var crm = new Crm.HubSpot(Crm.HubSpot.API, new Secret("pat-1"));
        var made = new Connection(
                connection,
                workspace,
                "CRM",
                crm,
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                OnErasure.ERASE);
        ports.transactions().run(() -> {
            ports.connections().add(made, NOW);
            ports.leads().add(workspace, List.of(Lead.heardOf(lead, NOW, new Standing(0, "", null))));
            ports.links().mark(connection, List.of(lead));
            return made;
        });
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whoever_is_just_being_taken_to_be_sent_is_waited_for_and_asked_for() throws Exception {
        var erasing = ports.transactions().run(() -> {
            assertThat(ports.links().take(connection, false, 9)).containsExactly(lead);
            ports.links().save(workspace, connection, List.of(Link.fresh(lead)), true);
            return waiting(threads.submit(() -> erase(ports.anotherNode())));
        });
        erasing.get(1, TimeUnit.MINUTES);

        assertThat(ports.erasureRequests().open(connection, 9))
                .extracting(ErasureRequest::doomed)
                .extracting(doomed -> doomed == null ? "" : doomed.key())
                .containsExactly(lead.value().toString());
        assertThat(ports.links().of(connection, Set.of(lead))).isEmpty();
    }

    @Test
    void whoever_notes_what_was_sent_of_them_waits_and_then_finds_no_link() throws Exception {
        ports.transactions().run(() -> {
            ports.links().save(workspace, connection, List.of(Link.fresh(lead)), true);
            return lead;
        });

        var noting = ports.transactions().run(() -> {
            erase(ports);
            var node = ports.anotherNode();
            return waiting(threads.submit(() ->
                    node.transactions().run(() -> node.links().hold(connection, Set.of(lead)))));
        });

        assertThat(noting.get(1, TimeUnit.MINUTES)).isEqualTo(Map.of());
        assertThat(ports.links().peek(connection, 9)).isEmpty();
    }

    @Test
    void whoever_is_just_being_told_of_is_waited_for_and_nothing_said_of_them_stays() throws Exception {
        var hook = toldInBulk();
        var erasing = ports.transactions().run(() -> {
            ports.destinations().lock(workspace, hook);
            var claimed = ports.deliveries().claim(workspace, hook, NOW, 99);
            ports.deliveries()
                    .save(
                            workspace,
                            claimed.stream()
                                    .map(one -> one.claimed(
                                            new Notice(one.fact(), "Acme", ZoneOffset.UTC, List.of()),
                                            NOW.plusSeconds(60)))
                                    .toList());
            return waiting(threads.submit(() -> erase(ports.anotherNode())));
        });
        erasing.get(1, TimeUnit.MINUTES);

        assertThat(ports.deliveries().of(workspace, Set.of(lead), 9))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.notice()).isNull();
                    assertThat(told.state()).isEqualTo(State.DEAD);
                });
    }

    @Test
    void whoever_is_about_to_tell_of_somebody_waits_and_then_finds_nobody() throws Exception {
        var hook = toldInBulk();
        var telling = ports.transactions().run(() -> {
            erase(ports);
            var node = ports.anotherNode();
            return waiting(threads.submit(() -> node.transactions().run(() -> {
                node.destinations().lock(workspace, hook);
                assertThat(node.deliveries().claim(workspace, hook, NOW, 99)).isNotEmpty();
                return node.leads().livingOn(workspace, lead);
            })));
        });

        assertThat(telling.get(1, TimeUnit.MINUTES)).isEmpty();
    }

    /** A destination that is to be told of the lead, and of many others with it. */
    private DestinationId toldInBulk() {
        var hook = new DestinationId(ports.ids().next());
        var told = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var of = i == 7 ? lead : new LeadId(ports.ids().next());
                    var fact = new Fact(Topic.STAGE_ENTERED, of, NOW, "hot", i, null, null);
                    return Delivery.decided(workspace, hook, null, fact, "passage " + i, NOW);
                })
                .toList();
        return ports.transactions().run(() -> {
            ports.destinations()
                    .add(new Destination(hook, workspace, "Hook", new Channel.TeamMail(), true, Set.of()), NOW);
            ports.outbox().add(workspace, told);
            return hook;
        });
    }

    /** This work, which does not end before the transaction that it is called in. */
    private static <T> Future<T> waiting(Future<T> work) {
        assertThatThrownBy(() -> work.get(LONG_ENOUGH_MILLIS, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        return work;
    }

    private boolean erase(JdbcPorts node) {
        var erasing = new EraseLead(
                node.transactions(),
                node.leads(),
                node.identityBook(),
                new SetClocks(node.slaPolicies(), node.slaClocks()),
                new AskCrms(node.connections(), node.links(), node.erasureRequests(), node.ids()),
                node.personalData(),
                node.erasures(),
                node.auditLog(),
                node.ids(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        erasing.erase(workspace, lead, new UserId(node.ids().next()));
        return true;
    }
}
