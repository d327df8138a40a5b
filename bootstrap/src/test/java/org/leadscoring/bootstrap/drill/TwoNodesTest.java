package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialServer;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers in processes of their own on one MySQL, whose clock is moved on: whatever is due is done by one of them, and once
 * (spec OP-1). Deliveries, breaches, runs of a CRM, feeds of analytics, and the letter of the morning.
 */
@NeedsMySql
@Timeout(600)
class TwoNodesTest {

    private static final int PEOPLE = 120;
    private static final String KEY = "key-of-the-first-source";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The jobs by which something is told or marked. */
    private static final Set<String> DOING = Set.of("analytics", "crm", "deliveries", "digests", "sla-clocks");

    private static final Pattern RUNS = Pattern.compile(
            "(?m)^leadscoring_jobs_runs_seconds_count\\{name=\"([a-z-]+)\",outcome=\"success\"} (\\d+)$");
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    @Test
    void what_is_due_is_done_by_one_of_them(@TempDir Path folder) throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        var receiver = receiver();
        var clock = folder.resolve("clock");
        ShiftedClock.set(clock, Duration.ZERO);
        try (var mysql = MySql.newDatabase()) {
            var settings = settings(folder, mysql.url(), clock, mail.getSmtp().getPort());
            configure(folder, settings, receiver);
            var start = new TrialServer.Start(
                    KEY, TestServer.PASSWORD, List.of(), List.of(DrillNodeCommand.NAME), Map.copyOf(settings));
            var url = Map.of(Settings.URL, mysql.url());
            var plain = new Settings(List.of(), url, folder.toString());
            try (var one = TrialServer.start(plain, url, start);
                    var other = TrialServer.start(plain, url, start)) {
                one.awaitReady();
                other.awaitReady();

                send(List.of(one, other), Instant.now().minusSeconds(30));
                await(() -> of("stage_entered").size() >= PEOPLE, "each is told of when it gets hot");
                // What the log holds is settled, and the CRM is due several times over.
                ShiftedClock.set(clock, Duration.ofMinutes(4));
                await(() -> feed().size() >= 2 * PEOPLE, "each event is fed");
                await(() -> records().size() >= PEOPLE, "each lead is in the CRM");
                // Four hours were promised.
                ShiftedClock.set(clock, Duration.ofHours(5));
                await(() -> of("sla.breached").size() >= PEOPLE, "each breach is told of");
                assertThat(mail.getReceivedMessages())
                        .as("letters before eight")
                        .isEmpty();
                ShiftedClock.set(clock, Duration.ofHours(9));
                await(() -> mail.getReceivedMessages().length >= 1, "the letter of the morning is there");
                // And whoever would do it a second time has looked.
                for (var node : List.of(one, other)) {
                    var before = runs(node);
                    await(() -> haveRunTwice(before, runs(node)), "all jobs have run again: " + before);
                }
            }

            assertOnce("stage_entered");
            assertOnce("sla.breached");
            assertThat(feed()).hasSize(2 * PEOPLE).doesNotHaveDuplicates();
            assertThat(records()).hasSize(PEOPLE).doesNotHaveDuplicates();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(RunCommand.run("check", "--spring.datasource.url=" + mysql.url())
                            .exit())
                    .isZero();
        } finally {
            receiver.stop(0);
            mail.stop();
        }
    }

    private static Map<String, String> settings(Path folder, String url, Path clock, int smtp) {
        var settings = new TreeMap<String, String>();
        settings.put("spring.datasource.url", url);
        settings.put("leadscoring.data", folder.toString());
        settings.put("leadscoring.secret-key", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put(DrillNodeCommand.CLOCK, clock.toString());
        settings.put("leadscoring.delivery.allow-private-addresses", "127.0.0.0/8");
        settings.put("leadscoring.delivery.interval", "200ms");
        settings.put("leadscoring.delivery.digest-interval", "500ms");
        settings.put("leadscoring.sla.sweep-interval", "500ms");
        settings.put("leadscoring.mail.host", "127.0.0.1");
        settings.put("leadscoring.mail.port", Integer.toString(smtp));
        settings.put("leadscoring.mail.from", "leads@example.com");
        settings.put("leadscoring.mail.encryption", "none");
        return settings;
    }

    private static void configure(Path folder, Map<String, String> settings, HttpServer receiver) {
        var options = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var url = "http://127.0.0.1:" + receiver.getAddress().getPort();
        try (var server = TestServer.embedded(folder, options)) {
            var workspace = server.workspace();
            server.addUser("maria", "Maria", Role.SALES_MANAGER);
            var admin =
                    server.bean(Users.class).byUsername("admin").orElseThrow().user();
            var maria =
                    server.bean(Users.class).byUsername("maria").orElseThrow().user();
            server.bean(Readers.class)
                    .save(
                            workspace,
                            new Reader(
                                    maria.id(),
                                    "Maria",
                                    maria.role(),
                                    "maria@example.com",
                                    "en",
                                    Set.of(Topic.DIGEST)));
            var destinations = server.bean(EditDestinations.class);
            server.bean(EditWorkspace.class).change(workspace, "Night", whereItIsNight(), admin.id());
            destinations.create(workspace, "The team", new Channel.TeamMail(), Set.of(), admin.id());
            var hook = destinations.create(
                    workspace,
                    "Warehouse",
                    new Channel.Webhook(URI.create(url + "/hook"), List.of(destinations.makeSecret())),
                    Set.of(Topic.SLA_BREACHED),
                    admin.id());
            server.bean(EditStageActions.class)
                    .change(
                            workspace,
                            StageActions.NONE,
                            StageActions.NONE.with("hot", Direction.UP, List.of(new Action.Tell(hook.id()))),
                            admin.id());
            var crms = server.bean(EditConnections.class);
            var crm = new Crm.Webhook(URI.create(url + "/crm"), List.of(destinations.makeSecret()));
            var connection = crms.create(workspace, "CRM", crm, admin.id());
            crms.change(
                    workspace,
                    connection.id(),
                    "CRM",
                    crm,
                    Duration.ofMinutes(1),
                    null,
                    true,
                    OnErasure.KEEP,
                    admin.id());
            crms.turn(workspace, connection.id(), true, admin.id());
            var feeds = server.bean(EditFeeds.class);
            var feed = feeds.create(
                    workspace,
                    "Analytics",
                    new Sink.PostHog(URI.create(url), new Secret("phc_0123456789abcdef")),
                    new Content(true, Set.of(), Map.of(), false),
                    admin.id());
            feeds.turn(workspace, feed.id(), true, admin.id());
        }
    }

    private HttpServer receiver() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
        return server;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(exchange.getRequestURI().getPath(), JSON.readTree(body)));
            var answer = "{\"status\":\"Ok\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static void send(List<TrialServer> nodes, Instant at) throws IOException {
        for (int half = 0; half < 2; half++) {
            var first = half * PEOPLE / 2;
            var messages = IntStream.range(first, first + PEOPLE / 2)
                    .boxed()
                    .flatMap(person -> List.of(
                            event(person, "demo_requested", at), event(person, "page_view_pricing", at.plusSeconds(1)))
                            .stream())
                    .collect(Collectors.joining(","));
            var body = "{\"batch\":[" + messages + "],\"writeKey\":\"" + KEY + "\"}";
            try (var connection = nodes.get(half).connect()) {
                var answer = connection.exchange(("POST /v1/batch HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(answer.isAccepted()).as(answer.body()).isTrue();
            }
        }
    }

    private static String event(int person, String name, Instant at) {
        return "{\"type\":\"track\",\"userId\":\"p" + person + "\",\"messageId\":\"" + person + name + "\",\"event\":\""
                + name + "\",\"timestamp\":\"" + at + "\",\"context\":{\"traits\":{\"email\":\"p" + person
                + "@example.com\"}}}";
    }

    /** How often each job has run on a node, by its name. */
    private static Map<String, Integer> runs(TrialServer node) {
        try {
            return RUNS.matcher(node.metrics(SetUpWorkspace.ADMIN, TestServer.PASSWORD))
                    .results()
                    .filter(job -> DOING.contains(job.group(1)))
                    .collect(Collectors.toMap(job -> job.group(1), job -> Integer.parseInt(job.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean haveRunTwice(Map<String, Integer> before, Map<String, Integer> now) {
        return before.keySet().equals(DOING)
                && before.entrySet().stream().allMatch(job -> now.getOrDefault(job.getKey(), 0) >= job.getValue() + 2);
    }

    /** Where it is between midnight and one now, so that the first letter due is that of the next morning. */
    private static ZoneId whereItIsNight() {
        var hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        // Etc/GMT+5 is five hours behind.
        return ZoneId.of(hour <= 12 ? "Etc/GMT+" + hour : "Etc/GMT-" + (24 - hour));
    }

    private static void await(BooleanSupplier done, String what) {
        Eventually.holds(done, PATIENCE, () -> what);
    }

    private List<JsonNode> of(String type) {
        return told.stream()
                .filter(one -> one.path().equals("/hook"))
                .map(Told::body)
                .filter(body -> body.path("type").asString().endsWith(type))
                .toList();
    }

    private void assertOnce(String type) {
        assertThat(of(type).stream()
                        .map(body -> body.path("data").path("lead").path("id").asString())
                        .toList())
                .as(type)
                .hasSize(PEOPLE)
                .doesNotHaveDuplicates();
    }

    /** The records that the CRM was told of for the first time. */
    private List<String> records() {
        var keys = new ArrayList<String>();
        told.stream()
                .filter(one -> one.path().equals("/crm"))
                .forEach(one -> one.body().path("data").path("records").forEach(record -> {
                    if (record.path("fields").has("email")) {
                        keys.add(record.path("key").asString());
                    }
                }));
        return keys;
    }

    private List<String> feed() {
        var ids = new ArrayList<String>();
        told.stream()
                .filter(one -> one.path().startsWith("/batch"))
                .forEach(one -> one.body()
                        .path("batch")
                        .forEach(event -> ids.add(event.path("uuid").asString())));
        return ids;
    }

    private record Told(String path, JsonNode body) {}
}
