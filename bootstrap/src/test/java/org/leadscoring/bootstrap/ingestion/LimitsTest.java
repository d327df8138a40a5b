package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

/** What an operator sets holds (spec IN-6). */
class LimitsTest {

    @Test
    void limits_that_were_set_hold_for_all_ways_in(@TempDir Path folder) {
        try (var server = TestServer.embedded(
                folder,
                "--leadscoring.ingestion.max-event-size=2KB",
                "--leadscoring.ingestion.max-batch-size=4KB",
                "--leadscoring.ingestion.max-batch-events=3")) {
            var tenant = server.newTenant();
            var big = "\"x\":\"" + "x".repeat(2_048) + "\"";
            var item = "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\"}";

            for (var path :
                    List.of("/v1/track", "/api/lead-score/track", "/api/leads", "/api/events", "/api/email-events")) {
                var answer = server.post(path, tenant.key(), "{" + big + "}");
                assertThat(answer.statusCode()).as(path).isEqualTo(413);
                assertThat(answer.body()).contains("larger than 2 KB").contains("events of at most 2 KB");
            }
            var items = server.post("/v1/batch", tenant.key(), "{\"batch\":[" + (item + ",").repeat(3) + item + "]}");
            assertThat(items.statusCode()).isEqualTo(413);
            assertThat(items.body()).contains("/batch holds 4 messages; send at most 3");
            var one = server.post(
                    "/api/batch",
                    tenant.key(),
                    "{\"events\":[{\"userId\":\"u\",\"type\":\"e\"},{\"userId\":\"u\",\"type\":\"e\"," + big + "}]}");
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(one.body()).contains("\"accepted\":1").contains("is larger than 2 KB");
            var beacon =
                    server.post("/beacon/v1/batch", tenant.key(), "{\"batch\":[],\"x\":\"" + "x".repeat(4_096) + "\"}");
            assertThat(beacon.statusCode()).isEqualTo(413);
            var body = server.post("/v1/batch", tenant.key(), "{\"batch\":[],\"x\":\"" + "x".repeat(4_096) + "\"}");
            assertThat(body.statusCode()).isEqualTo(413);
            assertThat(body.body()).contains("larger than 4 KB");
        }
    }
}
