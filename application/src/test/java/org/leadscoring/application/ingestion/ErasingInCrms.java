package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.user;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A workspace with a CRM that erases whoever is erased here, and what tests of it say often. */
abstract class ErasingInCrms {

    static final UserId ADMIN = new UserId(new UUID(9, 9));

    final Deliveries deliveries = new Deliveries();
    final InMemoryApplication application = deliveries.application;
    final InMemoryPorts ports = application.ports;
    final WorkspaceId workspace = deliveries.workspace;
    final FakeCrm crm = application.crm.crm;
    final ConnectionId connection = connected(deliveries, OnErasure.ERASE);

    private int messages;

    List<LeadId> living() {
        return living(deliveries);
    }

    LeadId comes(String name) {
        var number = ++messages;
        deliveries.deliver(message("m" + number, "demo_requested")
                .from(user(name + number))
                .saying(Map.of("email", name.replace(' ', '.').toLowerCase(Locale.ROOT) + "@example.com")));
        return deliveries.leadOf(user(name + number));
    }

    LeadId sent(String name) {
        var lead = comes(name);
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();
        assertThat(link(lead)).isPresent();
        return lead;
    }

    UUID erase(LeadId lead) {
        return application.eraseLead.erase(workspace, lead, ADMIN).reference();
    }

    List<ErasureRequest> requests(UUID certificate) {
        return application.crm.followErasures.of(workspace, certificate);
    }

    Optional<Link> link(LeadId lead) {
        return Optional.ofNullable(ports.links().of(connection, Set.of(lead)).get(lead));
    }

    String external(LeadId lead) {
        return Objects.requireNonNull(link(lead).orElseThrow().external());
    }

    Doomed doomed(LeadId lead) {
        return new Doomed(lead.value().toString(), external(lead));
    }

    List<Change> audited() {
        return ports.auditLog().of(workspace, new Subject(EditConnections.SUBJECT, connection.value()), 99);
    }

    void keeps() {
        var now = ports.connections().byId(workspace, connection).orElseThrow();
        change(application.crm.editConnections, now, OnErasure.KEEP);
    }

    static void change(EditConnections editing, Connection now, OnErasure onErasure) {
        editing.change(
                now.workspace(), now.id(), now.name(), now.crm(), now.every(), now.from(), true, onErasure, ADMIN);
    }

    static ConnectionId connected(Deliveries world, OnErasure onErasure) {
        var editing = world.application.crm.editConnections;
        var made = editing.create(
                world.workspace,
                "CRM",
                new Crm.HubSpot(URI.create("https://crm.example.com"), new Secret("token")),
                ADMIN);
        change(editing, made, onErasure);
        editing.turn(world.workspace, made.id(), true, ADMIN);
        return made.id();
    }

    static List<LeadId> living(Deliveries world) {
        return world.application.ports.publications().leadsAfter(world.workspace, null, Integer.MAX_VALUE);
    }
}
