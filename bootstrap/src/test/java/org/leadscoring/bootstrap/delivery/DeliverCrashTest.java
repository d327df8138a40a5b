package org.leadscoring.bootstrap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.ServerProcess;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.stage.StageActions.Moment;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

/**
 * Thousands of leads become hot, their receiver fails every other time, and the server is killed on the way (spec OUT-1): the
 * receiver is told of each once, and of none twice but of what was under way when the server died. How many it is is said by
 * {@code -Dcrossings=10000}.
 */
@Timeout(300)
class DeliverCrashTest {

    private static final int BATCH = 200;

    /** What one lane has claimed and not settled: see {@code WebhookSender#most}. */
    private static final int UNDER_WAY = 32;

    private static final Pattern LEAD = Pattern.compile("\"lead\":\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void on_the_embedded_database_each_is_told_once(@TempDir Path folder) throws Exception {
        tell(folder, List.of(), 1);
    }

    @Nested
    @NeedsMySql
    class OnMySql {

        /** Two nodes share the work; one of them dies and does not come back. */
        @Test
        void each_is_told_once_by_two_nodes(@TempDir Path folder) throws Exception {
            try (var mysql = MySql.newDatabase()) {
                tell(folder, List.of("--spring.datasource.url=" + mysql.url()), 2);
            }
        }
    }

    private static void tell(Path folder, List<String> database, int nodes) throws Exception {
        var leads = Integer.getInteger("crossings", 400);
        var settings = new ArrayList<>(database);
        settings.add("--leadscoring.delivery.allow-private-addresses=127.0.0.0/8");
        settings.add("--leadscoring.delivery.claim=30s");
        settings.add("--leadscoring.delivery.interval=100ms");
        settings.add("--leadscoring.delivery.retries="
                + IntStream.range(0, 40).mapToObj(n -> "500ms").collect(Collectors.joining(",")));
        try (var receiver = new FailingReceiver()) {
            subscribe(folder, settings, receiver);
            var servers = new ArrayList<ServerProcess>();
            try {
                for (int node = 0; node < nodes; node++) {
                    servers.add(ServerProcess.start(folder, ServerProcess.freePort(), settings));
                }
                send(servers.getFirst(), leads);
                receiver.await(leads / 3, PATIENCE);
                servers.getFirst().kill();
                var before = receiver.taken.size();
                if (nodes == 1) {
                    servers.add(ServerProcess.start(folder, ServerProcess.freePort(), settings));
                }
                receiver.await(leads, PATIENCE);
                assertThat(before).isLessThan(leads);
            } finally {
                servers.forEach(ServerProcess::close);
            }
            assertOnce(receiver, leads);
        }
    }

    private static void assertOnce(FailingReceiver receiver, int people) {
        assertThat(receiver.taken).hasSize(people);
        var twice = receiver.taken.values().stream()
                .filter(times -> times.get() > 1)
                .toList();
        assertThat(twice).as("what was under way").hasSizeLessThanOrEqualTo(UNDER_WAY);
        assertThat(twice).allSatisfy(times -> assertThat(times.get()).isEqualTo(2));
        var leads = new HashSet<String>();
        receiver.said.values().forEach(body -> {
            var lead = LEAD.matcher(body);
            assertThat(lead.find()).as(body).isTrue();
            leads.add(lead.group(1));
        });
        assertThat(leads).hasSize(people);
        assertThat(receiver.requests.get()).isLessThan(3 * people);
    }

    private static void send(ServerProcess server, int leads) {
        var at = Instant.now().minusSeconds(60);
        for (int from = 0; from < leads; from += BATCH) {
            var messages = IntStream.range(from, from + BATCH)
                    .boxed()
                    .flatMap(person ->
                            List.of(event(person, 1, "demo_requested", at), event(person, 2, "page_view_pricing", at))
                                    .stream())
                    .collect(Collectors.joining(","));
            var answer = server.post("/v1/batch", "{\"batch\":[" + messages + "]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static String event(int person, int number, String name, Instant at) {
        return "{\"type\":\"track\",\"userId\":\"p" + person + "\",\"messageId\":\"p" + person + "-" + number
                + "\",\"event\":\"" + name + "\",\"timestamp\":\"" + at.plusSeconds(number) + "\"}";
    }

    /** Has the receiver told whenever a lead becomes hot. */
    private static void subscribe(Path folder, List<String> settings, FailingReceiver receiver) {
        try (var server = TestServer.embedded(folder, settings.toArray(String[]::new))) {
            var workspace = server.workspace();
            var admin = server.bean(Users.class)
                    .byUsername("admin")
                    .orElseThrow()
                    .user()
                    .id();
            var destinations = server.bean(EditDestinations.class);
            var hook = destinations.create(
                    workspace,
                    "Receiver",
                    new Channel.Webhook(receiver.url(), List.of(destinations.makeSecret())),
                    Set.of(),
                    admin);
            server.bean(EditStageActions.class)
                    .change(
                            workspace,
                            StageActions.NONE,
                            new StageActions(
                                    Map.of(new Moment("hot", Direction.UP), List.of(new Action.Tell(hook.id())))),
                            admin);
        }
    }
}
