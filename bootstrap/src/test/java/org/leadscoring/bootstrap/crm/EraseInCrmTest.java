package org.leadscoring.bootstrap.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.Told;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.lead.LeadId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person is sent to a CRM and erased, over real HTTP and a real database (spec OP-3): as long as the CRM has not done it, its
 * number for the record is all that is kept of them; then nothing is.
 */
class EraseInCrmTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ANN = "ann0f5b7c";

    private final ConcurrentLinkedQueue<JsonNode> said = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failing = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            said.add(JsonMapper.shared().readTree(body));
            exchange.sendResponseHeaders(failing.getAndDecrement() > 0 ? 500 : 204, -1);
        }
    }

    @Test
    void nothing_is_kept_of_a_person_once_the_crm_has_erased_them(@TempDir Path folder) {
        try (var server = TestServer.embedded(folder, "--leadscoring.delivery.allow-private-addresses=127.0.0.0/8")) {
            connected(server);
            server.post(
                    "/v1/batch",
                    "key-of-the-first-source",
                    "{\"batch\":[{\"type\":\"identify\",\"userId\":\"%s\",\"messageId\":\"%s-1\",\"traits\":{\"name\":\"%s\",\"email\":\"%s@acme.example\"}}]}"
                            .replace("%s", ANN));
            var lead = lead(server);
            var admin = server.bean(Users.class)
                    .byUsername("admin")
                    .orElseThrow()
                    .user()
                    .id();
            Eventually.holds(
                    () -> Told.tablesWith(server, ANN).contains("crm_links"), PATIENCE, () -> "not sent: " + said);
            Eventually.holds(() -> !said("leads.upserted").isEmpty(), PATIENCE, () -> "not sent: " + said);

            failing.set(1);
            var erasure = server.bean(EraseLead.class).erase(server.workspace(), lead, admin);

            assertThat(Told.tablesWith(server, ANN)).isEmpty();
            Eventually.holds(
                    () -> requests(server, erasure.reference()).getFirst().state() == State.DONE,
                    PATIENCE,
                    () -> "not erased: " + said);
            assertThat(requests(server, erasure.reference()))
                    .singleElement()
                    .satisfies(request -> assertThat(request.doomed()).isNull());
            assertThat(Told.tablesWith(server, ANN)).isEmpty();
            var key =
                    said("leads.upserted").getFirst().at("/data/records/0/key").asString();
            assertThat(said("lead.erased")).hasSizeGreaterThanOrEqualTo(2).allSatisfy(message -> {
                assertThat(message.at("/data/key").asString()).isEqualTo(key);
                assertThat(message.at("/data").propertyNames()).containsExactly("key", "external");
            });
        }
    }

    private void connected(TestServer server) {
        var editing = server.bean(EditConnections.class);
        var admin = server.bean(Users.class)
                .byUsername("admin")
                .orElseThrow()
                .user()
                .id();
        var url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/leads");
        var crm =
                new Crm.Webhook(url, List.of(server.bean(EditDestinations.class).makeSecret()));
        var made = editing.create(server.workspace(), "Receiver", crm, admin);
        editing.change(
                server.workspace(),
                made.id(),
                made.name(),
                crm,
                Duration.ofMinutes(1),
                null,
                false,
                OnErasure.ERASE,
                admin);
        editing.turn(server.workspace(), made.id(), true, admin);
    }

    private static LeadId lead(TestServer server) {
        var filter = LeadFilter.foundBy("");
        return server.bean(FindLeads.class)
                .page(server.workspace(), filter, filter.order(null), null)
                .rows()
                .getFirst()
                .lead()
                .id();
    }

    private static List<ErasureRequest> requests(TestServer server, UUID erasure) {
        return server.bean(FollowErasures.class).of(server.workspace(), erasure);
    }

    private List<JsonNode> said(String type) {
        return said.stream()
                .filter(message -> message.path("type").asString().equals(type))
                .toList();
    }
}
