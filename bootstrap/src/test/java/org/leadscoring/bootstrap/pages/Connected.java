package org.leadscoring.bootstrap.pages;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.application.crm.SyncRun;
import org.leadscoring.application.crm.SyncRun.Kind;
import org.leadscoring.application.crm.SyncRun.Phase;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A connection to a CRM as it looks after some runs; nobody is asked for anything, for somebody has it for a day. */
final class Connected {

    private Connected() {}

    static void of(TestServer server, WorkspaceId workspace, UserId admin) {
        var crm = new Crm.Odoo(
                URI.create("https://acme.odoo.example"),
                "crm",
                "sales@acme.example",
                new Secret("0123456789abcdef"),
                Api.JSON_RPC);
        var connection = server.bean(EditConnections.class).create(workspace, "Odoo", crm, admin);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var filter = LeadFilter.foundBy("");
        var leads =
                server
                        .bean(LeadList.class)
                        .walk(workspace, new Walk(filter, filter.order(null), null, 8))
                        .rows()
                        .stream()
                        .map(row -> row.lead().id())
                        .toList();
        server.bean(Transactions.class).run(() -> {
            var links = server.bean(Links.class);
            var connections = server.bean(Connections.class);
            connections.save(connection.switched(true).with(OnErasure.ERASE));
            connections.save(
                    workspace,
                    connection.id(),
                    new Standing(
                            Circuit.CLOSED,
                            null,
                            now.plus(Duration.ofMinutes(4)),
                            now.plus(Duration.ofDays(1)),
                            now,
                            null));
            links.save(
                    workspace,
                    connection.id(),
                    leads.stream().map(lead -> link(lead, leads, now)).toList(),
                    false);
            links.mark(connection.id(), leads.subList(0, 5));
            links.record(
                    workspace,
                    connection.id(),
                    List.of(new Clash(leads.getFirst(), "user_id", "2", "7", Winner.THEIRS, now)));
            runs(server, workspace, connection.id(), now);
            erasures(server, connection, now);
            return connection;
        });
    }

    /** A record that the CRM does not erase, and one that is to be erased next. */
    private static void erasures(TestServer server, Connection connection, Instant now) {
        var why =
                "Odoo: odoo.exceptions.AccessError – let the user we sign in as delete all leads (Sales: Administrator)";
        var ids = server.bean(Ids.class);
        var asked = now.minus(Duration.ofHours(3));
        server.bean(ErasureRequests.class)
                .add(
                        connection.workspace(),
                        List.of(
                                new ErasureRequest(
                                        ids.next(),
                                        connection.id(),
                                        connection.name(),
                                        ids.next(),
                                        asked,
                                        State.REFUSED,
                                        new Doomed("0197a3c0-0000-7000-8000-000000000001", "4711"),
                                        asked,
                                        0,
                                        why),
                                new ErasureRequest(
                                        ids.next(),
                                        connection.id(),
                                        connection.name(),
                                        ids.next(),
                                        asked,
                                        State.WAITING,
                                        new Doomed("0197a3c0-0000-7000-8000-000000000002", null),
                                        now,
                                        2,
                                        null)));
    }

    private static Link link(LeadId lead, List<LeadId> leads, Instant now) {
        return lead.equals(leads.get(1))
                ? Link.fresh(lead).refused("email_from: this address is no e-mail address")
                : Link.fresh(lead)
                        .taken(
                                Integer.toString(17 + leads.indexOf(lead)),
                                Map.of("x_leadscoring_score", "12", "x_leadscoring_stage", "warm"),
                                now.minusSeconds(60));
    }

    private static void runs(TestServer server, WorkspaceId workspace, ConnectionId connection, Instant now) {
        var tallies = List.of(
                new Tally(9_240, 9_240, 9_240, 0, 0, 0, 0, 229, 0),
                new Tally(0, 500, 0, 500, 0, 0, 0, 82, 0),
                new Tally(0, 50, 0, 0, 1, 50, 1, 69, 0));
        for (int run = 0; run < tallies.size(); run++) {
            var begun = now.minus(Duration.ofMinutes(5L * (tallies.size() - run)));
            server.bean(SyncRuns.class)
                    .add(
                            workspace,
                            new SyncRun(
                                    server.bean(Ids.class).next(),
                                    connection,
                                    run == 0 ? Kind.ALL : Kind.SCHEDULED,
                                    Phase.PUSH,
                                    begun,
                                    begun.plusSeconds(92),
                                    null,
                                    begun,
                                    begun,
                                    tallies.get(run),
                                    null));
        }
    }
}
