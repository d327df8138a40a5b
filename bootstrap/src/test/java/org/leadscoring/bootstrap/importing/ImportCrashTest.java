package org.leadscoring.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.ServerProcess;
import org.leadscoring.bootstrap.command.TestServer;

/** A command that is killed while it imports: the same command goes on where it stopped, and nobody can tell afterwards. */
class ImportCrashTest {

    private static final int ROWS = 20_000;
    private static final int LEADS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void an_import_that_was_killed_ends_with_every_row_exactly_once(@TempDir Path folder) throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        TestServer.embedded(data).close();
        var file = Files.writeString(
                folder.resolve("events.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i ->
                                "u%d,email_opened,2026-01-%02d\n".formatted(i * LEADS / ROWS, 1 + i % (ROWS / LEADS)))
                        .collect(Collectors.joining("", "user id,event,timestamp\n", "")));
        var command = List.of("import", "events", file.toString(), "--leadscoring.data=" + data.toAbsolutePath());

        killedHalfway(command, folder, data);
        var left = EmbeddedDatabase.rows(data, "select state, read_rows from imports");
        var again = RunCommand.run(command.toArray(String[]::new));

        assertThat(left).singleElement().asString().startsWith("running, ").isNotEqualTo("running, " + ROWS);
        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(again.output())
                .contains("going on with import")
                .contains("20,000 of 20,000 rows taken, 0 had been taken before, 0 refused");
        assertThat(EmbeddedDatabase.rows(data, "select count(*) from events")).containsExactly(Integer.toString(ROWS));
        assertThat(EmbeddedDatabase.rows(data, "select count(*) from leads")).containsExactly(Integer.toString(LEADS));
        assertThat(EmbeddedDatabase.rows(data, "select distinct total, entries from scores"))
                .as("all did the same")
                .hasSize(1);
        assertThat(RunCommand.run("check", "--leadscoring.data=" + data.toAbsolutePath())
                        .exit())
                .isZero();
    }

    private static void killedHalfway(List<String> command, Path folder, Path data) throws Exception {
        var log = folder.resolve("import.log");
        var process =
                ServerProcess.program(command).redirectOutput(log.toFile()).start();
        try {
            await(process, log, () -> Files.readString(log).contains("import "));
            // The database is open by now in that process, through which this one looks into it.
            await(
                    process,
                    log,
                    () -> EmbeddedDatabase.rows(data, "select 1 from imports where read_rows >= 3000")
                                    .size()
                            == 1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void await(Process process, Path log, Condition condition) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(process.isAlive() && Instant.now().isBefore(deadline))
                    .as("the import did not come so far: %s", Files.readString(log))
                    .isTrue();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private interface Condition {
        boolean holds() throws IOException, SQLException;
    }
}
