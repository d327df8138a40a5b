package org.leadscoring.bootstrap.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.springframework.jdbc.core.JdbcTemplate;

/** A workspace with one of everything, all of it called {@link #MARK}, that is none of somebody else's business. */
final class Neighbour {

    /** In every name. */
    static final String MARK = "zebra";

    private final TestServer server;
    private final Tenant tenant;
    private final JdbcTemplate jdbc;
    private final User admin;

    Neighbour(TestServer server) throws IOException {
        this.server = server;
        this.tenant = server.newTenant();
        this.jdbc = new JdbcTemplate(server.bean(DataSource.class));
        this.admin = new User(
                new UserId(server.bean(Ids.class).next()),
                tenant.workspace(),
                MARK + "-admin",
                MARK + " admin",
                Role.ADMIN,
                true);
        server.bean(Users.class).add(admin, TestServer.hash(TestServer.PASSWORD), Instant.now());
        people();
        server.bean(SourceActivity.class).close();
        configuration();
    }

    private void people() {
        send(
                "{\"type\":\"track\",\"anonymousId\":\"zebra-x\",\"event\":\"page_view_pricing\",\"messageId\":\"zebra-1\"}");
        send("{\"type\":\"track\",\"userId\":\"zebra-gone\",\"event\":\"demo_requested\",\"messageId\":\"zebra-3\"}");
        var gone = id("leads", "id in (select lead_id from events where message_id = 'zebra-3')");
        server.bean(EraseLead.class).erase(tenant.workspace(), new LeadId(gone), admin.id());
        send("{\"type\":\"track\",\"userId\":\"zebra-u\",\"event\":\"demo_requested\",\"messageId\":\"zebra-2\","
                + "\"context\":{\"sessionId\":\"zebra-visit\"}}");
        send("{\"type\":\"identify\",\"userId\":\"zebra-u\",\"anonymousId\":\"zebra-x\",\"messageId\":\"zebra-4\","
                + "\"traits\":{\"name\":\"zebra lead\",\"email\":\"zebra@example.com\"}}");
    }

    private void send(String message) {
        var answer = server.post("/v1/batch", tenant.key(), "{\"batch\":[" + message + "]}");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private void configuration() throws IOException {
        var workspace = tenant.workspace();
        var models = server.bean(EditModels.class);
        models.draft(workspace, "zebra model", models.primary(workspace).definition(), admin.id());
        var destinations = server.bean(EditDestinations.class);
        var hook = new Channel.Webhook(URI.create("http://127.0.0.1:9/zebra"), List.of(destinations.makeSecret()));
        destinations.create(workspace, "zebra hook", hook, Topic.SUBSCRIBABLE, admin.id());
        var lead = new LeadId(id("leads", "name = 'zebra lead'"));
        var now = Instant.now();
        var fact = new Fact(Topic.SLA_BREACHED, lead, now, null, 50, now, null);
        server.bean(Transactions.class).run(() -> {
            server.bean(Announce.class).toSubscribers(workspace, List.of(new Announcement(fact, MARK, null)), now);
            return fact;
        });
        var odoo = new Crm.Odoo(
                URI.create("https://zebra.odoo.example"),
                MARK,
                "zebra@example.com",
                new Secret("0123456789abcdef"),
                Crm.Odoo.Api.JSON_RPC);
        var crm = server.bean(EditConnections.class).create(workspace, "zebra crm", odoo, admin.id());
        var request = new ErasureRequest(
                server.bean(Ids.class).next(),
                crm.id(),
                crm.name(),
                id("erasures", "1 = 1"),
                now,
                State.WAITING,
                new Doomed(MARK, MARK),
                now,
                0,
                null);
        server.bean(Transactions.class).run(() -> {
            server.bean(ErasureRequests.class).add(workspace, List.of(request));
            return request;
        });
        server.bean(EditFeeds.class)
                .create(
                        workspace,
                        "zebra feed",
                        new Sink.PostHog(URI.create("http://127.0.0.1:9"), new Secret("phc_0123456789abcdef")),
                        new Content(true, Set.of(), Map.of(Content.EVERY, "lead_stage_entered"), false),
                        admin.id());
        server.bean(EditTokens.class)
                .create(workspace, "zebra token", Set.of(Scope.READ), admin.id(), Duration.ofDays(7), admin.id());
        var file = new ByteArrayInputStream("email\nzebra@example.com\n".getBytes(StandardCharsets.UTF_8));
        server.bean(ImportFiles.class).upload(workspace, ImportKind.LEADS, "zebra.csv", file, admin.id());
    }

    User admin() {
        return admin;
    }

    /** The id of one of its things. */
    String id(String name) {
        return switch (name) {
            case "lead" -> id("leads", "name = 'zebra lead'").toString();
            case "model" -> id("scoring_models", "name = 'zebra model'").toString();
            case "draft" -> id("scoring_models", "name = 'zebra model'").toString();
            case "source" -> id("sources", "1 = 1").toString();
            case "token" -> id("api_tokens", "1 = 1").toString();
            case "user" -> admin.id().value().toString();
            case "import" -> id("imports", "1 = 1").toString();
            case "destination" -> id("destinations", "1 = 1").toString();
            case "delivery" -> id("deliveries", "1 = 1").toString();
            case "connection" -> id("crm_connections", "1 = 1").toString();
            case "request" -> id("crm_erasures", "1 = 1").toString();
            case "feed" -> id("analytics_feeds", "1 = 1").toString();
            case "reference" -> id("erasures", "1 = 1").toString();
            case "merge" ->
                String.valueOf(jdbc.queryForObject(
                        "select id from lead_merges where workspace_id = ?", Long.class, (Object) workspaceId()));
            case "message" -> "zebra-2";
            case "visit" -> "zebra-visit";
            case "userId" -> "zebra-u";
            case "batch" -> UUID.randomUUID().toString();
            default -> throw new IllegalArgumentException("a workspace has no " + name);
        };
    }

    private UUID id(String table, String where) {
        var bytes = jdbc.queryForList(
                        "select id from " + table + " where workspace_id = ? and " + where, byte[].class, (Object)
                                workspaceId())
                .getFirst();
        var hex = HexFormat.of().formatHex(bytes);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private byte[] workspaceId() {
        return HexFormat.of().parseHex(tenant.workspace().value().toString().replace("-", ""));
    }

    /** All that the database holds of it, by table: row by row, in an order of its own. */
    Map<String, List<String>> everything() {
        var everything = new TreeMap<String, List<String>>();
        var tables = jdbc.queryForList("""
                select lower(table_name) from information_schema.columns
                where lower(column_name) = 'workspace_id' and lower(table_schema) = 'public'
                """, String.class);
        for (var table : tables) {
            var rows = new ArrayList<String>();
            jdbc.query(
                    "select * from " + table + " where workspace_id = ?",
                    row -> {
                        var columns = row.getMetaData();
                        var text = new StringBuilder();
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            var value = row.getObject(i);
                            text.append(columns.getColumnLabel(i))
                                    .append('=')
                                    .append(
                                            value instanceof byte[] bytes
                                                    ? HexFormat.of().formatHex(bytes)
                                                    : value)
                                    .append(' ');
                        }
                        rows.add(text.toString());
                    },
                    (Object) workspaceId());
            rows.sort(null);
            everything.put(table, rows);
        }
        return everything;
    }
}
