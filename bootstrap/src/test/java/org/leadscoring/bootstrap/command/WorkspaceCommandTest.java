package org.leadscoring.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.RunCommand.Outcome;

class WorkspaceCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_workspace_is_made_beside_the_server_and_works_at_once() {
        try (var server = TestServer.embedded(folder)) {
            var made = run("workspace", "add", "Brand two", "--admin", "zoe@example.com", "--zone=Europe/Berlin");

            assertThat(made.exit()).as(made.output()).isZero();
            var sent = server.post(
                    "/v1/track", said(made, "write key"), "{\"userId\":\"u\",\"event\":\"demo_requested\"}");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            assertThat(leads(server, "zoe@example.com", said(made, "password"))).contains("\"id\":");
            assertThat(leads(server, "admin", TestServer.PASSWORD)).doesNotContain("\"id\":");
            assertThat(run("workspace", "list").output().lines().filter(line -> line.contains("  ")))
                    .satisfiesExactly(
                            first -> assertThat(first).endsWith("  UTC  Main"),
                            second -> assertThat(second).endsWith("  Europe/Berlin  Brand two"));
            assertThat(run("workspace", "add", "Brand two", "--admin", "yan").output())
                    .contains("there is a workspace Brand two already");
            assertThat(run("workspace", "add", "Brand three", "--admin", "zoe@example.com")
                            .output())
                    .contains("somebody signs in as zoe@example.com already");
        }
    }

    @Test
    void what_is_missing_or_wrong_is_said() {
        assertThat(RunCommand.run("workspace").output()).contains("Say what to do: add or list");
        assertThat(run("workspace", "add", "X").output()).contains("Missing required option: '--admin=USER'");
        assertThat(run("workspace", "add", "X", "--admin=y", "--zone=Mars").output())
                .contains("There is no zone Mars");
        assertThat(run("workspace", "add", "X", "--admin=y").output()).contains("start the server on it first");
    }

    private Outcome run(String... args) {
        var all = new String[args.length + 1];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--leadscoring.data=" + folder.toAbsolutePath();
        return RunCommand.run(all);
    }

    private static String said(Outcome outcome, String what) {
        var found = Pattern.compile(what + " +(\\S+)").matcher(outcome.output());
        assertThat(found.find()).as(outcome.output()).isTrue();
        return found.group(1);
    }

    private static String leads(TestServer server, String user, String password) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return server.send(HttpRequest.newBuilder(URI.create(server.address("/api/leads")))
                        .header("Authorization", "Basic " + basic)
                        .build())
                .body();
    }
}
