package org.leadscoring.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.persistence.sql.Database;

class CheckCommandTest {

    @Test
    void is_content_beside_a_running_server_until_a_score_is_tampered_with(@TempDir Path folder) {
        try (var server = TestServer.embedded(folder)) {
            var tenant = server.newTenant();
            server.post("/v1/track", tenant.key(), "{\"userId\":\"u\",\"event\":\"demo_requested\"}");

            var clean = check(folder);
            server.bean(Database.class)
                    .sql("update scores set total = total + 1")
                    .update();
            var tampered = check(folder);

            assertThat(clean.exit()).isZero();
            assertThat(clean.output()).contains("checked 1 scores with 1 ledger entries: every score is the sum");
            assertThat(tampered.exit()).isEqualTo(1);
            assertThat(tampered.output())
                    .contains(tenant.workspace().value().toString())
                    .contains("the total is 51 (0 + 0 + 50), but its 1 of 1 entries sum to 50");
        }
    }

    private static Outcome check(Path folder) {
        var before = System.out;
        var output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            var exit = LeadScoringCommand.run("check", "--leadscoring.data=" + folder.toAbsolutePath());
            return new Outcome(exit, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private record Outcome(int exit, String output) {}
}
