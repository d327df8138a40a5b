package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

/** Back-pressure and limits as numbers that Prometheus reads (spec OP-4). */
class MetricsTest {

    @Test
    void what_is_taken_refused_and_waits_can_be_read_by_who_signs_in(@TempDir Path folder) {
        try (var server = TestServer.embedded(folder)) {
            var tenant = server.newTenant();
            server.post("/v1/track", tenant.key(), "{\"userId\":\"u\",\"event\":\"demo_requested\"}");
            server.post("/v1/track", tenant.key(), "{\"userId\":\"u\"}");
            server.post("/v1/track", "no-such-key-at-all", "{\"userId\":\"u\",\"event\":\"e\"}");

            var numbers = metrics(server, TestServer.PASSWORD);

            assertThat(numbers.statusCode()).isEqualTo(200);
            assertThat(numbers.body())
                    .contains("leadscoring_ingestion_waiting_events 0.0")
                    .contains("leadscoring_ingestion_group_events_count 1")
                    .contains("leadscoring_ingestion_refused_events_total 0.0")
                    .contains("leadscoring_sources_taken_total 1.0")
                    .contains("leadscoring_sources_refused_total 1.0")
                    .contains("leadscoring_sources_limited_total 0.0")
                    .contains("leadscoring_sources_unknown_keys_total 1.0");
            assertThat(metrics(server, "wrong").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> metrics(TestServer server, String password) {
        var basic = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return server.send(HttpRequest.newBuilder(URI.create(server.address("/actuator/prometheus")))
                .header("Authorization", "Basic " + basic)
                .build());
    }
}
