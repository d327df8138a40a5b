package org.leadscoring.bootstrap.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.ServerProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed while it publishes goes on where it stopped, and nobody can tell afterwards. */
class PublishCrashTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEADS = 1_500;
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> TYPES =
            List.of("demo_requested", "email_opened", "clicked_link", "page_view_pricing", "webinar_registered");

    @Test
    void a_publication_that_was_killed_ends_with_the_scores_of_an_undisturbed_one(@TempDir Path folder)
            throws Exception {
        var disturbed = Files.createDirectory(folder.resolve("disturbed"));
        var undisturbed = folder.resolve("undisturbed");
        String model;
        try (var server = ServerProcess.start(disturbed)) {
            fill(server);
            model = load(server);
        }
        copy(disturbed, undisturbed);

        try (var server = ServerProcess.start(undisturbed)) {
            publish(server, model);
            await(server, model, publication -> publication.path("done").asLong() >= LEADS && live(server, model));
        }
        var crashed = ServerProcess.start(disturbed);
        publish(crashed, model);
        await(crashed, model, publication -> publication.path("done").asLong() > 0);
        crashed.kill();
        var left = EmbeddedDatabase.rows(disturbed, "select phase, done from publications");
        try (var server = ServerProcess.start(disturbed)) {
            await(server, model, publication -> publication.path("done").asLong() >= LEADS && live(server, model));
        }

        assertThat(left).singleElement().asString().startsWith("scoring, ").isNotEqualTo("scoring, " + LEADS);
        for (var table : List.of(
                "select rawtohex(lead_id), total, engagement, fit, intent, stage, entries, crossings, change_rule, change_points,"
                        + " change_at, last_activity_at, events, stepped_at from scores order by model_id, lead_id",
                "select rawtohex(lead_id), seq, cause, rule_id, category, rawtohex(event_id), points, score_before, score_after, occurred_at"
                        + " from ledger_entries order by model_id, lead_id, seq",
                "select rawtohex(lead_id), seq, stage, direction, score, rawtohex(event_id), occurred_at"
                        + " from crossings order by model_id, lead_id, seq")) {
            var expected = EmbeddedDatabase.rows(undisturbed, table);
            var different = EmbeddedDatabase.rows(disturbed, table);
            assertThat(different).hasSize(expected.size()).hasSizeGreaterThan(LEADS);
            different.removeAll(Set.copyOf(expected));
            assertThat(different).isEmpty();
        }
    }

    private static void fill(ServerProcess server) {
        var start = Instant.now().minus(Duration.ofDays(20));
        for (int from = 0; from < LEADS; from += BATCH) {
            var messages = IntStream.range(from, from + BATCH)
                    .boxed()
                    .flatMap(lead -> IntStream.range(0, 1 + lead % 4)
                            .mapToObj(n -> message(lead, n, start.plus(Duration.ofHours(lead % 200 + 30L * n)))))
                    .collect(Collectors.joining(","));
            assertThat(server.post("/v1/batch", "{\"batch\":[" + messages + "]}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String message(int lead, int n, Instant at) {
        return """
                {"type":"track","userId":"u%d","messageId":"m%d-%d","event":"%s","timestamp":"%s",
                 "context":{"traits":{"company_size":%d}}}
                """.formatted(lead, lead, n, TYPES.get((lead + n) % TYPES.size()), at, lead % 100);
    }

    private static String load(ServerProcess server) {
        var file = server.api("GET", "/model-templates/contact-model", "application/json", "")
                .body();
        var loaded = server.api("POST", "/models", "application/yaml", file);
        assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(201);
        return JSON.readTree(loaded.body()).path("id").asString();
    }

    private static void publish(ServerProcess server, String model) {
        var asked = server.api("POST", "/models/" + model + "/publication", "application/json", "");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    }

    private static boolean live(ServerProcess server, String model) {
        var models = JSON.readTree(
                server.api("GET", "/models", "application/json", "").body());
        for (var version : models) {
            if (version.path("id").asString().equals(model)) {
                return version.path("state").asString().equals("live");
            }
        }
        return false;
    }

    private static void await(ServerProcess server, String model, Predicate<JsonNode> done) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var publications = server.api("GET", "/publications", "application/json", "");
            for (var publication : JSON.readTree(publications.body())) {
                if (publication.path("model").asString().equals(model) && done.test(publication)) {
                    return;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
        throw new AssertionError("the publication did not come so far within " + PATIENCE);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
