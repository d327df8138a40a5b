package org.leadscoring.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Addressed;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.bootstrap.command.Told;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Contact.Way;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person is erased over real HTTP and a real database (spec OP-3): of all that was told of them nothing is found anywhere,
 * in whatever table there is or will be.
 */
abstract class EraseContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "open sesame";

    private Tenant tenant;
    private User admin;

    /** Differs with every test, so that a database with others' rows can be searched for it. */
    private String ann;

    protected abstract TestServer server();

    @BeforeEach
    void tenant() {
        tenant = server().newTenant();
        admin = user(Role.ADMIN);
        ann = "ann" + UUID.randomUUID().toString().substring(24);
    }

    @Test
    void nothing_that_was_told_of_a_person_is_found_anywhere_once_they_are_erased() {
        send(
                hers(
                        "{\"type\":\"page\",\"anonymousId\":\"%s-device\",\"messageId\":\"%s-1\",\"context\":{\"ip\":\"203.0.113.77\","
                                + "\"userAgent\":\"Mozilla %s\",\"page\":{\"url\":\"https://acme.example/pricing?mail=%s%%40acme.example\"}}}"));
        send(
                hers(
                        "{\"type\":\"identify\",\"anonymousId\":\"%s-device\",\"userId\":\"%s-user\",\"messageId\":\"%s-2\","
                                + "\"traits\":{\"name\":\"%s Lee\",\"email\":\"%s@acme.example\",\"company\":\"%s Ltd\",\"phone\":\"+4930123456789\"}}"));
        send(hers("{\"type\":\"track\",\"userId\":\"%s-user\",\"event\":\"Demo Requested\",\"messageId\":\"%s-3\","
                + "\"properties\":{\"message\":\"I am %s\"}}"));
        refuse(hers("{\"type\":\"track\",\"userId\":\"%s-user\",\"messageId\":\"%s-4\"}"));
        var lead = lead();
        var work = server().bean(WorkOnLead.class);
        work.snooze(tenant.workspace(), lead, Instant.now().plus(Duration.ofHours(5)), ann + " is away", admin.id());
        work.logContact(tenant.workspace(), lead, Way.CALL, ann + " is ill", true, admin.id());
        server().bean(VoidEvents.class).voidLead(tenant.workspace(), lead, ann + " tests", admin.id());
        server().bean(VoidEvents.class).unvoidLead(tenant.workspace(), lead, admin.id());
        var score = row("select total from scores where lead_id = ?", lead);
        assertThat(tablesWith(ann))
                .as("it is seen where it is")
                .contains(
                        "events",
                        "leads",
                        "identifiers",
                        "lead_search_terms",
                        "lead_contacts",
                        "sla_transitions",
                        "refusals",
                        "audit_log");

        var answer = delete(lead, admin);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var certificate = json(answer);
        assertThat(certificate.path("events").asInt()).isEqualTo(3);
        assertThat(certificate.path("identifiers").asInt()).isEqualTo(4);
        assertThat(certificate.path("refusals").asInt()).isEqualTo(1);
        assertThat(certificate.path("reference").asString()).isNotBlank();
        assertThat(tablesWith(ann)).isEmpty();
        assertThat(tablesWith("203.0.113.77")).isEmpty();
        assertThat(tablesWith("4930123456789")).isEmpty();
        assertThat(row("select total from scores where lead_id = ?", lead)).isEqualTo(score);
        assertThat(server().bean(CheckLedgers.class).check().offenders()).isEmpty();
    }

    @Test
    void what_they_sent_sent_once_more_brings_nobody_back_and_something_new_brings_somebody_new() {
        var demo =
                hers("{\"type\":\"track\",\"userId\":\"%s-user\",\"event\":\"Demo Requested\",\"messageId\":\"%s-1\"}");
        send(demo);
        var lead = lead();
        assertThat(delete(lead, admin).statusCode()).isEqualTo(200);

        send(demo);
        var product = "{\"userId\":\"" + ann + "-user\",\"eventType\":\"page_view\",\"eventId\":\"" + ann + "-1\"}";
        assertThat(server().post("/api/events", tenant.key(), product).statusCode())
                .isLessThan(300);

        assertThat(tablesWith(ann)).isEmpty();
        assertThat(leads()).isEmpty();
        send(demo.replace(ann + "-1", ann + "-2"));
        assertThat(leads()).hasSize(1).doesNotContain(lead);
        assertThat(delete(lead, admin).statusCode()).isEqualTo(404);
    }

    @Test
    void only_an_admin_may() {
        send(hers("{\"type\":\"track\",\"userId\":\"%s-user\",\"event\":\"Demo Requested\",\"messageId\":\"%s-1\"}"));

        for (var role : List.of(Role.MARKETING, Role.SALES_MANAGER, Role.SALES_REP, Role.VIEWER)) {
            assertThat(delete(lead(), user(role)).statusCode()).as(role.name()).isEqualTo(403);
        }
        assertThat(leads()).hasSize(1);
    }

    /** A letter about many, a burst of which each is one, and what tools repeated; nobody takes anything. */
    @Test
    void nor_in_what_was_told_of_many_at_once() {
        var reader = user(Role.SALES_MANAGER).id();
        server().bean(Readers.class)
                .save(
                        tenant.workspace(),
                        new Reader(reader, "Mia", Role.SALES_MANAGER, "mia@example.com", "en", Set.of(Topic.DIGEST)));
        var slack = destination("Slack", new Channel.Slack(new Secret("https://slack.invalid/services/T0/B0/abcdef")));
        var team = destination("Team", new Channel.TeamMail());
        for (var who : List.of("bo", "cy", "di", ann, "ed", "flo")) {
            send("{\"type\":\"identify\",\"userId\":\"%s\",\"messageId\":\"%s-1\",\"traits\":{\"name\":\"%s Lee\"}}"
                    .replace("%s", who));
            send("{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"Demo Requested\",\"messageId\":\"%s-2\"}"
                    .replace("%s", who));
        }
        tell(slack, team, reader);
        Eventually.holds(() -> attempts() >= 8, Duration.ofSeconds(20), () -> attempts() + " were tried");
        bean(JdbcTemplate.class)
                .update(
                        "update destinations set disabled_because = ? where name = 'Slack' and workspace_id = ?",
                        ann + " is unknown",
                        bytes(tenant.workspace().value()));
        assertThat(tablesWith(ann)).contains("deliveries", "delivery_attempts", "destinations");
        var hers = leads(ann).getFirst();

        assertThat(delete(hers, admin).statusCode()).isEqualTo(200);

        assertThat(tablesWith(ann)).isEmpty();
        assertThat(attempts()).as("of the others").isGreaterThan(6);
    }

    private Destination destination(String name, Channel channel) {
        return bean(EditDestinations.class)
                .create(tenant.workspace(), name, channel, Set.of(Topic.DESTINATION_DISABLED), admin.id());
    }

    private void tell(Destination slack, Destination team, UserId reader) {
        var now = Instant.now();
        var told = new ArrayList<Addressed>();
        leads().forEach(lead -> told.add(new Addressed(
                slack.id(),
                new Announcement(
                        new Fact(Topic.SLA_BREACHED, lead, now, null, 9, now, null), "breach " + lead.value(), null))));
        told.add(new Addressed(team.id(), new Announcement(Fact.of(Topic.DIGEST, now, null), "today", reader)));
        bean(Transactions.class).run(() -> {
            bean(Announce.class).to(tenant.workspace(), told, now);
            bean(Announce.class).stopped(tenant.workspace(), slack.id().value(), "Slack", ann + " is unknown", now);
            return told;
        });
    }

    private int attempts() {
        return Objects.requireNonNull(bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(distinct delivery_id) from delivery_attempts where workspace_id = ?",
                        Integer.class,
                        bytes(tenant.workspace().value())));
    }

    private <T> T bean(Class<T> type) {
        return server().bean(type);
    }

    private String hers(String body) {
        return body.replace("%%", "%").replace("%s", ann);
    }

    private void send(String message) {
        var body = "{\"batch\":[" + message + "]}";
        var answer = server().post("/v1/batch", tenant.key(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Something that is not taken, and kept so that its sender can see why. */
    private void refuse(String message) {
        assertThat(server().post("/v1/track", tenant.key(), message).statusCode())
                .isEqualTo(400);
        server().bean(SourceActivity.class).flush();
    }

    private LeadId lead() {
        return leads().getFirst();
    }

    private List<LeadId> leads() {
        return leads("");
    }

    private List<LeadId> leads(String called) {
        var filter = LeadFilter.foundBy(called);
        return server().bean(FindLeads.class).page(tenant.workspace(), filter, filter.order(null), null).rows().stream()
                .map(row -> row.lead().id())
                .toList();
    }

    private HttpResponse<String> delete(LeadId lead, User by) {
        var basic = (by.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return server().send(HttpRequest.newBuilder(URI.create(server().address("/api/v1/leads/" + lead.value())))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic))
                .method("DELETE", BodyPublishers.noBody())
                .build());
    }

    private User user(Role role) {
        var id = new UserId(server().bean(Ids.class).next());
        var user = new User(id, tenant.workspace(), "user-" + id.value(), "User", role, true);
        server().bean(Users.class).add(user, TestServer.hash(PASSWORD), Instant.now());
        return user;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private List<Map<String, @Nullable Object>> row(String sql, LeadId lead) {
        return bean(JdbcTemplate.class).queryForList(sql, (Object) bytes(lead.value()));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private List<String> tablesWith(String text) {
        return Told.tablesWith(server(), text);
    }
}
