package org.leadscoring.bootstrap.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.delivery.Circuit;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spec OP-4: what whoever runs the server sees of it, on one server that logs as JSON and sends traces. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DOCS = Path.of("..", "docs", "operations");

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static SpanReceiver spans;
    private static TestServer server;
    private static TestServer.Tenant tenant;
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        data = folder.toAbsolutePath();
        // Who logs already in this process keeps the way it logs: a server of another test that has not ended, say.
        LoggingSystem.get(OperationsTest.class.getClassLoader()).cleanUp();
        spans = SpanReceiver.start();
        server = TestServer.embedded(
                folder,
                "--leadscoring.metrics.interval=200ms",
                "--leadscoring.drain=2s",
                "--logging.structured.format.console=ecs",
                "--logging.level.org.leadscoring.web=info",
                "--logging.level.org.leadscoring.bootstrap=info",
                "--spring.datasource.hikari.allow-pool-suspension=true",
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + spans.url(),
                "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                "--management.tracing.sampling.probability=0");
        tenant = server.newTenant();
    }

    @AfterAll
    static void stop() {
        server.close();
        spans.close();
    }

    @Test
    @Order(1)
    void what_is_taken_refused_and_waits_can_be_read_by_who_signs_in() {
        server.post("/v1/track", tenant.key(), "{\"userId\":\"u\",\"event\":\"demo_requested\"}");
        server.post("/v1/track", tenant.key(), "{\"userId\":\"u\"}");
        server.post("/v1/track", "no-such-key-at-all", "{\"userId\":\"u\",\"event\":\"e\"}");

        var numbers = get("/actuator/prometheus", TestServer.PASSWORD);

        assertThat(numbers.statusCode()).isEqualTo(200);
        assertThat(numbers.body())
                .contains("leadscoring_ingestion_waiting_events 0.0")
                .contains("leadscoring_ingestion_group_events_count 1")
                .contains("leadscoring_ingestion_refused_events_total 0.0")
                .contains("leadscoring_sources_taken_total 1.0")
                .contains("leadscoring_sources_refused_total 1.0")
                .contains("leadscoring_sources_limited_total 0.0")
                .contains("leadscoring_sources_unknown_keys_total 1.0")
                .contains("leadscoring_sla_transitions_total{transition=\"opened\"} 1.0")
                .contains("leadscoring_sla_transitions_total{transition=\"breached\"} 0.0");
        assertThat(get("/actuator/prometheus", "wrong").statusCode()).isEqualTo(401);
        Eventually.holds(
                () -> metrics().contains("leadscoring_sla_open_promises 1.0"), PATIENCE, OperationsTest::metrics);
    }

    @Test
    @Order(2)
    void every_metric_of_the_dashboard_and_of_the_alerts_exists() throws IOException {
        var destination = Outside.of(server, server.workspace());
        Eventually.holds(
                () -> metrics().contains("leadscoring_deliveries_lag_seconds{destination=\"" + destination),
                PATIENCE,
                OperationsTest::metrics);
        Eventually.holds(
                () -> metrics().contains("leadscoring_crm_runs_seconds_count"), PATIENCE, OperationsTest::metrics);
        var exposed = Exposition.of(metrics());
        var dashboard = expressions(JSON.readTree(Files.readString(DOCS.resolve("grafana-dashboard.json"))));
        var alerts = Alerts.expressions(DOCS.resolve("alerts.yml"));

        assertThat(dashboard).hasSizeGreaterThan(40);
        assertThat(alerts).hasSizeGreaterThan(10);
        for (var expression : dashboard) {
            assertThat(exposed.missing(expression)).as(expression).isEmpty();
        }
        for (var expression : alerts) {
            assertThat(exposed.missing(expression)).as(expression).isEmpty();
        }
        assertThat(exposed.missing("rate(leadscoring_no_such_total{a=\"b\"}[5m]) > 1"))
                .containsExactly("leadscoring_no_such_total{a=\"b\"}");
        assertThat(exposed.missing("sum by (name) (leadscoring_jobs_runs_seconds_count{outcome=\"so so\"})"))
                .containsExactly("leadscoring_jobs_runs_seconds_count{outcome=\"so so\"}");
    }

    /** Not the one it was started on, which may be another. */
    @Test
    @Order(3)
    void the_disk_that_is_watched_is_that_of_the_data() {
        assertThat(Exposition.of(metrics()).values("disk_free_bytes", "path")).containsExactly(data.toString());
        assertThat(server.bean(DiskSpaceHealthIndicator.class).health().getDetails())
                .containsEntry("path", data.toString());
    }

    @Test
    @Order(3)
    void who_was_switched_off_because_it_takes_nothing_does_not_vanish() {
        var destination =
                server.bean(Destinations.class).all(server.workspace()).getFirst();
        var labels = "{destination=\"" + destination.id().value() + "\",kind=\"mail\"}";
        assertThat(metrics()).contains("leadscoring_deliveries_disabled" + labels + " 0.0");

        server.bean(Transactions.class).run(() -> {
            server.bean(Destinations.class).save(destination.switched(false));
            server.bean(Destinations.class)
                    .save(server.workspace(), destination.id(), new Health(Circuit.CLOSED, "HTTP 410"));
            return destination;
        });

        Eventually.holds(
                () -> metrics().contains("leadscoring_deliveries_disabled" + labels + " 1.0"),
                PATIENCE,
                OperationsTest::metrics);
        assertThat(metrics()).doesNotContain("leadscoring_deliveries_lag_seconds" + labels);
    }

    @Test
    @Order(3)
    void every_job_tells_how_it_fares() {
        var names = Exposition.of(metrics()).values("leadscoring_jobs_last_success_seconds", "name");

        assertThat(names)
                .contains(
                        "sla-clocks",
                        "passing-time",
                        "replays",
                        "publications",
                        "simulations",
                        "evidence",
                        "imports",
                        "deliveries",
                        "digests",
                        "crm",
                        "analytics",
                        "dashboard",
                        "sources",
                        "metrics");
    }

    @Test
    @Order(4)
    void a_request_keeps_the_id_it_came_with_if_that_is_well_formed() {
        assertThat(health(Map.of("X-Request-Id", "0f3c-abc.DEF_12")).headers().allValues("X-Request-Id"))
                .containsExactly("0f3c-abc.DEF_12");
        for (var bad : List.of("short", "with a blank", "ann@example.com", "quo\"te-quo\"te", "x".repeat(129))) {
            assertThat(health(Map.of("X-Request-Id", bad)).headers().allValues("X-Request-Id"))
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{32}");
        }
        assertThat(health(Map.of()).headers().allValues("X-Request-Id")).hasSize(1);
    }

    @Test
    @Order(5)
    void the_log_says_which_request_workspace_lead_and_trace_and_nothing_of_what_was_sent(CapturedOutput output)
            throws IOException, InterruptedException {
        var key = "key-" + UUID.randomUUID();
        var trace = UUID.randomUUID().toString().replace("-", "");
        var lead = UUID.randomUUID();
        server.post(
                "/v1/track",
                tenant.key(),
                "{\"userId\":\"u\",\"event\":\"demo_requested\",\"messageId\":\"of ann.secret\",\"properties\":"
                        + "{\"email\":\"ann.secret@example.com\",\"phone\":\"+4917012345678\"}}");
        server.post("/v1/track", key, "{\"userId\":\"ann.secret@example.com\",\"event\":\"e\"}");
        server.post("/v1/track", tenant.key(), "{\"userId\":\"ann.secret@example.com\",\"event\":");
        server.post("/v1/batch", tenant.key(), "{\"batch\":[{\"userId\":\"ann.secret@example.com\"}]}");
        get("/api/v1/models", "wrong ann.secret");
        signIn("ann.secret@example.com", "pass ann.secret");
        get("/api/leads?search=ann.secret@example.com", TestServer.PASSWORD);
        get("/leads/ann.secret@example.com", TestServer.PASSWORD);

        var refused = server.send(as(TestServer.PASSWORD, "/api/v1/leads/" + lead + "/void")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "request-of-this-test")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString("{\"reason\":\"" + "ann.secret@example.com ".repeat(30) + "\"}"))
                .build());

        assertThat(refused.statusCode()).isEqualTo(400);
        var line = lines(output).stream()
                .filter(entry -> entry.toString().contains("request-of-this-test"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the log: " + output.getAll()));
        assertThat(line.path("message").asString()).startsWith("POST /api/v1/leads/" + lead + "/void refused");
        assertThat(field(line, "request")).isEqualTo("request-of-this-test");
        assertThat(field(line, "workspace"))
                .isEqualTo(server.workspace().value().toString());
        assertThat(field(line, "lead")).isEqualTo(lead.toString());
        assertThat(line.toString()).contains(trace);
        assertThat(output.getAll())
                .doesNotContain("ann.secret")
                .doesNotContain("4917012345678")
                .doesNotContain(tenant.key())
                .doesNotContain(key)
                .doesNotContain(TestServer.PASSWORD);
        spans.await(trace, PATIENCE);
        assertThat(spans.of(trace)).contains("leadscoring").contains("POST").doesNotContain("ann.secret");
    }

    @Test
    @Order(6)
    void who_lives_does_not_depend_on_the_database() {
        var pool = server.bean(HikariDataSource.class);
        // Whoever needs the database waits from here on.
        pool.getHikariPoolMXBean().suspendPool();
        try {
            assertThat(open("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(open("/actuator/health/readiness").statusCode()).isEqualTo(200);
        } finally {
            pool.getHikariPoolMXBean().resumePool();
        }
        assertThat(open("/actuator/health").statusCode()).isEqualTo(200);
    }

    /** The last, for the server is gone after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void who_stops_says_so_first_and_goes_on_answering_meanwhile() throws InterruptedException {
        assertThat(open("/actuator/health/readiness").statusCode()).isEqualTo(200);

        var stopping = Thread.ofPlatform().start(server::close);
        Eventually.holds(
                () -> open("/actuator/health/readiness").statusCode() == 503, PATIENCE, () -> "it is still ready");
        var taken = server.post("/v1/track", tenant.key(), "{\"userId\":\"u\",\"event\":\"late\"}");
        var alive = open("/actuator/health/liveness");
        stopping.join();

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(alive.statusCode()).isEqualTo(200);
    }

    private static List<String> expressions(JsonNode dashboard) {
        return dashboard.findValues("expr").stream().map(JsonNode::asString).toList();
    }

    /** The lines of the log: what else is printed is no JSON. */
    private static List<JsonNode> lines(CapturedOutput output) {
        var lines = new ArrayList<JsonNode>();
        output.getAll().lines().filter(line -> line.startsWith("{")).forEach(line -> lines.add(JSON.readTree(line)));
        return lines;
    }

    private static String field(JsonNode line, String name) {
        return line.path(name).asString();
    }

    private static String metrics() {
        return get("/actuator/prometheus", TestServer.PASSWORD).body();
    }

    private static void signIn(String name, String password) throws IOException, InterruptedException {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var door = URI.create(server.address("/sign-in"));
            var page = browser.send(HttpRequest.newBuilder(door).build(), BodyHandlers.ofString())
                    .body();
            var token = CSRF.matcher(page).results().findFirst().orElseThrow().group(1);
            var answer = browser.send(
                    HttpRequest.newBuilder(door)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "_csrf=" + token + "&username=" + name + "&password=" + password.replace(' ', '+')))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/sign-in?");
        }
        var basic = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        server.send(HttpRequest.newBuilder(URI.create(server.address("/api/v1/models")))
                .header("Authorization", "Basic " + basic)
                .build());
    }

    private static HttpResponse<String> get(String path, String password) {
        return server.send(as(password, path).build());
    }

    private static HttpRequest.Builder as(String password, String path) {
        var basic = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(server.address(path))).header("Authorization", "Basic " + basic);
    }

    private static HttpResponse<String> open(String path) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address(path)))
                .timeout(PATIENCE)
                .build());
    }

    private static HttpResponse<String> health(Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(server.address("/actuator/health/liveness")));
        headers.forEach(request::header);
        return server.send(request.build());
    }
}
